"""Flag a source that readers cannot identify without opening its link."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.filling import filling
from marrowlint.evidence.identity import identifiers
from marrowlint.evidence.services import day, index
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")
_FIELDS = ("url", "doi", "pmid", "pmcid", "nct", "summary")


@Meta(
    id="citation-metadata-missing",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The source '{words}' has no {missing}{known}",
    help="Take these from the record at {place} and write them into the entry: "
    'title: "...", authors: ["..."], container: "...", year: ....',
    source="ICMJE Recommendations, references (NLM, Citing Medicine); DISCERN items 4 and 5",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source that readers cannot identify without opening its link.

    Flags: an entry that gives neither a title nor a reference as written, and names no year
        either: a bare address or identifier, with or without a summary; and a title that comes
        without any address, identifier, journal, publisher or year. Where the lock has the record
        the fix writes what it tells into the entry.
    Why: addresses die; author, title and year let readers find the work again and judge its age.
    Misses: an entry that gives a title and leaves out authors or year.
    Overflags: an internal document that is cited by its number alone.
    Span: the address or identifier; for a mere title the title.
    """
    if source.background:
        return
    missing = _missing(source)
    if not missing:
        return
    named = [field for field in _FIELDS if getattr(source, field)]
    field = "title" if source.title else next(iter(named), "")
    at = Node(pointer.child(source.pointer, field)) if field else Node(source.pointer)
    place = source.url or source.name
    told = source.title or place
    values = {"words": told, "missing": missing, "place": place, "known": _known(source, ctx)}
    yield Hit(at, values, fix=_fix(source, ctx), sources=(source,))


def _known(source: Source, ctx: Context) -> str:
    record = ctx.study(source).record
    if record is None or not record.title:
        return ""
    return f"; {index(record)} has them (asked on {day(record)})"


def _fix(source: Source, ctx: Context) -> Fix | None:
    record = ctx.study(source).record
    found = filling(source, ctx.page, record) if record else None
    return Fix("write what its record tells", *found) if found else None


def _missing(source: Source) -> str:
    """Return what readers would need to find the work again, ``""`` where they have enough."""
    words = f"{source.title} {source.citation} {source.container} {source.summary}"
    if source.year or _YEAR.search(words) or source.citation:
        return ""
    if not source.title:
        return "title, authors or year"
    led = source.url or source.container or identifiers(source)
    return "" if led else "year, publisher, address or identifier"
