"""Hold the special group or the patients that a claim tells of against whom its sources name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.outcomes import named as outcomes
from marrowlint.evidence.outcomes import names
from marrowlint.evidence.passages import Material, stems
from marrowlint.evidence.populations import named
from marrowlint.evidence.who import diseases
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.patterns import lazy

_HAVING = lazy(
    r"\b(?:people|persons|individuals|adults|patients|outpatients|inpatients|volunteers|women|men"
    r"|children|adolescents|teenagers|infants|girls|boys|those|students|athletes|residents)\s"
    r"(?:(?:aged|over|under|of|past|in)\s[\w ]{1,25}?\s)?"
    r"(?:with|who (?:have|had|suffer from|live with)|(?:being |who were )?treated for"
    r"|suffering from|living with|recovering from|receiving|undergoing)\s",
    re.IGNORECASE,
)
_HEALTHY = lazy(r"\bhealthy\s[\w-]+", re.IGNORECASE)
_NEAR = 40
"""Code points behind it within which the disease is named."""
_AMONG = lazy(
    r"\b(?:in|among|of|for|by|to|help|helps|lets|gives)\s(?:(?!with\b|after\b)[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_BREAK = lazy(r"[,;:.()]|\b(?:and|but|while|than|were|was|had|took|did|who)\b")
_UNKNOWN = lazy(
    r"\b(?:no (?:stud|trial|data|evidence|source)\w*"
    r"|(?:not|never) (?:\w+ )?(?:stud|test|includ|known|in)\w*"
    r"|nobody|unknown|whether|should|avoid|ask|unless|except|exclud\w*|rather than|unlike"
    r"|other than|until)\b",
    re.IGNORECASE,
)
"""Wording of what was not studied, of advice, and of other people."""


class Group(Struct, frozen=True):
    """Some people that a claim tells of."""

    start: int
    end: int
    text: str
    name: str
    """The tag of the group, or of the disease that they have."""
    ill: bool


def mismatch(claim: str, known: Sequence[Material]) -> Mismatch | None:
    """Return the group that ``claim`` tells an effect in, and no entry of ``known`` names."""
    if any(one.guideline or not one.passages for one in known) or _UNKNOWN.search(claim):
        return None
    there = [_studied(one.whole) for one in known]
    if not all(there):
        return None
    for group in _groups(claim):
        if not any(_has(group, one.whole) for one in known):
            why = f"the claim is about '{group.text}', the source about '{there[0]}'"
            passage = next((one.text for one in known[0].passages if there[0] in one.text), "")
            return Mismatch(
                "population-mismatch",
                group.start,
                group.end,
                group.text,
                there[0],
                passage,
                why,
            )
    return None


def _groups(claim: str) -> Iterator[Group]:
    for cue in _special(claim):
        if _AMONG.search(claim[: cue.start]):
            yield Group(cue.start, cue.end, cue.text, cue.tag, ill=False)
    found = outcomes(claim)
    for match in _HAVING.finditer(claim):
        ill = next((one for one in found if 0 <= one.start - match.end() <= _NEAR), None)
        if ill and not _BREAK.search(claim[match.end() : ill.start]):
            text = claim[match.start() : ill.end]
            yield Group(match.start(), ill.end, text, ill.tag, ill=True)


def _has(group: Group, text: str) -> bool:
    if group.ill:
        having = _HAVING.match(group.text)
        own = stems(group.text[having.end() :] if having else group.text)
        return names(text, group.name) or not own.isdisjoint(stems(text))
    return any(cue.tag == group.name for cue in _special(text))


def _studied(text: str) -> str:
    """Return the words by which a source names the people it studied, ``""`` for none."""
    ill = next((cue.text for cue in diseases(text)), "")
    groups = (one.text for one in named(text) if one.concept not in {"human", "hint"})
    healthy = _HEALTHY.search(text)
    return next(groups, "") or ill or (healthy[0] if healthy else "")


@lru_cache(maxsize=256)
def _special(text: str) -> tuple[Cue, ...]:
    return lexicon.find(text, names=("whose",))
