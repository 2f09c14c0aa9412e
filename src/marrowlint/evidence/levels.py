"""Ask what kind of evidence stands behind a claim or a condition."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from marrowlint.evidence.links import Link
from marrowlint.evidence.study import Study
from marrowlint.language import lexicon
from marrowlint.language.analysis import (
    Certainty,
    Claim,
    Direction,
    Level,
)
from marrowlint.language.conditions import concepts
from marrowlint.language.scope import reported
from marrowlint.page import Page, Source
from marrowlint.patterns import lazy

_NEXT = 8
"""Code points from "higher" or "increases" to the risk it raises: "the", "your" may lie between."""
_FELL_ILL = 24
"""Code points from "more" to the disease that people had: "more people had chronic"."""
_NO_EFFECT = frozenset({"no difference", "no different", "did not differ"})
_COMPARED = lazy(
    r"\b(?:people|adults|men|women|patients|children|those) with (?:lower|higher|less|more)\b"
)
HUMAN = frozenset({Level.CLINICAL, Level.OBSERVATIONAL})


def only_preclinical(sources: Iterable[Source], studies: Mapping[str, Study]) -> bool:
    """Return whether there is a source, and every one is of animals, cells or models."""
    found = [studies[source.pointer].level for source in sources]
    return bool(found) and all(level is Level.PRECLINICAL for level in found)


def any_human(links: Iterable[Link], studies: Mapping[str, Study]) -> bool:
    """Return whether a source behind a claim studied people."""
    return any(studies[link.source.pointer].level in HUMAN for link in links)


def about(page: Page, concept: str) -> tuple[Source, ...]:
    """Return the sources of ``page`` whose entry names ``concept``."""
    return tuple(source for source in page.sources if concept in _named(source))


def _named(source: Source) -> frozenset[str]:
    return _concepts(f"{source.title}. {source.citation}. {source.summary}")


@lru_cache(maxsize=128)
def _concepts(text: str) -> frozenset[str]:
    return concepts(lexicon.find(text))


def affirms(claim: Claim) -> bool:
    """Return whether a claim says itself that something works, not that it harms or fails."""
    if claim.negated or claim.certainty is Certainty.UNKNOWN or claim.direction is Direction.WORSE:
        return False
    if _null(claim) or _raises_harm(claim):
        return False
    return not any(reported(claim.sentence, cue) for cue in claim.conditions)


def _null(claim: Claim) -> bool:
    """Tell whether what it found is no difference, which nobody takes for an effect."""
    if claim.direction is not Direction.SAME:
        return False
    same = claim.sentence.found("effects", "same")
    return any(cue.text.lower() in _NO_EFFECT for cue in same)


def _raises_harm(claim: Claim) -> bool:
    """Tell whether what rises is a risk or another harm: "a higher risk of stroke"."""
    cues = [cue for cue in claim.sentence.cues if claim.start <= cue.start < claim.end]
    rises = [cue for cue in cues if cue.lexicon == "effects" and cue.tag == "increase"]
    harms = [cue for cue in cues if cue.lexicon == "harms" and cue.tag == "noun"] if rises else ()
    if any(0 < harm.start - rise.end <= _NEXT for rise in rises for harm in harms):
        return True
    return any(
        rise.text.lower() == "more" and 0 < ill.start - rise.end <= _FELL_ILL
        for rise in rises
        for ill in claim.conditions
    )


def compares_people(claim: Claim) -> bool:
    """Return whether a claim compares people by what they had: no treatment is told of them."""
    return _COMPARED.search(claim.text) is not None


def bare(claim: Claim) -> bool:
    """Return whether no word tells readers that a claim rests on animals, cells or models."""
    return claim.qualifier is None
