"""Flag a meeting abstract that is listed like a full paper."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.entry import name_of
from marrowlint.evidence.published import published
from marrowlint.evidence.same_work import work
from marrowlint.evidence.services import day, index
from marrowlint.evidence.standing import status as told_status
from marrowlint.evidence.study import Origin, Value
from marrowlint.page import Node, Source
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_ISSUE = lazy(r"/suppl(?:ement)?(?!\w*s/)[^/]*/[a-z]{0,2}\d[\w.]*/?\Z", re.IGNORECASE)
"""A page of a supplement issue; ``/supplements/turmeric`` is a shelf of a shop."""
_LIKE_A_PAPER = "points to a meeting abstract, and the entry reads like a full paper"
_CALLED = "is said of a meeting abstract"
_SAID = lazy(r"\babstracts?\b|\bposter\b", re.IGNORECASE)


@Meta(
    id="source-conference-abstract",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' {fault}{who}",
    help="Say so (`status: conference-abstract`), or cite the full paper if there is one.",
    source="Cochrane MR000005.pub4: 37.3% of abstracts are ever published in full",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a meeting abstract that is listed like a full paper.

    Flags: a source whose URL or reference shows a supplement and a single page, or whose record
        has it in one or under that type, when neither its status nor its words say that it is an
        abstract. "Published" or "peer-reviewed" in a sentence that cites such an abstract alone.
    Why: an abstract is not peer reviewed as a paper is, and most never become one.
    Misses: abstracts without a supplement in address, reference or record.
    Overflags: a full paper in a supplement, where the address gives its first page alone and its
        record tells no more.
    Span: the part of the URL, or the words, that give it away; else the identifier.
    """
    status = ctx.study(source).status
    if status.value != "conference-abstract":
        return
    if called := published(source, ctx.analysis, ctx.links):
        values = {"words": called.text, "fault": _CALLED, "who": ""}
        yield Hit(called, values, sources=(source,))
    if status.origin is Origin.DECLARED:
        return
    if status.origin is Origin.URL and not _ISSUE.search(status.words):
        return
    if any(_SAID.search(text) for text in _told(source)):
        return
    values = {"words": status.words, "fault": _LIKE_A_PAPER, "who": _who(source, status, ctx)}
    yield Hit(_place(source, status, ctx), values, sources=(source,))


def _place(source: Source, status: Value, ctx: Context) -> Node:
    """Return the words on the page that show it, else the identifier that led to its record."""
    shown = told_status(source) if status.origin is Origin.REGISTRY else status
    for field in ("url", "citation", "title", "container", "summary"):
        start = getattr(source, field).find(shown.words) if shown.words else -1
        if start >= 0:
            end = start + len(shown.words)
            return Node(pointer.child(source.pointer, field), start=start, end=end)
    return name_of(source, ctx.page)


def _who(source: Source, status: Value, ctx: Context) -> str:
    record = work(ctx.fact(source))
    if status.origin is not Origin.REGISTRY or record is None:
        return ""
    return f" ({index(record)}, asked on {day(record)})"


def _told(source: Source) -> tuple[str, ...]:
    return source.title, source.citation, source.container, source.summary
