"""Tell whether a sentence claims a stronger link than the conclusion it rests on.

The scale is that of Sumner 2014 (doi 10.1136/bmj.g7015): no relation, correlation, conditional
cause ("may", "can"), cause.
"""

from enum import Enum

from marrowlint.language.analysis import Strength
from marrowlint.language.sentences import split
from marrowlint.language.strength import strength

_WEAKEST_FIRST = (
    Strength.NONE, Strength.CORRELATIONAL, Strength.CONDITIONAL, Strength.CAUSAL,
)  # fmt: skip


class Exaggeration(Enum):
    """How the link that a text claims compares with its source's."""

    SAME = "same"
    EXAGGERATES = "exaggerates"
    DOWNPLAYS = "downplays"


def exaggeration(claim: str, conclusion: str) -> Exaggeration:
    """Return how the strongest link in ``claim`` compares with that in ``conclusion``.

    Where either states no link that we can read, nothing is said against the claim: ``SAME``.
    """
    told, known = rank(claim), rank(conclusion)
    if not told or not known or told == known:
        return Exaggeration.SAME
    return Exaggeration.EXAGGERATES if told > known else Exaggeration.DOWNPLAYS


def rank(text: str) -> int:
    """Return the strongest link that a sentence of ``text`` states: 0 none to 3 cause."""
    found = (strength(text[start:end], can_is_may=True) for start, end in split(text))
    return max((_WEAKEST_FIRST.index(level) for level in found), default=0)
