"""Flag a source that readers cannot identify without opening its link."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.identity import identifiers
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")
_FIELDS = ("url", "doi", "pmid", "pmcid", "nct", "summary")


@Meta(
    id="citation-metadata-missing",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The source '{words}' has no {missing}",
    help="Take these from the record at {place} and write them into the entry: "
    'title: "...", authors: ["..."], container: "...", year: ....',
    source="ICMJE Recommendations, references (NLM, Citing Medicine); DISCERN items 4 and 5",
)
def rule(source: Source, _ctx: Context) -> Iterator[Answer]:
    """Flag a source that readers cannot identify without opening its link.

    Flags: an entry that gives neither a title nor a reference as written, and names no year
        either: a bare address or identifier, with or without a summary; and a title that comes
        without any address, identifier, journal, publisher or year.
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
    yield Hit(at, {"words": told, "missing": missing, "place": place}, sources=(source,))


def _missing(source: Source) -> str:
    """Return what readers would need to find the work again, ``""`` where they have enough."""
    words = f"{source.title} {source.citation} {source.container} {source.summary}"
    if source.year or _YEAR.search(words) or source.citation:
        return ""
    if not source.title:
        return "title, authors or year"
    led = source.url or source.container or identifiers(source)
    return "" if led else "year, publisher, address or identifier"
