"""Ask Europe PMC about PMIDs, PMCIDs and DOIs: a second voice on types, MeSH and notices.

Source: https://europepmc.org/RestfulWebService, ``searchPOST`` with ``resultType=core``. A query
is a list of identifiers joined by OR; it goes as a form, for an address would grow too long.
"""

from collections.abc import Iterator, Sequence

from marrowlint.facts import Record
from marrowlint.verify.registries.answer import Table, document, raw, table, tables, text
from marrowlint.verify.registries.dates import year
from marrowlint.verify.registries.headings import told
from marrowlint.verify.registries.idents import batches, every, ident, of_scheme
from marrowlint.verify.registries.links import Link, by_title, linked, united
from marrowlint.verify.registries.names import listed
from marrowlint.verify.registries.publication_types import PREPRINT, typed
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said
from marrowlint.verify.registries.wording import abstract, title

_NAME = "europe-pmc"
_BATCH = 100
_PAGE = "1000"
"""Results in one answer, the most there may be: one DOI can have several records."""
_QUERIES = {"pmid": "(EXT_ID:{} AND SRC:MED)", "pmcid": "PMCID:{}", "doi": 'DOI:"{}"'}
_SYNTAX = frozenset('"\\')
"""What would end the words of a query."""
_SOURCES = ("MED", "PMC", "PPR")
"""Which record of several counts: PubMed's, then that of PMC, then a preprint's."""


def requests(asked: Sequence[str], _contact: str) -> Iterator[Request]:
    """Yield calls about the PMIDs, PMCIDs and DOIs in ``asked``, mixed."""
    pairs = (
        (whole, _QUERIES[scheme].format(value))
        for scheme in _QUERIES
        for whole, value in of_scheme(asked, scheme)
        if not _SYNTAX & set(value)
    )
    for identifiers, queries in batches(pairs, _BATCH):
        form = (
            ("query", " OR ".join(queries)),
            ("resultType", "core"),
            ("format", "json"),
            ("pageSize", _PAGE),
            ("synonym", "false"),
        )
        yield Request(_NAME, "searchPOST", identifiers, form=form)


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return what ``body`` says of each identifier asked; raise ``NotAnAnswerError``."""
    found = document(body)
    rows = table(found.get("resultList")).get("result")
    hits = found.get("hitCount")
    if not isinstance(rows, list) or type(hits) is not int:
        fault = "it has no list of results"
        raise NotAnAnswerError(fault)
    by_id: dict[str, Table] = {}
    for row in sorted(tables(rows), key=_rank):
        for each in _ids(row):
            by_id.setdefault(each, row)
    whole = hits <= len(rows)
    return tuple(
        Said(asked, _record(asked, by_id[asked]) if asked in by_id else None)
        for asked in request.asked
        if whole or asked in by_id
    )


def _rank(row: Table) -> int:
    source = text(row.get("source"))
    return _SOURCES.index(source) if source in _SOURCES else len(_SOURCES)


def _ids(row: Table) -> tuple[str, ...]:
    pmid = row.get("pmid") or (row.get("id") if row.get("source") == "MED" else "")
    return every(
        ident("pmid", text(pmid)),
        ident("pmcid", text(row.get("pmcid"))),
        ident("doi", text(row.get("doi"))),
    )


def _record(asked: str, row: Table) -> Record:
    types = typed(table(row.get("pubTypeList")).get("pubType")) or typed(row.get("pubType"))
    preprint = row.get("source") == "PPR" or PREPRINT in types
    corrections = tables(table(row.get("commentCorrectionList")).get("commentCorrection"))
    links = linked(map(_link, corrections), types, _NAME, preprint=preprint)
    journal = table(row.get("journalInfo"))
    name = raw(row.get("title"))
    gone = by_title(name, links.notices, _NAME) if preprint else ()
    return Record(
        asked,
        ids=every(asked, *_ids(row)),
        title=title(name),
        authors=_authors(row),
        year=year(text(row.get("pubYear"))),
        container=text(table(journal.get("journal")).get("title")) or _publisher(row),
        volume=text(journal.get("volume")) or text(row.get("journalVolume")),
        issue=text(journal.get("issue")) or text(row.get("issue")),
        pages=text(row.get("pageInfo")),
        types=types,
        mesh=told(_headings(row)),
        notices=united((*links.notices, *gone)),
        notice_of=links.notice_of,
        preprint=preprint,
        published_as=links.published_as,
        preprint_of=links.preprint_of,
        updated_in=links.updated_in,
        abstract=abstract(raw(row.get("abstractText"))),
        licence=text(row.get("license")),
    )


def _authors(row: Table) -> tuple[str, ...]:
    people = tables(table(row.get("authorList")).get("author"))
    names = listed(text(each.get("fullName") or each.get("collectiveName")) for each in people)
    written = text(row.get("authorString"), 10_000).rstrip(".")
    return names or listed(name.strip() for name in written.split(","))


def _publisher(row: Table) -> str:
    details = table(row.get("bookOrReportDetails")).get("publisher")
    return text(row.get("journalTitle")) or text(row.get("publisher")) or text(details)


def _headings(row: Table) -> Iterator[str]:
    for each in tables(table(row.get("meshHeadingList")).get("meshHeading")):
        yield text(each.get("descriptorName"))


def _link(entry: Table) -> Link:
    number = ident("pmid", text(entry.get("id"))) if entry.get("source") == "MED" else ""
    return Link(text(entry.get("type")), number, text(entry.get("reference"), 2_000))


REGISTRY = Registry(
    name=_NAME,
    shown=_NAME,
    base="https://www.ebi.ac.uk/europepmc/webservices/rest/",
    bucket="europe-pmc",
    schemes=("pmid", "pmcid", "doi"),
    batch=_BATCH,
    pace=Pace(per_second=5.0, at_once=3),
    requests=requests,
    read=read,
    absent_statuses=(),
)
