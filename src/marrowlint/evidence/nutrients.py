"""Tell which nutrient an amount is of, and what is known of that nutrient."""

import re
from functools import cache

from msgspec import Struct

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.dated import split, table
from marrowlint.language.units import spellings

_NEAR = 120
"""Code points between an amount and the name of what it is of."""


class Limit(Struct, frozen=True):
    """The tolerable upper intake level of adults."""

    name: str
    amount: float
    unit: str
    supplement: bool
    """Whether it counts only what supplements add."""


class Factor(Struct, frozen=True):
    """What one unit of a substance weighs, least and most, in milligrams."""

    substance: str
    unit: str
    least: float
    most: float


@cache
def limits() -> dict[str, Limit]:
    """Return the upper levels by each lower-case name of their nutrient."""
    found = {}
    for name, row in table("upper_limits")["limits"].items():
        limit = Limit(name, row["amount"], row["unit"], row.get("supplement", False))
        found.update(dict.fromkeys(split(row["names"]), limit))
    return found


@cache
def factors() -> dict[str, Factor]:
    """Return the factors by each lower-case name of their substance."""
    found = {}
    for row in table("conversions")["factors"]:
        factor = Factor(row["substance"], row["unit"], *row["mg"])
        found.update(dict.fromkeys(split(row["names"]), factor))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({*limits(), *factors()}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def named(text: str) -> tuple[str, ...]:
    """Return the nutrients that ``text`` names, lower-case, in order."""
    return tuple(match[0].lower() for match in _pattern().finditer(text))


def nutrient(sentence: Sentence, amount: Quantity, title: str, unit: str = "") -> str:
    """Return the nutrient nearest to ``amount`` in its sentence, else the title's, or ``""``.

    Where a ``unit`` is given, only what is measured in it counts: calcium is never given in IU.
    """
    low = max(sentence.start, amount.start - _NEAR)
    text = sentence.block.text[low : min(sentence.end, amount.end + _NEAR)]
    start, end = amount.start - low, amount.end - low
    places = [
        (max(match.start() - end, start - match.end()), match[0].lower())
        for match in _pattern().finditer(text)
        if not unit or _measured(match[0].lower(), unit)
    ]
    if places:
        return min(places)[1]
    return next(iter(named(title)), "")


def _measured(name: str, unit: str) -> bool:
    factor = factors().get(name)
    return factor is not None and factor.unit == unit


def milligrams(amount: Quantity, value: float) -> float | None:
    """Return ``value``, in the unit of ``amount``, in milligrams; ``None`` for other than mass."""
    if amount.dimension != "mass":
        return None
    return value * _factor(amount.unit)


@cache
def _factor(unit: str) -> float:
    return next(one.factor for one in spellings().values() if one.name == unit)
