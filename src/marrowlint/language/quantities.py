"""Find amounts in prose: number, range, power of ten, unit, basis."""

import re
from collections.abc import Sequence
from functools import cache

from marrowlint.language.analysis import Quantity
from marrowlint.language.units import Unit, spellings
from marrowlint.language.words import Word, words
from marrowlint.patterns import lazy

_WORDS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "half": 0.5,
    "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0,
    "sixty": 60.0, "ninety": 90.0, "hundred": 100.0, "thousand": 1000.0,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?|(?<![\d.])\.\d+)"
_POWER = r"(?:\s?[×x*]\s?10\s?(?:\^\s?)?[⁰¹²³⁴⁵⁶⁷⁸⁹\d]{1,2})?"
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PER = r"kg|kilogram|min|minute|day|d|week|dose|m2|m²|L|dL|mL|ml|g|hour|h"
_BASIS = rf"(?:\s?(?:/|\bper\b)\s?(?:{_PER})\b){{0,2}}"
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(spellings(), key=len, reverse=True)
    unit = "|".join(re.escape(form).replace(r"\-", r"[-\s]") for form in forms)
    spoken = "|".join(_WORDS)
    scale = "|".join(_SCALE)
    number = rf"(?:(?:{_NUMBER}{_POWER}|\b(?i:{spoken})\b)(?:\s(?:{scale})\b)?)"
    joint = r"\s?(?:-|–|—|\bto\b|\band\b|\bor\b)\s?"
    return re.compile(
        rf"(?<![\w.,])(?P<low>{number})(?:(?:\s?(?P<inner>{unit}))?{joint}(?P<high>{number}))?"
        rf"(?P<gap>[\s\u00a0\u202f-]?)(?P<unit>{unit})(?![\w°])(?P<basis>{_BASIS})"
    )


_SPANS = frozenset(
    "day days week weeks month months year years hour hours minute minutes".split()  # noqa: SIM905 - one word list
)
_TIMES = lazy(
    r"\b(?:(?P<low>days?|weeks?|months?|years?|hours?|minutes?)\s(?:to|or)\s"
    r"(?P<high>days|weeks|months|years|hours|minutes)"
    r"|(?:with)?in (?P<only>days|weeks|months|hours|minutes)"
    r"|(?:with)?in an? (?P<one>day|week|month|hour|year)"
    r"|(?P<unit>[Dd]ay|[Ww]eek|[Mm]onth) (?P<nth>\d{1,3}|two|three|four|six|eight|ten|twelve))\b"
)
"""Times without a number before their unit: "within weeks", "in a day", "by week 2"."""
_OPENING = frozenset(_WORDS) | _SPANS | {"in", "within", "n"}
"""Words that an amount may start with, besides numbers in figures."""
_COUNT = lazy(
    rf"\b[nN]\s?=\s?(?P<n>{_NUMBER})|(?<![\w.,:/-])(?P<count>{_NUMBER})\s(?:[a-z-]+\s){{0,2}}?"
    r"(?P<who>adults|patients|people|participants|volunteers|women|men|children|infants|mice|rats"
    r"|rabbits|dogs|animals|trials|studies|subjects|persons|individuals|donors|recipients)\b"
)


_NEXT = lazy(r"[\d.,]*[ -]([A-Za-z]+)")
"""The word that follows a number."""


@cache
def _openers() -> frozenset[str]:
    """Return the words that may follow the number of an amount: units, joints, scales."""
    units = (re.match(r"[A-Za-z]+", form) for form in spellings())
    return frozenset(
        {"to", "and", "or", "x", *_SCALE, *_WORDS, *(unit[0] for unit in units if unit)}
    )


def find(text: str, tokens: Sequence[Word] | None = None) -> tuple[Quantity, ...]:
    """Return the amounts of ``text`` from left to right, none overlapping another."""
    tokens = words(text) if tokens is None else tokens
    taken = -1
    kept = []
    for token in tokens:
        first = token.fold
        if token.start < taken or not (first in _OPENING or first[0].isdigit()):
            continue
        quantity = _at(text, token)
        if quantity is not None:
            kept.append(quantity)
            taken = quantity.end
    return tuple(kept)


def _at(text: str, token: Word) -> Quantity | None:
    """Return the amount that starts at a word, the longest reading first."""
    first = token.fold
    if first[0].isdigit() or first in _WORDS:
        start = token.start - (text[token.start - 1 : token.start] == "." and first[0].isdigit())
        amount = _measured(text, start) if _may_measure(text, token) else None
        return amount or _counted(text, token.start)
    if first in _SPANS or first in {"in", "within"}:
        return _timed(text, token.start)
    return _counted(text, token.start) if first == "n" else None


def _may_measure(text: str, token: Word) -> bool:
    """Tell whether a unit can follow a number; in prose a mere noun does: "24 adults"."""
    joined = token.fold[0].isdigit() and not token.fold.isdigit()  # "75g"
    after = None if joined else _NEXT.match(text, token.end)
    return after is None or after[1] in _openers()


def _measured(text: str, start: int) -> Quantity | None:
    match = _pattern().match(text, start)
    if match is None:
        return None
    unit = _unit(match["unit"])
    if match["low"].lower() in _WORDS and unit.dimension in {"cells", "length"}:
        return None  # "one cell", "half cells" are counts of things, not doses
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else low
    if low is not None and match["inner"]:  # "500 mg to 1 g"
        first = _unit(match["inner"])
        if first.dimension != unit.dimension:
            return None
        low *= first.factor / unit.factor
    written = text[start : match.start("gap")]
    return Quantity(start, match.end(), match[0], low, high, unit.name, unit.dimension, written)


def _unit(form: str) -> Unit:
    table = spellings()
    return table.get(form) or table[re.sub(r"\s", "-", form)]


def _timed(text: str, start: int) -> Quantity | None:
    match = _TIMES.match(text, start)
    if match is None:
        return None
    unit = match["high"] or match["only"] or match["one"] or match["unit"]
    value = number(match["nth"]) if match["nth"] else 1.0 if match["one"] else None
    written = match["nth"] or ""
    return Quantity(
        start, match.end(), match[0], value, value, unit.lower().rstrip("s"), "time", written
    )


def _counted(text: str, start: int) -> Quantity | None:
    match = _COUNT.match(text, start)
    if match is None:
        return None
    written = match["n"] or match["count"]
    low = number(written)
    return Quantity(start, match.end(), match[0], low, low, match["who"] or "n", "count", written)


def number(written: str) -> float | None:
    """Return the value of a number as written ("1,000", "0·5", "2 × 10^6", "two", "3 million")."""
    base, _, scale = written.strip().partition(" ")
    if scale.strip() in _SCALE:
        value = number(base)
        return None if value is None else value * _SCALE[scale.strip()]
    if written.lower() in _WORDS:
        return _WORDS[written.lower()]
    base, _, power = re.sub(r"\s", "", written).replace("*", "×").replace("x", "×").partition("×")
    value = float(base.replace(",", "").replace("·", "."))
    if not power:
        return value
    digits = power.removeprefix("10").removeprefix("^").translate(_SUPERSCRIPT)
    return value * 10.0 ** int(digits) if digits else value
