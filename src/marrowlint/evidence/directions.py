"""Hold the direction that a claim states against the direction its source states."""

from collections.abc import Sequence

from msgspec import Struct

from marrowlint.evidence.heaviness import Weights
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Material, Passage, coverage
from marrowlint.evidence.polarity import Move, moves
from marrowlint.evidence.results import finds
from marrowlint.evidence.when import same_time
from marrowlint.evidence.wordlists import tagged

ALIGNED = 0.25
"""Least alignment of outcomes before two directions are compared."""
TARGET, NEAR, REST = 0.5, 0.2, 0.3
OUTRIGHT = 0.6
"""Alignment from which on a plain reversal is told without a doubt."""
MARGIN = 0.2
"""How much better the opposite direction must align than the same one."""


class Aligned(Struct, frozen=True):
    """How well a source states a claim's direction and its opposite."""

    move: Move
    agree: float
    against: float
    rival: Move | None
    passage: str


def mismatch(claim: str, known: Material, weights: Weights) -> Mismatch | None:
    """Return the direction of ``claim`` that its source reverses, if one does."""
    found = [one for one in aligned(claim, known, weights) if _opposed(one)]
    if not found:
        return None
    worst = max(found, key=lambda one: one.against - one.agree)
    rival = worst.rival
    if rival is None:
        return None
    why = f"the claim says '{worst.move.text}' where the source says '{rival.text}'"
    return Mismatch(
        rule="claim-contradicts-source",
        start=worst.move.start,
        end=worst.move.end,
        here=worst.move.text,
        there=rival.text,
        passage=worst.passage,
        why=why,
        sure=round(min(worst.against, worst.against - worst.agree), 3),
        outright=(
            same_time(claim, worst.passage)
            if rival.amount == 0
            else _single(claim) and _plainly(worst, rival)
        ),
    )


def _single(claim: str) -> bool:
    """Tell whether a claim moves things one way only: not "more coffee, less gout", no denial."""
    ways = {move.amount for move in moves(claim) if move.graded and not move.weak}
    return len(ways) <= 1 and 0 not in ways


def _plainly(one: Aligned, rival: Move) -> bool:
    """Tell whether both sides move the outcome by one word, and speak of hardly anything else."""
    single = " " not in one.move.text and " " not in rival.text
    static = {one.move.text.lower(), rival.text.lower()} & tagged("directions")["static"]
    if not finds(one.passage):
        return False
    return single and not static and min(one.against, one.against - one.agree) >= OUTRIGHT


def _opposed(one: Aligned) -> bool:
    return one.against >= ALIGNED and one.against - one.agree >= MARGIN


def aligned(claim: str, known: Material, weights: Weights) -> tuple[Aligned, ...]:
    """Return each move of ``claim`` with the best support for it and against it."""
    theirs = [(move, one) for one in known.passages for move in moves(one.text)]
    return tuple(_align(move, theirs, weights) for move in moves(claim) if not move.weak)


def _align(move: Move, theirs: Sequence[tuple[Move, Passage]], weights: Weights) -> Aligned:
    agree, against = 0.0, 0.0
    rival, passage = None, ""
    for other, one in theirs:
        score = likeness(move, other, weights)
        if score <= 0:
            continue
        if _agrees(move, other):
            agree = max(agree, score)
        elif score > against and not other.weak:
            against, rival, passage = score, other, one.text
    return Aligned(move, agree, against, rival, passage)


def _agrees(move: Move, other: Move) -> bool:
    """Tell whether two moves go the same way, as far as their words show."""
    same_scale = move.graded == other.graded
    here, there = (move.amount, other.amount) if same_scale else (move.value, other.value)
    if _turned(move, other) != _swapped(move, other):
        there = -there
    return here == there


def _turned(move: Move, other: Move) -> bool:
    """Tell whether one side says of a lack what the other says of the thing itself."""
    shared = (move.acting | move.lacking) & (other.acting | other.lacking)
    odd = shared & (move.lacking ^ other.lacking)
    return 2 * len(odd) > len(shared)


def _swapped(move: Move, other: Move) -> bool:
    """Tell whether the two groups compared have changed places; both must be named as compared."""
    if not move.against or not other.against:
        return False
    here, there = move.other | move.target, other.other | other.target
    crossed = len(move.against & there - here) + len(other.against & here - there)
    return crossed > len(move.against & other.against)


def likeness(move: Move, other: Move, weights: Weights) -> float:
    """Return how far two moves are of the same outcome, 0 to 1."""
    if not move.target & (other.target | other.near):
        return 0.0
    target = coverage(move.target, other.target, weights)
    near = coverage(move.target, other.target | other.other, weights)
    rest = coverage(move.other, other.other | other.target, weights) if move.other else near
    return TARGET * target + NEAR * near + REST * rest
