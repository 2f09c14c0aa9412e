"""Tell which diseases and uses a page tells as a matter of animals, cells or models."""

from collections.abc import Iterable

from marrowlint.language.analysis import Claim, Cue, Level, Qualifier
from marrowlint.language.conditions import concepts


def preclinical(claims: Iterable[Claim]) -> dict[str, Cue]:
    """Return each concept that the body tells as preclinical, and the words that say so."""
    found: dict[str, Cue] = {}
    for claim in claims:
        qualifier = _own(claim) if claim.level is Level.PRECLINICAL else None
        if qualifier and (qualifier.sentence is claim.sentence or not claim.negated):
            for concept in concepts(claim.conditions):
                found.setdefault(concept, qualifier.cue)
    return found


def _own(claim: Claim) -> Qualifier | None:
    """Return the qualifier of a claim, unless it is that of a clause after it."""
    found = claim.qualifier
    later = found and found.sentence is claim.sentence and found.cue.start >= claim.end
    return None if later else found
