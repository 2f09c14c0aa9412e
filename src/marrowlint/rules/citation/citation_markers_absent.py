"""Flag a page that lists sources and cites none of them."""

from collections.abc import Iterator

from marrowlint.page import Node, Page, Part
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="citation-markers-absent",
    family="citation",
    on=Page,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="The page lists {n} and cites none of them in its text",
    help="Put a marker such as [@id] or [1] after each claim, so that readers see what stands "
    "behind it.",
    source="JAMA benchmarks: attribution (Silberg 1997); Wikipedia MEDRS: inline citation",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a page that lists sources and cites none of them.

    Flags: once, a page with a source list and no marker in its text that points to a source.
    Why: without markers nobody can check which source a claim rests on; the other rules then
        match claims to sources by content, which is less sure.
    Misses: a page with a single marker; claim-uncited takes over there.
    Overflags: a page whose site adds the markers by a script.
    Span: the heading of the source list, or its key.
    """
    if page.sources and not ctx.links.marked:
        count = "1 source" if len(page.sources) == 1 else f"{len(page.sources)} sources"
        yield Hit(Node("/sources", Part.KEY), {"n": count})
