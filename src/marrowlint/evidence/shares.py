"""Tell whether a text gives a share in other words: as counts, a ratio, a fraction."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from marrowlint.evidence.numerals import Number, numbers
from marrowlint.language import lexicon
from marrowlint.language.analysis import Quantity
from marrowlint.patterns import lazy

_NUMBERS = lazy(r"\d+(?:[.,]\d+)*")
_SHARE_OF = lazy(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})*|\d{1,6})(?:/| (?:of|out of|in) )(\d{1,3}(?:,\d{3})+|\d{1,6})\b"
)
_CHANGED = lazy(
    r"\s(?:\w+\s)?(?:higher|lower|more|less|fewer|greater|smaller|rise|increase|reduction|decrease"
    r"|drop|excess|raised|reduced)\b"
)
"""What follows a share that tells a change: "a 14% higher rate"."""
_CHANGE_OF = lazy(
    r"\b(?:reduction|rise|increase|decrease|fall|drop|difference)\s(?:in (?:\w+\s){1,3})?"
    r"(?:of|is|was)\s\Z|\bby\s(?:(?:about|around|some|roughly|nearly|almost)\s)?\Z"
)
_RATIO = 10
"""Above it no number without a unit is a ratio of risks."""
_ROUNDING = 0.6
_CLOSE = 0.07
"""The same for a share that is given to a tenth."""
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "twenty": 20, "fifty": 50,
}  # fmt: skip
_IN = lazy(
    r"\b(?P<part>one|two|three|four|five|six|seven|eight|nine|[1-9])\s(?:in|out of)\s(?:every\s)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|\d{1,2})\b(?![.,]?\d)"
)
_OF = lazy(
    r"\b(?P<name>half|(?:a|one) third|two thirds|(?:a|one) quarter|three quarters|(?:a|one) fifth"
    r"|two fifths|three fifths|four fifths)\sof\s(?:all\s|the\s|those\s)*"
)
_NAMED = {
    "half": 1 / 2, "third": 1 / 3, "thirds": 2 / 3, "quarter": 1 / 4, "quarters": 3 / 4,
    "fifth": 1 / 5,
}  # fmt: skip
_FIFTHS = {"two": 2 / 5, "three": 3 / 5, "four": 4 / 5}
_STUDIES = lazy(r"\s(?:[a-z-]+,?\s){0,3}?(?:trials|studies)\b", re.IGNORECASE)
_PEOPLE = 30
"""Code points behind a fraction within which people must stand whose share it is."""
_LOOSE = 5.0
"""Points within which a fraction in words fits a share: "one in three" of 29 % to 38 %."""


class Fraction(Struct, frozen=True):
    """A share of people in words: "one in six"."""

    start: int
    end: int
    percent: float


def given(amount: Quantity, around: tuple[str, str], told: tuple[str, ...]) -> bool:
    """Return whether a percentage follows from counts beside it, or from the entries ``told``.

    ``around`` is what stands before and behind it in its sentence.
    """
    if amount.low is None:
        return False
    shares = (share for text in (*around, *told) for share in _shares(text))
    if any(abs(share - amount.low) <= _ROUNDING for share in shares):
        return True
    if not (_CHANGED.match(around[1]) or _CHANGE_OF.search(around[0])):
        return False
    changes = (change for text in (*around, *told) for change in _changes(text))
    return any(abs(change - amount.low) <= _ROUNDING for change in changes)


@lru_cache(maxsize=512)
def _shares(text: str) -> tuple[float, ...]:
    """Return the shares, in percent, that the counts of a text make."""
    pairs = _SHARE_OF.findall(text)
    counts = [[int(number.replace(",", "")) for number in pair] for pair in pairs]
    return tuple(100 * part / whole for part, whole in counts if whole)


@lru_cache(maxsize=256)
def _changes(text: str) -> tuple[float, ...]:
    """Return the changes, in percent, that the ratios of a text make: 14 for 1.14."""
    return tuple(
        100 * abs(one.value - 1)
        for one in numbers(text)
        if not one.unit and one.step < 1 and 0 < one.value < _RATIO
    )


def of_group(count: str, amount: Quantity, text: str) -> bool:
    """Return whether ``text`` gives a count and the size of a group it is that share of."""
    found = _NUMBERS.findall(text)
    if amount.low is None or count not in found:
        return False
    wholes = {int(number.replace(",", "")) for number in found if "." not in number}
    part = int(count.replace(",", ""))
    return any(abs(100 * part / whole - amount.low) <= _CLOSE for whole in wholes if whole > part)


def fractions(text: str) -> Iterator[Fraction]:
    """Yield the shares of people that ``text`` gives in words."""
    lower = text.lower()
    if not any(word in lower for word in (" in ", " out of ", " of ")):
        return
    for match in _IN.finditer(lower):
        part, whole = (_value(match[name]) for name in ("part", "whole"))
        if part < whole and _people(text, match.end()):
            yield Fraction(*match.span(), 100 * part / whole)
    for match in _OF.finditer(lower):
        first, _, last = match["name"].rpartition(" ")
        share = _FIFTHS.get(first, 0.0) if last == "fifths" else _NAMED[last]
        if _people(text, match.end()):
            yield Fraction(match.start(), match.end("name"), 100 * share)


def pooled(text: str) -> tuple[Number, ...]:
    """Return the numbers of studies that ``text`` gives: "ten randomised trials"."""
    if "trials" not in text and "studies" not in text:
        return ()
    return tuple(one for one in numbers(text) if not one.unit and _STUDIES.match(text, one.end))


def _value(word: str) -> int:
    return _WORDS.get(word) or int(word)


def _people(text: str, at: int) -> bool:
    return bool(lexicon.find(text[at : at + _PEOPLE], names=("people",)))


def fits(fraction: Fraction, text: str) -> bool | None:
    """Return whether ``text`` gives such a share, by percentages or counts; ``None`` for neither.

    The share of those left over counts as well.
    """
    theirs = [one.value for one in numbers(text) if one.unit == "percent" and one.role != "ci"]
    theirs += _shares(text)
    theirs += [one.percent for one in fractions(text)]
    if not theirs:
        return None
    return any(
        abs(each - fraction.percent) <= _LOOSE for share in theirs for each in (share, 100 - share)
    )
