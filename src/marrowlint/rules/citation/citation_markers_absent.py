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
    message="The page lists {state} in its text",
    help="Put a marker such as [@id] or [1] after each claim, so that readers see what stands "
    "behind it.",
    source="JAMA benchmarks: attribution (Silberg 1997); Wikipedia MEDRS: inline citation",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a page that lists sources and cites none of them.

    Flags: once, a page with a source list and no marker in its text that points to a source; a
        list of ``role: background`` alone asks for none.
    Why: without markers nobody can check which source a claim rests on; the other rules then
        match claims to sources by content, which is less sure.
    Misses: a page with a single marker, or a single link in brackets; claim-uncited takes over
        there. A page that names half of its sources in words, such as "(Bell et al., 2016)".
    Overflags: a page whose site adds the markers by a script.
    Span: the heading of the source list, or its key.
    """
    if not ctx.links.marked and any(not source.background for source in page.sources):
        count = len(page.sources)
        several = f"{count} sources and cites none of them"
        state = "1 source and does not cite it" if count == 1 else several
        yield Hit(Node("/sources", Part.KEY), {"state": state})
