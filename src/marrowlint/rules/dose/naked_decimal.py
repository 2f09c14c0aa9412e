"""Flag a dose that begins with a bare decimal point."""

from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="naked-decimal",
    family="dose",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' begins with a bare point and can be read as ten times the dose",
    help="Write {mended}.",
    source="ISMP list of error-prone abbreviations; Joint Commission do-not-use list",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a dose that begins with a bare decimal point.

    Flags: a decimal without a zero before its point, in front of a unit of dose.
    Why: ".5 mg" is read as 5 mg when the point is missed.
    Misses: the second number of a range.
    Overflags: nothing known; P values have no unit of dose.
    Span: the amount.
    """
    del ctx
    for amount in sentence.quantities:
        if amount.dimension in DOSE and amount.written.startswith("."):
            at = Words(sentence.block, amount.start, amount.end)
            point = Words(sentence.block, amount.start, amount.start + 1)
            fix = Fix(f"write 0{at.text}", point, "0.", safe=True)
            yield Hit(at, {"words": at.text, "mended": f"0{at.text}"}, fix=fix)
