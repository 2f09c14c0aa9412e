"""Hold the numbers and units of a claim against those of its source, at written precision."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import log10

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.numerals import Number, numbers
from marrowlint.evidence.passages import Bearing, Material
from marrowlint.language.units import DOSE

EXACT = 0.005
"""Relative: 0.5 mcg and 500 ng are one amount, 24 and 25 mg are not."""
ROUGH = 0.09
"""Relative, between units of time: two months are eight weeks, or nine."""
VERBATIM = 0.7
"""Share of a claim's words in one sentence, from which on its numbers must be that sentence's."""
_MANY = 12
"""Shares of one sentence that are compared in pairs."""
_NEAR = 2
"""Code points between an amount and the same in another unit: " ("."""
_SHARES = frozenset({"share", "ratio", ""})
_KINDS = (DOSE | {"concentration"}, frozenset({"share", "share-difference", "ratio"}))


def mismatches(claim: str, known: Material, best: Sequence[Bearing]) -> Iterator[Mismatch]:
    """Yield each number of ``claim`` that the source gives otherwise."""
    given = _given(known)
    if not given:
        return
    groups = [numbers(one.passage.text) for one in best]
    passage = best[0].passage.text if best else ""
    roles = frozenset(number.role for number in given)
    stated = _own([number for number in numbers(claim) if _stated(number, roles)])
    verbatim = bool(best) and best[0].score >= VERBATIM
    for number in stated:
        own = groups[:1] if verbatim and number.unit == "point" else groups
        if any(_worked_out(number, group) for group in own):
            continue
        if other := _other_unit(number, given):
            yield _unit(number, other, passage)
        elif not any(_same(number, other) for other in given):
            yield from _value(number, given, passage)
    if verbatim:
        yield from _misplaced(stated, groups[0], passage)


@lru_cache(maxsize=128)
def _given(known: Material) -> tuple[Number, ...]:
    """Return every number of a source, part by part, so that each part is read once."""
    return tuple(number for part in known.parts for number in numbers(part))


def held(words: str, others: Iterable[Material]) -> bool:
    """Return whether another source gives the number in ``words``."""
    number = next(iter(numbers(words)), None)
    return number is not None and any(
        _same(number, given) for other in others for given in _given(other)
    )


def _stated(number: Number, roles: frozenset[str]) -> bool:
    """Tell whether a number is a result or an amount: no year and no bare "two".

    A confidence level or an age counts only where the source, with its ``roles``, gives one.
    """
    if number.role in {"ci", "age"} and number.unit in {"percent", "year", ""}:
        return number.role in roles
    return number.role != "year" and not (number.spoken and not number.unit)


def _own(stated: Sequence[Number]) -> list[Number]:
    """Leave out what says an amount once more in another unit: "200 mcg (0.2 mg)"."""
    return [
        number
        for at, number in enumerate(stated)
        if not (at and number.dimension and number.unit != stated[at - 1].unit)
        or number.start - stated[at - 1].end > _NEAR
        or not _same(stated[at - 1], number)
    ]


def _misplaced(
    stated: Sequence[Number], group: Sequence[Number], passage: str
) -> Iterator[Mismatch]:
    """Yield a number that a near-verbatim sentence gives for something else, or not at all."""
    free = list(group)
    missed = []
    for number in stated:
        held = next((other for other in free if _same(number, other)), None)
        if held is None:
            missed.append(number)
        else:
            free.remove(held)
    for number in missed:
        alike = [
            other for other in free if other.dimension == number.dimension and other.role != "year"
        ]
        if alike and not _worked_out(number, group):
            yield from _value(number, alike, passage)


def _same(one: Number, other: Number) -> bool:
    """Tell whether two numbers are one: equal as written, or after conversion of their units."""
    if (one.role == "ci") != (other.role == "ci"):
        return False
    if one.dimension == other.dimension and one.unit != other.unit:
        return _near(one.base, other.base, ROUGH if one.dimension == "time" else EXACT)
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return _equal(one, other)


def _equal(one: Number, other: Number) -> bool:
    """Tell whether values agree at the precision of the one that is written more coarsely."""
    if one.value == other.value:
        return True
    if one.step > other.step:
        return abs(one.value - other.value) <= one.step / 2 + 1e-9
    return False


def _other_unit(number: Number, given: Iterable[Number]) -> Number | None:
    """Return the same number in another unit, where the source never gives it in this one."""
    found = None
    for other in given:
        if other.unit == number.unit or not number.unit:
            if _same(number, other):
                return None
        elif other.unit and _comparable(number, other):
            if other.dimension == number.dimension and _same(number, other):
                return None
            aged = number.spoken and other.role == "age"  # "two days" of children aged 2 to 11
            if other.value == number.value and not other.spoken and not aged:
                found = found or other
    return found


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _worked_out(number: Number, group: Sequence[Number]) -> bool:
    """Tell whether a share or ratio follows from the numbers of one sentence."""
    if number.unit == "point":
        shares = [other.value for other in group if other.unit == "percent" and not other.role]
        if number.value in shares:  # "12 percentage points" of a sentence that gives 12 %
            return False
        return any(_rounds(number, (abs(a - b),)) for a, b in combinations(shares[:_MANY], 2))
    if number.dimension not in _SHARES or number.role:
        return False
    if any(_rounds(number, _turned(number, other)) for other in group):
        return True
    pairs = pairwise(group)
    return number.unit == "percent" and any(_rounds(number, _paired(*pair)) for pair in pairs)


def _turned(number: Number, other: Number) -> tuple[float, ...]:
    """Return what one number says in other words: 0.75 as 25 % less, 20 % as 1 in 5."""
    value = other.value
    if number.unit == "percent" and other.dimension in {"", "ratio"} and value < 10:  # noqa: PLR2004 - ratios are small
        return (100 * value, 100 * abs(1 - value))
    if number.unit == "fold" and other.unit == "percent":
        return (value / 100, 1 + value / 100)
    if number.dimension == "" and other.unit == "percent" and value:
        return (value / 100, 100 / value)
    return ()


def _paired(one: Number, two: Number) -> tuple[float, ...]:
    """Return the share that two counts give."""
    if one.dimension or two.dimension or not one.value or not two.value:
        return ()
    low, high = sorted((one.value, two.value))
    return (100 * low / high,)


def _rounds(number: Number, values: Iterable[float]) -> bool:
    return any(abs(number.value - value) <= number.step / 2 + 1e-9 for value in values)


def _unit(number: Number, other: Number, passage: str) -> Mismatch:
    why = f"the claim says '{number.text}' where the source says '{other.text}'"
    return _mismatch("unit-mismatch-with-source", number, other, passage, why)


def _comparable(number: Number, other: Number) -> bool:
    """Tell whether two units could stand for each other by mistake."""
    return any({number.dimension, other.dimension} <= kind for kind in _KINDS) or (
        number.dimension == other.dimension
    )


def _value(number: Number, given: Iterable[Number], passage: str) -> Iterator[Mismatch]:
    """Yield a number that the source does not give, where it gives others of its kind."""
    alike = [
        other
        for other in given
        if other.dimension == number.dimension and other.role in {"", number.role}
    ]
    if not alike:
        return
    nearest = min(alike, key=lambda other: abs(other.base - number.base))
    tenfold = next((other for other in alike if _tenfold(number, other)), None)
    if tenfold:
        yield _unit(number, tenfold, passage)
    else:
        why = f"'{number.text}' stands nowhere in what is known of the source"
        yield _mismatch("number-not-in-source", number, nearest, passage, why)


def _tenfold(number: Number, other: Number) -> bool:
    """Tell whether a dose is a power of ten away from that of the source."""
    if number.dimension not in DOSE or not number.base or not other.base:
        return False
    power = log10(number.base / other.base)
    return abs(power) > 0.5 and abs(power - round(power)) < EXACT  # noqa: PLR2004 - nearer to ten than to one


def _mismatch(rule: str, number: Number, other: Number, passage: str, why: str) -> Mismatch:
    return Mismatch(rule, number.start, number.end, number.text, other.text, passage, why)
