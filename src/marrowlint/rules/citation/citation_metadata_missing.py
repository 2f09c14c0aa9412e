"""Flag a source that readers cannot identify without opening its link."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.filling import filling
from marrowlint.evidence.identity import identifiers
from marrowlint.evidence.outside import absent, place
from marrowlint.evidence.same_work import apart
from marrowlint.evidence.services import day, index
from marrowlint.page import Node, Source
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_YEAR = lazy(r"\b(?:1[89]|20)\d{2}\b")
_FIELDS = ("url", "doi", "pmid", "pmcid", "nct", "summary")


@Meta(
    id="citation-metadata-missing",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The source '{words}' has no {missing}{known}",
    help="{take}rite them into the entry: "
    'title: "...", authors: ["..."], container: "...", year: ....',
    source="ICMJE Recommendations, references (NLM, Citing Medicine); DISCERN items 4 and 5",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source that readers cannot identify without opening its link.

    Flags: an entry that gives neither a title nor a reference as written, and names no year
        either: a bare address or identifier, with or without a summary; and a title that comes
        without any address, identifier, journal, publisher or year. Where the lock has the record
        the fix writes what it tells into the entry. Silent where an identifier is wrong, or
        two lead to two works: citation-id-invalid and source-identity-mismatch report that.
    Why: addresses die; author, title and year let readers find the work again and judge its age.
    Misses: an entry that gives a title and leaves out authors or year.
    Overflags: an internal document that is cited by its number alone.
    Span: the address or identifier; for a mere title the title.
    """
    if source.background:
        return
    missing = _missing(source)
    if not missing or _is_wrong(source, ctx):
        return
    named = [field for field in _FIELDS if getattr(source, field)]
    field = "title" if source.title else next(iter(named), "")
    at = Node(pointer.child(source.pointer, field)) if field else Node(source.pointer)
    values = {
        "words": source.title or source.url or source.name,
        "missing": missing,
        "take": f"Take these from {at_place} and w" if (at_place := place(source)) else "W",
        "known": _known(source, ctx),
    }
    yield Hit(at, values, fix=_fix(source, ctx), sources=(source,))


def _is_wrong(source: Source, ctx: Context) -> bool:
    """Tell whether no record can be taken from: an identifier is none or leads nowhere, or two."""
    found, fact = identifiers(source), ctx.fact(source)
    wrong = any(not each.valid or absent(each, fact.records) for each in found)
    return wrong or apart(fact) is not None


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
