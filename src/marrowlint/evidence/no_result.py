"""Tell which amounts of a claim no source need give: ages, times of day, what was worked out."""

import re
from collections.abc import Sequence

from marrowlint.evidence.shares import given, of_group
from marrowlint.language.analysis import Claim, Quantity
from marrowlint.patterns import lazy

_AGES = ("aged ", "age ", "older than ", "younger than ")
_NO_RESULT = (
    *(" old", " of age", "-old", " ago"),
    *(" before bed", " before me", " before a me", " after me"),
)
_NUMBERS = lazy(r"\d+(?:[.,]\d+)*")
_COUNTED = lazy(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,6}) \((?:under |about |over )?\Z")
"""A count before its share in brackets: "51 (1.8%)"."""
_WORKED_OUT = lazy(
    r"(?:\b(?:which|that|this) (?:is|are|was|makes|comes to|adds up to|leaves|means)"
    r"|\bmakes (?:that|it)|\b(?:comes?|came|adds?|added|amounts?) (?:up )?to|\bequals?"
    r"|\bequivalent to|\bunits (?:is|are)|\biu is|[=\u00d7]|,\sor|\bit would be|\bat most,? that is"
    r"|\bso)\s(?:about |some |around |up to |at most |only )?(?:[\d.,]+\s\w+,?\s(?:or|and)\s)?\Z"
)
"""What stands before an amount that the author worked out from another one."""
_ROUGHLY = lazy(
    r"\b(?:about|around|roughly|approximately|nearly|almost|some|close to|just (?:over|under)"
    r"|a (?:little|bit) (?:over|under|more than|less than)|over|under|more than|less than|up to)"
    r"\s\Z",
    re.IGNORECASE,
)
_ROUGH = 0.1
_A_DAY = lazy(r"\s(?:a|per|each|every) day\b|\sdaily\b|\sof [\w ]{1,30} a day\b", re.IGNORECASE)
_TIMES = {
    "twice": 2, "two times": 2, "2 times": 2, "two doses": 2,
    "three times": 3, "3 times": 3, "thrice": 3, "each meal": 3, "four times": 4, "4 times": 4,
}  # fmt: skip
_INTERVAL = lazy(r"\b(?:CI|interval)\W{1,3}(\d+(?:\.\d+)?)(?: to |\u2013|-)(\d+(?:\.\d+)?)\b")
_EXACT = 0.005
_AROUND = 60


def no_result(claim: Claim, amount: Quantity, told: list[str]) -> bool:
    """Return whether an amount is an age, a body weight, a confidence level, or was worked out."""
    text = claim.sentence.block.text
    after = text[amount.end : amount.end + _AROUND].lower()
    before = text[max(claim.sentence.start, amount.start - _AROUND) : amount.start].lower()
    if after.startswith(_NO_RESULT) or before.endswith(_AGES) or amount.unit == "kg":
        return True
    if _WORKED_OUT.search(before):
        return True
    if amount.unit != "percent":
        return False
    if after.lstrip().startswith(("ci", "conf")):
        return True
    counted = _COUNTED.search(before)
    if counted and any(of_group(counted[1], amount, counts) for counts in told):
        return True
    return given(amount, (before, after), tuple(told))


def ends_interval(amount: Quantity, text: str) -> bool:
    """Return whether ``text`` gives an amount as the end of an interval: "(95% CI 2 to 14)"."""
    ends = (end for pair in _INTERVAL.findall(text) for end in pair)
    return any(amount.low == amount.high == float(end) for end in ends)


def daily(claim: Claim, amount: Quantity, told: Sequence[Quantity], texts: Sequence[str]) -> bool:
    """Return whether an amount a day is the dose of ``told``, as often as ``texts`` give it."""
    after = claim.sentence.block.text[amount.end : amount.end + _AROUND]
    if amount.low is None or not _A_DAY.match(after):
        return False
    doses = (one.low for one in told if one.unit == amount.unit and one.low)
    often = {times for word, times in _TIMES.items() if any(word in text for text in texts)}
    return any(abs(amount.low - times * dose) < _EXACT * dose for dose in doses for times in often)


def about(claim: Claim, amount: Quantity, told: Sequence[Quantity]) -> bool:
    """Return whether an amount is given as a rough one ("a little over"), and ``told`` has it."""
    before = claim.sentence.block.text[claim.start : amount.start]
    if amount.low is None or not _ROUGHLY.search(before):
        return False
    theirs = (one.low for one in told if one.unit == amount.unit and one.low is not None)
    return any(abs(one - amount.low) <= _ROUGH * one for one in theirs)


def listed(amount: Quantity, texts: list[str]) -> bool:
    """Return whether an entry lists the numbers of a range apart: "2, 10 or 50 million cells"."""
    ends = _NUMBERS.findall(amount.written)
    if len(ends) < 2 or not any(len(end) > 1 for end in ends):  # noqa: PLR2004 - a range has two
        return False
    return any(set(ends) <= set(_NUMBERS.findall(text)) for text in texts)
