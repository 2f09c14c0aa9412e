"""Flag a page on a drug or biologic that does not say whether it is approved."""

from collections.abc import Iterator

from marrowlint.evidence.approvals import class_of
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
    message="The page is on {kind} and does not say whether one is approved",
    help="Say for what use, by which regulator and since when it is approved, or that it is not.",
    source="FDA consumer notices on regenerative medicine products, 2020 and June 2021",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a page on a drug or biologic that does not say whether it is approved.

    Flags: a page whose `kind` is drug, biologic or cell-therapy, or that has no `kind` and a title
        among the products of the dated list of approvals, and whose body has no word on
        approval, licence, prescription or a regulator.
    Why: readers take what is written up like a medicine for a licensed one.
    Misses: a page that speaks of the approval of another product only.
    Overflags: a page that tells it in other words, such as "sold in pharmacies".
    Span: the value of `kind`, else the title.
    """
    known = class_of(page) if not page.kind else None
    if page.kind not in _KINDS and known is None:
        return
    if any(sentence.has("approval") for sentence in ctx.analysis.sentences):
        return
    kind = known.name if known else f"a {page.kind.replace('-', ' ')}"
    yield Hit(Node("/title" if known else "/kind"), {"kind": kind})
