"""Point out a micro sign in a dose."""

from collections.abc import Iterator

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_MICRO = lazy("[µμ]g")
_LITRE = lazy(r"(?:/|\bper)\s?(?:d?L|m?L|dl|ml|l|litre|liter|g)\b")
_SPELLED_OUT = {"eu", "uk"}
"""Markets whose product texts write "micrograms", or the sign."""


@Meta(
    id="unit-micro-symbol",
    family="dose",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{words}' can be misread as milligrams, a dose a thousand times as large",
    help="Write {mended}.",
    source="ISMP list of error-prone abbreviations; Joint Commission do-not-use list",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Point out a micro sign in a dose.

    Flags: µg in an amount.
    Why: a hurried hand or a missing font turns µg into mg.
    Misses: other units with the sign, such as µL. A page whose `market` is the EU or the UK.
    Overflags: a laboratory value that is not told per litre.
    Span: the amount.
    """
    if not sentence.quantities or _markets(ctx.page) & _SPELLED_OUT:
        return
    for amount in sentence.quantities:
        unit = _MICRO.search(amount.text) if amount.unit == "mcg" else None
        if unit is None or _measured(amount):
            continue
        at = Words(sentence.block, amount.start, amount.end)
        mended = _MICRO.sub("mcg", at.text)
        start = amount.start + unit.start()
        sign = Words(sentence.block, start, start + len(unit[0]))
        fix = Fix("write mcg", sign, "mcg", safe=True)
        yield Hit(at, {"words": at.text, "mended": mended}, fix=fix)


def _markets(page: Page) -> set[str]:
    market = page.tree.data.get("market")
    return {str(one) for one in market} if isinstance(market, list) else {str(market)}


def _measured(amount: Quantity) -> bool:
    """Tell whether the amount is a concentration."""
    return _LITRE.search(amount.text) is not None
