"""Decide what the text known of a source says of a claim: found, not found, or conflict.

It never says "supported": shared words do not prove that. A conflict comes only from a hard
mismatch, and names the one rule that decided.
"""

from collections.abc import Sequence

from msgspec import Struct

from marrowlint.evidence import directions, figures, overreach, quotations, swaps, who
from marrowlint.evidence.heaviness import Weights
from marrowlint.evidence.links import Verdict
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Bearing, Material, bearing, coverage, stems

MATCHED = 0.40
UNSURE = 0.30
TURNED = 0.35
"""How sure a reversed direction must be where the text as a whole leaves the claim unsure."""
NEAR = 0.25
"""Share of a claim's words in one sentence, below which nothing there can be held against it."""


class Judgement(Struct, frozen=True):
    """The verdict on one claim and one source."""

    verdict: Verdict
    score: float
    """Weighted share of the claim's words that the source's text holds."""
    best: tuple[Bearing, ...]
    """The sentences that bear on the claim, best first."""
    why: str
    mismatch: Mismatch | None = None

    @property
    def passage(self) -> str:
        """Return the sentence to show beside the claim."""
        if self.mismatch and self.mismatch.passage:
            return self.mismatch.passage
        return self.best[0].passage.text if self.best else ""


def decide(claim: str, known: Material, weights: Weights) -> Judgement:
    """Return what ``known`` says of ``claim``."""
    own = stems(claim)
    score = round(coverage(own, known.stems, weights), 3)
    best = bearing(own, known, weights)
    if not known.passages:
        why = "the page says nothing of what this source found"
        return Judgement(Verdict.UNCHECKED, score, best, why)
    if score < UNSURE:
        return Judgement(Verdict.NOT_FOUND, score, best, "the source's text does not speak of this")
    found = _found(claim, known, best, weights, score)
    if score < MATCHED and found is None:
        why = "the source's text shares few of the claim's words"
        return Judgement(Verdict.UNCHECKED, score, best, why)
    if found:
        return Judgement(Verdict.CONFLICT, score, best, f"{found.rule}: {found.why}", found)
    return Judgement(Verdict.FOUND, score, best, "the source's text speaks of this")


def _found(
    claim: str, known: Material, best: Sequence[Bearing], weights: Weights, score: float
) -> Mismatch | None:
    """Return the first hard mismatch; only a clear change of direction where words are few."""
    if score >= MATCHED:
        return mismatch(claim, known, best, weights)
    turned = directions.mismatch(claim, known, weights)
    return turned if turned and turned.sure >= TURNED else None


def mismatch(
    claim: str, known: Material, best: Sequence[Bearing], weights: Weights
) -> Mismatch | None:
    """Return the first hard mismatch: quotations, amounts, populations, directions, strength."""
    quoted = quotations.mismatch(claim, known)
    if quoted or not best or best[0].score < NEAR:
        return quoted
    return (
        next(figures.mismatches(claim, known, best), None)
        or swaps.mismatch(claim, best)
        or who.mismatch(claim, known, best)
        or directions.mismatch(claim, known, weights)
        or overreach.mismatch(claim, known, best)
    )
