"""Point out a source that cites works which were retracted."""

from collections.abc import Iterator

from marrowlint.evidence.entry import name_of
from marrowlint.evidence.services import day, listed
from marrowlint.page import Source
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NAMED = 2
"""Works that are named; the others are counted."""


@Meta(
    id="source-cites-retracted",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{source}' cites {count} that {was} retracted: {works}{more} (asked on {asked})",
    help="Look whether its result rests on {them}; a review that pools {them} may not hold.",
    source="Cochrane Handbook 4.4.6, retracted studies in reviews; COPE",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out a source that cites works which were retracted.

    Flags: a source whose references are known and among them works that were retracted.
    Why: a review that pooled a retracted trial may owe its result to it.
    Misses: a source whose references no service gives.
    Overflags: a paper that cites a retracted one in order to say that it was retracted.
    Span: the identifier, address or title of the source.
    """
    record = ctx.study(source).record
    found = record.retracted_references if record else ()
    if record is None or not found:
        return
    one = len(found) == 1
    rest = len(found) - _NAMED
    values = {
        "source": source.name,
        "count": "a work" if one else f"{len(found)} works",
        "was": "was" if one else "were",
        "works": listed(found[:_NAMED]) if rest <= 0 else ", ".join(found[:_NAMED]),
        "more": f" and {rest} more" if rest > 0 else "",
        "them": "it" if one else "them",
        "asked": day(record),
    }
    yield Hit(name_of(source, ctx.page), values, sources=(source,))
