"""Flag a work that is listed twice."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.entry import name_of
from marrowlint.evidence.identity import address, identifiers
from marrowlint.evidence.same_work import work
from marrowlint.evidence.services import day, index
from marrowlint.page import Node, Page, Source
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity


@Meta(
    id="citation-duplicate",
    family="citation",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="Source {source} is the same work as source {other}: {same}",
    help="Keep one entry with all its identifiers, and let every marker point to it.",
    source="ICMJE recommendations, references: one work, one entry",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a work that is listed twice.

    Flags: the second of two sources with the same DOI, PMID, PMCID, trial number or address, and
        of two whose identifiers differ and lead to one record; a preprint and its article are two.
    Why: one study counted twice looks like two.
    Misses: one work listed by its DOI and by its PMCID, before a registry was asked.
    Overflags: two parts of one page on the web that only the words after ``#`` tell apart.
    Span: the identifier or URL that repeats, or names the work once more.
    """
    first: dict[str, Source] = {}
    recorded: dict[str, Source] = {}
    for source in page.sources:
        hit = None
        for key, field in _keys(source):
            other = first.setdefault(key, source)
            if other is not source and hit is None:
                same = f"both have {key.partition(':')[2]}"
                hit = _hit(source, other, Node(pointer.child(source.pointer, field)), same)
        hit = hit or _one_record(source, recorded, ctx)
        if hit is not None:
            yield hit


def _one_record(source: Source, recorded: dict[str, Source], ctx: Context) -> Hit | None:
    """Return a hit where a registry has ``source`` under the record of one listed before."""
    record = work(ctx.fact(source))
    other = recorded.setdefault(record.key, source) if record else source
    if record is None or other is source:
        return None
    same = f"{index(record)} has both as {record.key} (asked on {day(record)})"
    return _hit(source, other, name_of(source, ctx.page), same)


def _hit(source: Source, other: Source, at: Node, same: str) -> Hit:
    return Hit(
        at,
        {"source": source.id, "other": other.id, "same": same},
        (Related(Node(other.pointer), "first listed here"),),
        sources=(other, source),
    )


def _keys(source: Source) -> Iterator[tuple[str, str]]:
    for found in filter(lambda found: found.valid, identifiers(source)):
        yield f"{found.scheme}:{found.value}", found.field
    if source.url:
        yield f"url:{address(source.url)}", "url"
