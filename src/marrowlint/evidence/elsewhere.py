"""Tell whether a claim fits another listed source far better than the one it cites."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Material, bearing, coverage, stems

LEAST = 6
"""Words of content below which a claim is too short to tell."""
POOR, GOOD, MARGIN = 0.3, 0.55, 0.35
"""Coverage in the cited source, in the other one, and between them."""


class Better(Struct, frozen=True):
    """A source that fits better: its place in the list asked about, and both scores."""

    index: int
    score: float
    cited: float


def better(
    claim: str, cited: Material, others: Sequence[Material], weights: Mapping[str, float]
) -> Better | None:
    """Return the one of ``others`` that ``claim`` fits far better than ``cited``, if any does."""
    own = stems(claim)
    if len(own) < LEAST or not cited.passages:
        return None
    here = coverage(own, cited.stems, weights)
    if here > POOR:
        return None
    scored = [(coverage(own, other.stems, weights), index) for index, other in enumerate(others)]
    score, index = max(scored, default=(0.0, -1))
    if score < GOOD or score - here < MARGIN:
        return None
    return Better(index, score, here)


def wrong_source(
    claim: str, fitting: Material, name: str, weights: Mapping[str, float]
) -> Mismatch:
    """Return the mismatch that says that source ``name`` fits ``claim``, not the one cited."""
    best = bearing(stems(claim), fitting, weights)
    passage = best[0].passage.text if best else ""
    why = f"'{name}' speaks of this, the source cited does not"
    return Mismatch("citation-wrong-source", 0, len(claim), claim, name, passage, why)
