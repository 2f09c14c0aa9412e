"""Point out international units of a vitamin without their weight."""

import re
from collections.abc import Iterator

from marrowlint.evidence.nutrients import factors, nutrient
from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_UNIT = "IU"
_CLOSE = 20
"""Code points between an amount and the same amount in another unit."""


@Meta(
    id="unit-iu-abbrev",
    family="dose",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' is given in IU alone",
    help="Give the weight first and the units in brackets, as US labels do: '10 mcg (400 IU)'.",
    source="ISMP list of error-prone abbreviations : IU and U; US supplement labels",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out international units of a vitamin without their weight.

    Flags: the first amount of vitamin A, D or E in IU without a weight beside it; amounts that
        the page has paired once may stand alone later.
    Why: "IU" has been read as "IV" and as 10; labels now give micrograms.
    Misses: other substances that are dosed in units, such as heparin. A later amount.
    Overflags: an amount whose weight a table gives elsewhere.
    Span: the amount.
    """
    del page
    paired: set[float | None] = set()
    alone: list[tuple[Words, float | None]] = []
    for sentence in ctx.analysis.sentences:
        for index, amount in enumerate(sentence.quantities):
            if amount.unit != _UNIT or not _vitamin(sentence, amount, ctx):
                continue
            if _weighed(sentence, index):
                paired.add(amount.low)
            else:
                alone.append((Words(sentence.block, amount.start, amount.end), amount.low))
    for at, value in alone:
        if value not in paired:
            yield Hit(at, {"words": at.text})
            return


def _vitamin(sentence: Sentence, amount: Quantity, ctx: Context) -> bool:
    factor = factors().get(nutrient(sentence, amount, ctx.page.title))
    return factor is not None and factor.unit == _UNIT


def _weighed(sentence: Sentence, index: int) -> bool:
    """Tell whether a weight stands next to the units."""
    amount = sentence.quantities[index]
    beside = sentence.quantities[max(0, index - 1) : index + 2]
    return any(other.dimension == "mass" and _next(sentence, amount, other) for other in beside)


def _next(sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    """Tell whether hardly a word stands between two amounts."""
    between = sentence.block.text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) <= _CLOSE and re.search(r"[a-z]{5}", between) is None
