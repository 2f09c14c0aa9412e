"""Find the outcomes that a claim says were changed, and those that an entry speaks of."""

from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache

from marrowlint import tables
from marrowlint.evidence.results import gains, unstudied
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.cues import HOME
from marrowlint.language.words import STOP
from marrowlint.patterns import lazy

_FRAME = "frame"
_FRAMES = frozenset({_FRAME, "tail"})
_NEXT = lazy(r"[ -](\w+)")
"""The word that follows an outcome, where no punctuation does."""
_BEFORE = 70
"""Code points from a word of effect to the outcome behind it: "lowered total and LDL"."""
_AFTER = 30
"""Code points from an outcome to the word of effect behind it: "hot flushes hardly fell"."""
_BREAKS = lazy(
    r"[;:.?!()\u2014]|,\s(?!\w+(?:\s\w+)?,|\w+\s\w+\sand\b|and\b)|\b(?:with|without|after|during"
    r"|for|on|despite|following|before|until|who|whose|which|that|by|than|from|because|due|among"
    r"|while|whereas|but|if|when|where|such|like|as|against|to|through|via|had|have|has|having"
    r"|taking|given|receiving|undergoing|aged|of (?:people|adults|patients|women|men))\b",
)
_WITHIN = lazy(r"\b(?:for|with|in|to|from|by|against)\s(?:[\w-]+\s)?\Z")
"""What stands before an outcome that is no subject: "drugs for blood pressure"."""
_IN = lazy(r"(?<!\A)\s(?:in|at)\s")
"""What puts the outcome into the setting: "lowered pain in arthritis"; not "a fall in deaths"."""
_PARTS = lazy(r"[.;]\s|,\s(?:and|but|while|although)\s")
_OPEN = lazy(
    r"\b(?:not|never|nobody|no (?:study|studies|trial|trials|source|evidence|data))\b[^.;]{0,40}"
    r"\b(?:measur|assess|record|report|test|stud|look|examin|know|show|establish|evidence)\w*"
    r"|\bnone\b[^.;]{0,40}\b(?:show|prove|tell|mean)\w*|\b(?:does|do|did) not (?:show|prove|mean)\b"
    r"|\bunknown|\bwhether (?!given|taken|used|as|by|or|in)"
    r"|\bno (?:study|studies|trials?|evidence|data)\b"
)


def asserted(sentence: Sentence, start: int, end: int) -> Iterator[Cue]:
    """Yield the outcomes between ``start`` and ``end`` of the block that an effect is told on."""
    text = sentence.block.text[start:end]
    found = _found(text)
    if all(cue.tag in _FRAMES for cue in found) or _OPEN.search(text.lower()):
        return
    told = [(cue.start, cue.end) for cue in found if cue.tag == _FRAME]
    told += [(cue.start, cue.end) for cue in gains(text) if cue.tag != "sure"]
    told += [
        (cue.start - start, cue.end - start)
        for cue in sentence.found("effects")
        if start <= cue.start < end
    ]
    goes_on = {first for first, _ in told} | {cue.start for cue in found}
    for cue in found:
        if cue.tag in _FRAMES or not _ends(text, cue.end, goes_on):
            continue
        if any(acts(text, place, cue) for place in told):
            yield Cue(cue.lexicon, cue.tag, cue.text, start + cue.start, start + cue.end)


def _ends(text: str, end: int, goes_on: Container[int]) -> bool:
    """Tell whether an outcome is named there, and no noun follows that it stands before."""
    after = _NEXT.match(text, end)
    if after is None or after.start(1) in goes_on:
        return True
    word = after[1].lower()
    return word in STOP or word.endswith("ly")


def named(text: str) -> tuple[Cue, ...]:
    """Return the outcomes of the table that ``text`` names, before no other noun."""
    found = _found(text)
    if all(cue.tag in _FRAMES for cue in found):
        return ()
    goes_on = {cue.start for cue in (*found, *gains(text))}
    return tuple(cue for cue in found if cue.tag not in _FRAMES and _ends(text, cue.end, goes_on))


def acts(text: str, told: tuple[int, int], cue: Cue) -> bool:
    """Return whether a word of effect at ``told`` takes ``cue`` as its object or its subject."""
    first, last = told
    if last <= cue.start <= last + _BEFORE:
        between = text[last : cue.start]
        return not _BREAKS.search(between) and not _IN.search(between)
    if cue.end <= first <= cue.end + _AFTER and not _WITHIN.search(text[: cue.start]):
        return not _BREAKS.search(text[cue.end : first])
    return False


def concept(text: str) -> str:
    """Return the outcome that ``text`` names, ``""`` for none of the table."""
    return next((cue.tag for cue in _found(text) if cue.tag not in _FRAMES), "")


def names_it(text: str, end: int) -> bool:
    """Tell whether an outcome that ends at ``end`` stands before no other noun."""
    return _ends(text, end, {cue.start for cue in gains(text)})


def names(text: str, concept: str) -> bool:
    """Return whether ``text`` names the outcome ``concept`` itself."""
    return any(cue.tag == concept for cue in _found(text))


def speaks_of(text: str, concept: str) -> bool:
    """Return whether ``text`` names the outcome ``concept``, or one too near it to tell apart."""
    asked = {concept, *_kin().get(concept, ())}
    if asked.isdisjoint(cue.tag for cue in _found(text)):
        return False
    if not unstudied(text):
        return True
    parts = (part for part in _PARTS.split(text) if not unstudied(part))
    return any(cue.tag in asked for part in parts for cue in _found(part))


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Cue, ...]:
    return lexicon.find(text, names=("outcomes",))


@cache
def _kin() -> Mapping[str, tuple[str, ...]]:
    kin: Mapping[str, tuple[str, ...]] = tables.read(HOME / "outcomes.toml")["kin"]
    return kin
