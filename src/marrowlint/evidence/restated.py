"""Find an amount that a page gives a second time with another unit: "240 µg" for "240 mg"."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from marrowlint.evidence.amounts import TOLERANCE
from marrowlint.evidence.results import outcome
from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.units import DOSE, spellings
from marrowlint.page import Words

_THOUSANDS = (1e3, 1e6)
_LEAST = 2
"""Words of content, beside the topic's, that two sentences on one dose share."""
_DIGITS, _TELLING = 2, 3
"""Digits of a number below which it is too common to be the same one, and from which on one
shared word is enough."""


class Restated(Struct, frozen=True):
    """One amount in two places, a thousandfold apart."""

    first: Words
    later: Words
    amounts: tuple[Quantity, Quantity]


def restated(sentences: Sequence[Sentence], topic: frozenset[str]) -> Iterator[Restated]:
    """Yield each pair of sentences that give one number of one matter in units far apart."""
    seen: dict[str, list[tuple[Sentence, Quantity]]] = {}
    for sentence in sentences:
        for amount in sentence.quantities:
            digits = _significant(amount)
            if amount.dimension not in DOSE or len(digits) < _DIGITS:
                continue
            for other, before in seen.get(digits, ()):
                if _apart(amount, before) and _alike(sentence, other, topic, digits):
                    yield Restated(_at(other, before), _at(sentence, amount), (before, amount))
                    break
            seen.setdefault(digits, []).append((sentence, amount))


def _significant(amount: Quantity) -> str:
    """Return the digits of a single amount, whatever its power of ten: "843" of 0.843."""
    if amount.low is None or amount.low != amount.high:
        return ""
    digits = "".join(char for char in amount.written if char.isdigit())
    return digits.lstrip("0")


def _apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts of one dimension are a thousand or a million times apart."""
    if one.dimension != other.dimension or not one.low or not other.low:
        return False
    low, high = sorted(_base(each) for each in (one, other))
    return any(abs(high / low / power - 1) <= TOLERANCE for power in _THOUSANDS)


def _base(amount: Quantity) -> float:
    factors = {unit.name: unit.factor for unit in spellings().values()}
    return (amount.low or 0.0) * factors.get(amount.unit, 1.0)


def _alike(one: Sentence, other: Sentence, topic: frozenset[str], digits: str) -> bool:
    """Tell whether two sentences speak of one dose: they share words, or a time as well."""
    if one is other:
        return False
    shared = outcome(one.text) & outcome(other.text)
    if len(shared - topic) >= (1 if len(digits.rstrip("0")) >= _TELLING - 1 else _LEAST):
        return True
    times = {amount.text for amount in one.quantities if amount.dimension == "time"}
    return bool(shared) and any(amount.text in times for amount in other.quantities)


def _at(sentence: Sentence, amount: Quantity) -> Words:
    return Words(sentence.block, amount.start, amount.end)
