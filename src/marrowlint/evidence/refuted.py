"""Hold a claim against what its sources say outright: not measured, not significant, the reverse.

Each check waits for a word of its own in the claim or in the source, so that most claims cost
nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Material, root, stems
from marrowlint.evidence.results import outcome
from marrowlint.evidence.wordlists import tagged
from marrowlint.language.words import STOP
from marrowlint.language.words import words as words_of
from marrowlint.patterns import lazy

_UNMEASURED = lazy(
    r"(?P<what>[^.;:,()]{3,80}?)\s(?:was|were)\s(?:not|never)\s"
    r"(?:measured|counted|studied|assessed|recorded|examined|looked at|an outcome)\b",
    re.IGNORECASE,
)
_ITEMS = lazy(r",|\band\b|\bor\b")
_BETTER = lazy(
    r"(?P<one>[\w' -]{3,60}?)\s(?:(?:was|were|is|are|worked|works|did|does|proved|performed)\s)?"
    r"(?:\w+ly\s)?(?:better|more effective|more potent|superior|stronger)\s(?:than|to)\s"
    r"(?P<other>[\w' -]{3,40})",
    re.IGNORECASE,
)
_SIGNIFICANT = lazy(r"\b(?:statistically )?significan(?:t|tly)\b", re.IGNORECASE)
_CHANCE = lazy(
    r"\b(?:not|no|without|nor|never)\s(?:\w+\s){0,2}?significan\w+|\bnon-?significan\w+",
    re.IGNORECASE,
)
_SURE = lazy(r"\bP\s?[<=≤]\s?0?[.·]0[0-4]", re.IGNORECASE)


def mismatches(claim: str, known: Sequence[Material], topic: frozenset[str]) -> Iterator[Mismatch]:
    """Yield what every one of ``known`` says outright against ``claim``, which states an effect."""
    found = (_unmeasured(claim, known, topic), _reversed(claim, known), _chance(claim, known))
    yield from filter(None, found)


def _unmeasured(claim: str, known: Sequence[Material], topic: frozenset[str]) -> Mismatch | None:
    """Return an outcome of which each source says that nobody measured it."""
    there = [_left_out(one) for one in known]
    if not all(there):
        return None
    for word in words_of(claim):
        stem = "survival" if word.fold in tagged("results")["survival"] else root(word.fold)
        if stem not in topic and all(stem in one for one in there):
            passage = there[0][stem]
            why = f"the claim tells '{word.fold}', which the source did not measure"
            return _mismatch("outcome-not-in-source", claim, word.start, word.end, passage, why)
    return None


@lru_cache(maxsize=1_024)
def _left_out(known: Material) -> dict[str, str]:
    """Return the stems of what a source says it did not measure, each with the sentence."""
    found: dict[str, str] = {}
    for one in known.passages:
        if " not " not in one.text and " never " not in one.text:
            continue
        for match in _UNMEASURED.finditer(one.text):
            for item in _ITEMS.split(match["what"]):
                found.update(dict.fromkeys(_heads(item), one.text))
    return found


def _heads(item: str) -> Iterator[str]:
    """Yield the stem that names an outcome: its last word, or "survival" for all of life."""
    words = [word.fold for word in words_of(item) if word.fold not in STOP]
    if any(word in tagged("results")["survival"] for word in words):
        yield "survival"
    elif words and outcome(words[-1]):
        yield root(words[-1])


def _reversed(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return "oil was better than powder" where each source has the powder better."""
    ours = _compared(claim) if " than " in claim or " superior to " in claim else None
    if ours is None:
        return None
    for one in known:
        passage = next((part.text for part in one.passages if _crossed(ours, part.text)), "")
        if not passage:
            return None
    start, end = next(_BETTER.finditer(claim)).span()
    why = "the source has it the other way round"
    return _mismatch("claim-contradicts-source", claim, start, end, passage, why)


def _compared(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the stems of what is better and of what it is better than, what both share out."""
    match = _BETTER.search(text)
    if match is None:
        return None
    one, other = stems(match["one"]), stems(match["other"])
    return (one - other, other - one) if one - other and other - one else None


def _crossed(ours: tuple[frozenset[str], frozenset[str]], text: str) -> bool:
    theirs = _compared(text)
    return theirs is not None and bool(ours[0] & theirs[1]) and bool(ours[1] & theirs[0])


def _chance(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return "significant" of which each source says only that it was not."""
    match = _SIGNIFICANT.search(claim)
    if match is None:
        return None
    there = [_by_chance(one) for one in known]
    if not all(there):
        return None
    why = f"the claim says '{match[0]}' where the source says that it was not"
    return _mismatch("claim-contradicts-source", claim, *match.span(), there[0], why)


@lru_cache(maxsize=1_024)
def _by_chance(known: Material) -> str:
    """Return the sentence of a source that calls nothing significant but denies it of something."""
    denied = [one.text for one in known.passages if _CHANCE.search(one.text)]
    if not denied or _SURE.search(known.whole):
        return ""
    return "" if _SIGNIFICANT.search(_CHANCE.sub("", known.whole)) else denied[0]


def _mismatch(  # noqa: PLR0913, PLR0917 - one mismatch, all that makes it
    rule: str, claim: str, start: int, end: int, passage: str, why: str
) -> Mismatch:
    return Mismatch(rule, start, end, claim[start:end], passage, passage, why)
