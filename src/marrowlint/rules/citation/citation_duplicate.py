"""Flag a work that is listed twice."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.identity import address, identifiers
from marrowlint.page import Node, Page, Source
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity


@Meta(
    id="citation-duplicate",
    family="citation",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="Source {source} is the same work as source {other}: both have {same}",
    help="Keep one entry with all its identifiers, and let every marker point to it.",
    source="ICMJE recommendations, references: one work, one entry",
)
def rule(page: Page, _ctx: Context) -> Iterator[Answer]:
    """Flag a work that is listed twice.

    Flags: the second of two sources with the same DOI, PMID, PMCID, trial number or address.
    Why: one study counted twice looks like two.
    Misses: one work listed by its DOI and by its PMCID; only a registry knows that they are one.
    Overflags: two parts of one page on the web that only the words after ``#`` tell apart.
    Span: the identifier or URL that repeats.
    """
    first: dict[str, Source] = {}
    for source in page.sources:
        hit = None
        for key, field in _keys(source):
            other = first.setdefault(key, source)
            if other is not source and hit is None:
                hit = Hit(
                    Node(pointer.child(source.pointer, field)),
                    {"source": source.id, "other": other.id, "same": key.partition(":")[2]},
                    (Related(Node(other.pointer), "first listed here"),),
                    sources=(other, source),
                )
        if hit is not None:
            yield hit


def _keys(source: Source) -> Iterator[tuple[str, str]]:
    for found in filter(lambda found: found.valid, identifiers(source)):
        yield f"{found.scheme}:{found.value}", found.field
    if source.url:
        yield f"url:{address(source.url)}", "url"
