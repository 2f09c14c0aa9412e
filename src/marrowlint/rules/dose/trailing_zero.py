"""Flag a dose with a trailing zero."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_ZERO = lazy(r"(?<![\d.])(\d+)\.0+(?!\d)")
_RATE = lazy(r"/\s?(?:d?L|mL|l|min)\b")
_BODY = frozenset({"kg"})
_LABORATORY = lazy(
    r"\b(?:serum|plasma|blood|urine|level|levels|concentration|pH|CI)\b", re.IGNORECASE
)


@Meta(
    id="trailing-zero",
    family="dose",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' has a trailing zero and can be read as ten times the dose",
    help="Write {mended}.",
    source="ISMP list of error-prone abbreviations; Joint Commission do-not-use list",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a dose with a trailing zero.

    Flags: a whole number written with ``.0`` before a unit of dose.
    Why: "1.0 mg" is read as 10 mg when the point is missed.
    Misses: a trailing zero after other decimals, such as 0.50 mg. A range outside the dosage
        section, which may be an interval of confidence.
    Overflags: a laboratory value in a sentence that does not say what was measured.
    Span: the amount.
    """
    del ctx
    for amount in sentence.quantities:
        if amount.dimension in DOSE and _ZERO.search(amount.written) and _dosed(sentence, amount):
            at = Words(sentence.block, amount.start, amount.end)
            number = Words(sentence.block, amount.start, amount.start + len(amount.written))
            whole = _ZERO.sub(r"\1", amount.written)
            mended = whole + at.text[len(amount.written) :]
            fix = Fix(f"write {mended}", number, whole, safe=True)
            yield Hit(at, {"words": at.text, "mended": mended}, fix=fix)


def _dosed(sentence: Sentence, amount: Quantity) -> bool:
    """Leave out ranges and values of the laboratory, body weights, rates per volume or minute."""
    ranging = amount.low != amount.high and sentence.section != "dosage"
    if ranging or amount.unit in _BODY:
        return False
    if sentence.block.text.startswith("/", amount.end):  # "mmol/mol", "mL/kg/min"
        return False
    return not _RATE.search(amount.text) and not _LABORATORY.search(sentence.text)
