"""Flag a page on a drug or biologic that does not say whether it is approved."""

from collections.abc import Iterator

from marrowlint.page import Node, Page
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_KINDS = {"biologic", "cell-therapy", "drug"}


@Meta(
    id="regulatory-status-missing",
    family="structure",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The page is on a {kind} and does not say whether one is approved",
    help="Say for what use, by which regulator and since when it is approved, or that it is not.",
    source="FDA consumer notices on regenerative medicine products, 2020 and June 2021",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a page on a drug or biologic that does not say whether it is approved.

    Flags: a page whose `kind` is drug, biologic or cell-therapy, and whose body has no word on
        approval, licence, prescription or a regulator.
    Why: readers take what is written up like a medicine for a licensed one.
    Misses: a page that speaks of the approval of another product only.
    Overflags: a page that tells it in other words, such as "sold in pharmacies".
    Span: the value of `kind`.
    """
    if page.kind not in _KINDS:
        return
    if any(sentence.has("approval") for sentence in ctx.analysis.sentences):
        return
    yield Hit(Node("/kind"), {"kind": page.kind.replace("-", " ")})
