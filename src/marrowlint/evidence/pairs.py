"""Find pairs of amounts that stand for one another and disagree: blood values, kitchen measures."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from marrowlint.language.dated import split, table
from marrowlint.patterns import lazy

_NUMBER = r"(\d{1,5}(?:\.\d{1,3})?)"
_BLOOD = lazy(
    rf"{_NUMBER}\s?(mmol/L|mg/dL)\s?[(]\s?(?:or |about |= ?)?{_NUMBER}\s?(mmol/L|mg/dL)",
    re.IGNORECASE,
)
_KITCHEN = lazy(
    r"\b(?:a|one|1)\s(?:level\s|heaped\s)?(teaspoon|tablespoon)(?:ful)?"
    rf"\s?(?:is|holds|equals|makes|gives|=|[(])\s?(?:about\s|roughly\s|some\s)?{_NUMBER}\s?ml\b",
    re.IGNORECASE,
)
_MEASURES = {
    "ml": (1.0, 1.0), "l": (1000.0, 1000.0), "fl oz": (28.4, 30.0), "cl": (10.0, 10.0),
    "dl": (100.0, 100.0), "cup": (200.0, 284.0), "pint": (473.0, 568.0),
}  # fmt: skip
"""Measures of a liquid to the least and the most millilitres that one holds."""
_LIQUID = r"(mL|millilit(?:er|re)s?|L|lit(?:er|re)s?|fl\.?\s?oz|fluid ounces?|cups?|pints?|cL|dL)"
_VOLUMES = lazy(
    rf"{_NUMBER}\s?{_LIQUID}\s?[(]\s?(?:or |about |roughly |= ?)?{_NUMBER}\s?{_LIQUID}\s?[)]",
    re.IGNORECASE,
)
_NEAR = 120
"""Code points before a blood value in which its substance is named."""
_TOLERANCE = 0.04


class Pair(Struct, frozen=True):
    """Two amounts that disagree: where they stand, of what, and what the first amount is."""

    start: int
    end: int
    first: str
    name: str
    right: str


def disagreeing(text: str, start: int, end: int) -> Iterator[Pair]:
    """Yield the pairs between ``start`` and ``end`` of ``text`` that disagree."""
    for match in _BLOOD.finditer(text, start, end) if "mmol" in text else ():
        yield from _blood(text, start, match)
    for match in _KITCHEN.finditer(text, start, end) if "spoon" in text else ():
        least, most = _kitchen()[match[1].lower()]
        if not least <= float(match[2]) <= most:
            first = f"one {match[1]}"
            yield Pair(match.start(), match.end(), first, "anything", f"{least:g} to {most:g} mL")
    for match in _VOLUMES.finditer(text, start, end) if "(" in text else ():
        yield from _volumes(match)


def _volumes(match: re.Match[str]) -> Iterator[Pair]:
    """Yield a pair of volumes that no size of the measures and no rounding makes equal."""
    one, unit, two, other = match.groups()
    (least, most), (small, large) = _measure(unit), _measure(other)
    slack = 1 + _TOLERANCE
    low = (float(one) - _half(one)) * least / slack
    high = (float(one) + _half(one)) * most * slack
    under, over = (float(two) + _half(two)) * large, (float(two) - _half(two)) * small
    if least != small and (over > high or under < low):
        right = f"{float(one) * least / large:.3g} {other}"
        yield Pair(match.start(), match.end(), f"{one} {unit}", "anything", right)


def _measure(unit: str) -> tuple[float, float]:
    """Return the least and the most millilitres of a measure."""
    name = unit.lower().rstrip("s")
    if name.startswith("fl"):
        return _MEASURES["fl oz"]
    short = {"milli": "ml", "liter": "l", "litre": "l"}.get(name[:5], name)
    return _MEASURES[short]


def _blood(text: str, start: int, match: re.Match[str]) -> Iterator[Pair]:
    one, unit, two, other = match.groups()
    named = _substance(text[max(start, match.start() - _NEAR) : match.start()].lower())
    if named is None or unit.lower() == other.lower():
        return
    name, factor = named
    up = unit.lower() == "mmol/l"
    right = float(one) * factor if up else float(one) / factor
    slack = _half(two) + _half(one) * (factor if up else 1 / factor) + _TOLERANCE * right
    if abs(right - float(two)) > slack:
        yield Pair(match.start(), match.end(), f"{one} {unit}", name, f"{right:.3g} {other}")


def _half(number: str) -> float:
    """Return half of the last digit as written."""
    return 0.5 * 10.0 ** -len(number.partition(".")[2])


def _substance(before: str) -> tuple[str, float] | None:
    """Return the substance named last, and what one mmol/L of it is in mg/dL."""
    found = [(before.rfind(name), told) for name, told in _factors().items() if name in before]
    return max(found)[1] if found else None


@cache
def _factors() -> dict[str, tuple[str, float]]:
    found = {}
    for row in table("conversions")["blood"]:
        found.update(dict.fromkeys(split(row["names"]), (row["substance"], row["per_mmol"])))
    return found


@cache
def _kitchen() -> dict[str, tuple[float, float]]:
    return {row["name"]: tuple(row["ml"]) for row in table("conversions")["kitchen"]}
