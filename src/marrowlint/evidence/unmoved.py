"""Find the outcomes of which a source says plainly that they did not differ, or got worse."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from marrowlint.evidence.clause import asks, kinds
from marrowlint.evidence.passages import Material, root, stems
from marrowlint.evidence.wordlists import tagged
from marrowlint.language.significance import difference
from marrowlint.language.words import words as words_of
from marrowlint.patterns import lazy

LISTS = "unmoved"
_NONE = 0.3
"""Chance of a difference, below which the measured score too hears of none."""
_MOST = 6
"""Stems of an outcome, or of a list of outcomes: of more nobody can tell what was meant."""
_LONGEST = 400
"""Characters of a clause: a longer one is none, but a page without a full stop."""
_OTHERS = ("alike", "start", "harm", "partly")
"""Tags of words beside which that nothing differed is no failure."""
_FATE = {"worse": "got worse"}
_BRACKETS = lazy(r"\s?\([^()]*\)")
_CLAUSE = lazy(r"[^.;:!?\n]+")
_WORDS = r"[^.;:!?\n]{1,120}?"
"""The words of an outcome, in one clause."""


class Outcome(Struct, frozen=True):
    """An outcome that did not differ, or got worse."""

    words: str
    """As the source names it."""
    stems: frozenset[str]
    passage: str
    """The sentence that says so."""
    fate: str
    """What it says: "did not differ" or "got worse"."""


@lru_cache(maxsize=256)
def unmoved(known: Material) -> tuple[Outcome, ...]:
    """Return the outcomes that ``known`` says plainly did not differ from doing nothing.

    None where it names no comparison with placebo, a control or no treatment: to differ from
    another treatment in nothing may be good news.
    """
    return tuple(_outcomes(known)) if _says(known.whole, "idle") else ()


def _outcomes(known: Material) -> Iterator[Outcome]:
    for passage in known.passages:
        if not _says(passage.text, "hint") or asks(passage.text):
            continue  # most sentences: the patterns are not even built for them
        if any(_says(passage.text, tag) for tag in _OTHERS):
            continue
        heard = difference(passage.text) < _NONE
        for clause in _CLAUSE.findall(_BRACKETS.sub("", passage.text)):
            if len(clause) > _LONGEST:
                continue
            tag, words = _named(clause.strip())
            found = _outcome(words)
            if 0 < len(found) <= _MOST and (heard or tag == "worse"):
                yield Outcome(words, found, passage.text, _FATE.get(tag, "did not differ"))


def _named(clause: str) -> tuple[str, str]:
    """Return which way ``clause`` says it, and its words for what did not differ or got worse."""
    for name, shape in _shapes().items():
        if match := shape.search(clause):
            return name, re.split(rf"\s(?:{_any('closer')})\b", match["what"], maxsplit=1)[0]
    return "", ""


def _outcome(words: str) -> frozenset[str]:
    """Return the stems that name an outcome; none where a verb or half a list stands in it."""
    folds = [token.fold for token in words_of(words)]
    if (
        not folds
        or folds[0] in {"and", "or"}
        or "(" in words
        or not kinds().keys().isdisjoint(folds)
    ):
        return frozenset()
    return frozenset(stem for stem in stems(words) - _plain() if not stem.isdigit())


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    """Return the ways to say it; each has the outcome as ``what``.

    "no difference in sleep", "did not improve sleep", "sleep did not differ", "sleep worsened".
    """
    ends = rf"(?=\s(?:{_any('closer')})\b|,|$)"
    never = rf"\b(?:{_any('aux')}) not (?:\w+ly )?"
    what = rf"(?:the )?(?P<what>{_WORDS})"
    opens = rf"^(?:.*\b(?:{_any('joint')})\s|.*,\s)?"
    shapes = {
        "noun": rf"\bno (?:\w+ ){{0,3}}(?:{_any('noun')})\b(?: \w+){{0,5}}? "
        rf"(?:{_any('opener')}) {what}{ends}",
        "moving": rf"{never}(?:{_any('moving')}) (?!{_any('opener')}|{_any('closer')}){what}{ends}",
        "before": rf"{opens}{what} (?:{never}(?:{_any('verb')})|(?:{_any('stays')})"
        rf" (?:{_any('state')}))\b",
        "worse": rf"{opens}{what} (?:{_any('got')})\b",
    }
    return {name: re.compile(shape, re.IGNORECASE) for name, shape in shapes.items()}


def _any(tag: str) -> str:
    return "|".join(sorted(map(re.escape, tagged(LISTS)[tag]), key=len, reverse=True))


@cache
def _plain() -> frozenset[str]:
    return frozenset(map(root, tagged(LISTS)["plain"]))


def _says(text: str, tag: str) -> bool:
    found = f" {' '.join(token.fold for token in words_of(text))} "
    return any(f" {cue} " in found for cue in tagged(LISTS)[tag])
