"""Flag a meeting abstract that is listed like a full paper."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.study import Origin
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_ISSUE = re.compile(r"/suppl(?:ement)?(?!\w*s/)[^/]*/[a-z]{0,2}\d[\w.]*/?\Z", re.IGNORECASE)
"""A page of a supplement issue; ``/supplements/turmeric`` is a shelf of a shop."""
_SAID = re.compile(r"\babstracts?\b|\bposter\b", re.IGNORECASE)


@Meta(
    id="source-conference-abstract",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' points to a meeting abstract, and the entry reads like a full paper",
    help="Say so (`status: conference-abstract`), or cite the full paper if there is one.",
    source="Cochrane MR000005.pub4: 37.3% of abstracts are ever published in full",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a meeting abstract that is listed like a full paper.

    Flags: a source whose URL or reference shows a supplement and a single page, when neither its
        status nor its words say that it is an abstract.
    Why: an abstract is not peer reviewed as a paper is, and most never become one.
    Misses: abstracts without a supplement in the address or reference; only the registry knows
        them.
    Overflags: a full paper in a supplement, where the address gives its first page alone.
    Span: the part of the URL, or the words, that give it away.
    """
    status = ctx.study(source).status
    if status.value != "conference-abstract" or status.origin is Origin.DECLARED:
        return
    if status.origin is Origin.URL and not _ISSUE.search(status.words):
        return
    if any(_SAID.search(text) for text in _told(source)):
        return
    at = Node(source.pointer)
    for field in ("url", "citation", "title", "container", "summary"):
        start = getattr(source, field).find(status.words)
        if start >= 0:
            end = start + len(status.words)
            at = Node(pointer.child(source.pointer, field), start=start, end=end)
            break
    yield Hit(at, {"words": status.words}, sources=(source,))


def _told(source: Source) -> tuple[str, ...]:
    return source.title, source.citation, source.container, source.summary
