"""Point out a dose that runs together with its unit, or a long number without commas."""

from collections.abc import Iterator

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_JOINED = lazy(r"\d[A-Za-zµμ]")
_LONG = lazy(r"(?<![\d.,])\d{4,}(?![\d.,])")


@Meta(
    id="number-format",
    family="dose",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{words}' is easy to misread",
    help="Write {mended}.",
    source="ISMP list of error-prone abbreviations: dose and unit run together, large numbers "
    "without commas",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Point out a dose that runs together with its unit, or a long number without commas.

    Flags: no space between number and unit of dose, as in 10mg; four digits or more in a dose
        without commas, as in 1000 mg.
    Why: the m of 10mg is read as two zeros, and nobody counts zeros.
    Misses: a hyphen in place of a dash in a range; a decimal number with many digits.
    Overflags: a strength in the name of a product, such as "Pale 10mg".
    Span: the amount.
    """
    del ctx
    for amount in sentence.quantities:
        if amount.dimension not in DOSE:
            continue
        at = Words(sentence.block, amount.start, amount.end)
        mended = _mended(amount)
        if mended != at.text:
            fix = Fix(f"write {mended}", at, mended, safe=True)
            yield Hit(at, {"words": at.text, "mended": mended}, fix=fix)


def _mended(amount: Quantity) -> str:
    number, unit = amount.written, amount.text[len(amount.written) :]
    if _JOINED.match(amount.text, len(number) - 1):
        unit = f" {unit}"
    return _LONG.sub(lambda match: f"{int(match[0]):,}", number) + unit
