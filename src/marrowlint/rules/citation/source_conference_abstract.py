"""Flag a meeting abstract that is listed like a full paper."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.study import Origin
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

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
    Misses: abstracts without a supplement in the address; only the registry knows them.
    Overflags: a full paper of one page in a supplement.
    Span: the part of the URL, or the words, that give it away.
    """
    status = ctx.study(source).status
    if status.value != "conference-abstract" or status.origin is Origin.DECLARED:
        return
    if any(_SAID.search(text) for text in (source.title, source.citation, source.summary)):
        return
    at = Node(source.pointer)
    for field in ("url", "citation", "title", "container", "summary"):
        start = getattr(source, field).find(status.words)
        if start >= 0:
            at = Node(pointer.child(source.pointer, field), start=start, end=start + len(status.words))
            break
    yield Hit(at, {"words": status.words}, sources=(source,))
