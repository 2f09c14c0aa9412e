"""Flag one amount given in two units that do not agree."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from marrowlint.evidence.nutrients import factors, milligrams, nutrient
from marrowlint.evidence.pairs import disagreeing
from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_OPENS = lazy(
    r"(?:\sof [\w-]{2,30})?\s?\((?:or |about |approximately |equal to |= ?|~ ?|≈ ?|i\.e\.,? )?\Z"
)
_CLOSES = lazy(r"\s?(?:\)|a day\)|daily\)|per day\))")
_ANYTHING_ELSE = lazy(r"carot|extract|equivalent|elemental|DFE|dietary folate", re.IGNORECASE)
_TOLERANCE = 0.02


@Meta(
    id="unit-conversion-mismatch",
    family="dose",
    on=Sentence,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' gives two amounts: {first} of {name} is {right}",
    help="Correct one of the two.",
    source="Definitions of the metric units; conversion factors used on US supplement labels",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag one amount given in two units that do not agree.

    Flags: an amount with another in brackets behind it, where the two differ by more than two in
        a hundred and by more than rounding: milligrams with grams, IU with micrograms of vitamin
        A, D or E, mmol with milligrams of sodium; mmol/L with mg/dL of a blood value; a
        spoon with its millilitres; a volume with litres, fluid ounces or cups.
    Why: one of the two is wrong, by a factor of 40 or 1,000 as a rule.
    Misses: a pair that a slash or a comma divides. A pair whose substance no one names.
    Overflags: a bracket that holds a part of the amount, without a word that says so.
    Span: both amounts.
    """
    text = sentence.block.text
    for pair in disagreeing(text, sentence.start, sentence.end):
        at = Words(sentence.block, pair.start, pair.end)
        values = {"words": at.text, "first": pair.first, "name": pair.name, "right": pair.right}
        yield Hit(at, values)
    for one, two in pairwise(sentence.quantities):
        if not _OPENS.match(text[one.end : two.start]) or not _CLOSES.match(text, two.end):
            continue
        if _ANYTHING_ELSE.search(sentence.text) and not _slipped(one, two, text):
            return
        told = _differ(sentence, one, two, ctx.page.title)
        if told is not None:
            at = Words(sentence.block, one.start, two.end)
            name, right = told
            first = text[one.start : one.end]
            yield Hit(at, {"words": at.text + ")", "first": first, "name": name, "right": right})


def _slipped(one: Quantity, two: Quantity, text: str) -> bool:
    """Tell whether two bare masses differ by ten, a hundred and so on: "300 mg (3 g)"."""
    if not one.dimension == two.dimension == "mass" or not one.low or not two.low:
        return False
    ratio = _in_mg(one, one.low, 1.0) / _in_mg(two, two.low, 1.0)
    power = round(math.log10(ratio))
    bare = text[one.end : two.start].strip() == "("
    return bare and power != 0 and abs(ratio / 10.0**power - 1) < _TOLERANCE


def _differ(sentence: Sentence, one: Quantity, two: Quantity, title: str) -> tuple[str, str] | None:
    """Return the substance and what the first amount really is, or ``None`` where they agree."""
    if one.low is None or two.low is None or one.high is None or two.high is None:
        return None
    if one.unit == two.unit or any("/" in each.text or "per" in each.text for each in (one, two)):
        return None
    if one.dimension == two.dimension == "mass":
        name, low, high = "anything", 1.0, 1.0
    else:
        units = {each.unit for each in (one, two) if each.dimension != "mass"}
        name = nutrient(sentence, one, title, next(iter(units), ""))
        factor = factors().get(name)
        if factor is None or units != {factor.unit}:
            return None
        low, high = factor.least, factor.most
    ends = ((one.low, two.low), (one.high, two.high))
    if all(_agree(one, first, two, second, (low, high)) for first, second in ends):
        return None
    return name, _right(one, two, (low, high))


def _in_mg(amount: Quantity, value: float, factor: float) -> float:
    grams = milligrams(amount, value)
    return value * factor if grams is None else grams


def _agree(
    one: Quantity, first: float, two: Quantity, second: float, factor: tuple[float, float]
) -> bool:
    """Tell whether two values are one amount, by the factor and the rounding of either."""
    for each in factor:
        left, right = _in_mg(one, first, each), _in_mg(two, second, each)
        slack = max(_half(one, each), _half(two, each), _TOLERANCE * max(left, right))
        if abs(left - right) <= slack:
            return True
    low, high = sorted(factor)
    ratio = _in_mg(one, first, 1.0) / _in_mg(two, second, 1.0) if second else 0.0
    span = sorted((low, high) if one.dimension == "mass" else (1 / high, 1 / low))
    return low < high and span[0] <= ratio <= span[1]


def _half(amount: Quantity, factor: float) -> float:
    """Return half of the last digit as written, in milligrams."""
    decimals = re.search(r"\.(\d+)", amount.written)
    return _in_mg(amount, 0.5 * 10.0 ** -(len(decimals[1]) if decimals else 0), factor)


def _right(one: Quantity, two: Quantity, factor: tuple[float, float]) -> str:
    """Return the first amount in the unit of the second."""
    values = sorted({_in_mg(one, one.low or 0.0, each) / _in_mg(two, 1.0, each) for each in factor})
    return f"{' to '.join(f'{value:,.4g}' for value in values)} {two.unit}"
