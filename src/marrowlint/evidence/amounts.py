"""Tell whether the amount of a claim is among those that a source gives."""

from collections.abc import Sequence
from functools import cache

from marrowlint.language.analysis import Quantity
from marrowlint.language.units import spellings

TOLERANCE = 0.005
"""Relative: 0.5 mcg and 500 ng are one amount, 24 and 25 mg are not."""

ROUGH = 0.09
"""The same between units of time: two months are eight weeks, or nine."""


def held(amount: Quantity, known: Sequence[Quantity], *, rough: bool = False) -> bool:
    """Return whether ``known`` gives ``amount``: each of its ends, or a range that spans it.

    Units of one dimension are converted; "days to weeks" is held by any time in weeks. ``rough``
    lets times in other units differ as the words do: two months are eight weeks.
    """
    others = [other for other in known if other.dimension == amount.dimension]
    ends = _ends(amount)
    if not ends:
        return any(other.unit == amount.unit for other in others)
    points = [(end, other.unit) for other in others for end in _ends(other)]
    return all(
        any(_near(end, *point, amount if rough else None) for point in points) for end in ends
    ) or any(low <= ends[0] and ends[-1] <= high for low, high in map(_range, others) if low < high)


def _ends(amount: Quantity) -> tuple[float, ...]:
    """Return the low and high value in the dimension's base unit, once where they are equal."""
    if amount.low is None or amount.high is None:
        return ()
    factor = _factors().get(amount.unit, 1.0)
    return tuple(sorted({amount.low * factor, amount.high * factor}))


def _range(amount: Quantity) -> tuple[float, float]:
    ends = _ends(amount)
    return (ends[0], ends[-1]) if ends else (0.0, 0.0)


def _near(left: float, right: float, unit: str, amount: Quantity | None) -> bool:
    rough = amount is not None and amount.dimension == "time" and unit != amount.unit
    return abs(left - right) <= (ROUGH if rough else TOLERANCE) * max(abs(left), abs(right))


@cache
def _factors() -> dict[str, float]:
    return {unit.name: unit.factor for unit in spellings().values()}
