"""Flag a dose that begins with a bare decimal point."""

from collections.abc import Iterator

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_BARE = lazy(r"(?<![\d.·])(?=\.\d)")


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

    Flags: a decimal without a zero before its point, in front of a unit of dose; either end of a
        range.
    Why: ".5 mg" is read as 5 mg when the point is missed.
    Misses: a decimal comma, ",5 mg".
    Overflags: nothing known; P values have no unit of dose.
    Span: the amount.
    """
    del ctx
    for amount in sentence.quantities:
        if amount.dimension in DOSE and _BARE.search(amount.written):
            at = Words(sentence.block, amount.start, amount.end)
            mended = _BARE.sub("0", amount.written) + at.text[len(amount.written) :]
            fix = _fix(sentence, amount, mended)
            yield Hit(at, {"words": at.text, "mended": mended}, fix=fix)


def _fix(sentence: Sentence, amount: Quantity, mended: str) -> Fix | None:
    """Put a zero before the one bare point; a range with two is left to the author."""
    points = [amount.start + match.start() for match in _BARE.finditer(amount.written)]
    if len(points) != 1:
        return None
    point = Words(sentence.block, points[0], points[0] + 1)
    return Fix(f"write {mended}", point, "0.", safe=True)
