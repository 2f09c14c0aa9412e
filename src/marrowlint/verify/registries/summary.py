"""Ask PubMed's esummary what a PMID is: type, notices both ways, other identifiers.

Source: NCBI E-utilities, ``esummary`` version 2.0 in JSON.
"""

from collections.abc import Iterator, Sequence

from marrowlint.facts import Record
from marrowlint.verify.registries.answer import Table, document, raw, table, tables, text
from marrowlint.verify.registries.dates import year
from marrowlint.verify.registries.eutils import BASE, BATCH, BUCKET, PACE, SHOWN, about
from marrowlint.verify.registries.idents import every, ident, pmcid
from marrowlint.verify.registries.links import Link, linked
from marrowlint.verify.registries.names import listed
from marrowlint.verify.registries.publication_types import PREPRINT, typed
from marrowlint.verify.registries.registry import NotAnAnswerError, Registry, Request, Said
from marrowlint.verify.registries.wording import title

_NAME = "ncbi-summary"
_NO_RECORD = "cannot get document summary"
"""What stands in the entry of a PMID that does not exist; the status is 200 all the same."""


def requests(asked: Sequence[str], contact: str) -> Iterator[Request]:
    """Yield calls about the PMIDs in ``asked``."""
    return about(_NAME, "esummary.fcgi", "json", asked, contact)


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return what ``body`` says of each PMID asked; raise ``NotAnAnswerError``."""
    found = table(document(body).get("result"))
    if not isinstance(found.get("uids"), list):
        fault = "it has no list of uids"
        raise NotAnAnswerError(fault)
    said = (_said(asked, table(found.get(asked.partition(":")[2]))) for asked in request.asked)
    return tuple(each for each in said if each is not None)


def _said(asked: str, entry: Table) -> Said | None:
    if "error" in entry:
        return Said(asked) if text(entry["error"]).lower() == _NO_RECORD else None
    if f"pmid:{text(entry.get('uid'))}" != asked:
        return None
    return Said(asked, _record(asked, entry))


def _record(asked: str, entry: Table) -> Record:
    types = typed(entry.get("pubtype"))
    preprint = PREPRINT in types
    links = linked(map(_link, tables(entry.get("references"))), types, SHOWN, preprint=preprint)
    return Record(
        asked,
        ids=every(asked, *map(_id, tables(entry.get("articleids")))),
        title=title(raw(entry.get("title"))) or title(raw(entry.get("booktitle"))),
        authors=listed(text(each.get("name")) for each in tables(entry.get("authors"))),
        year=year(text(entry.get("pubdate"))) or year(text(entry.get("sortpubdate"))),
        container=text(entry.get("fulljournalname")) or text(entry.get("source")),
        volume=text(entry.get("volume")),
        issue=text(entry.get("issue")),
        pages=text(entry.get("pages")),
        types=types,
        notices=links.notices,
        notice_of=links.notice_of,
        preprint=preprint,
        published_as=links.published_as,
        preprint_of=links.preprint_of,
        updated_in=links.updated_in,
    )


def _id(entry: Table) -> str:
    name, value = text(entry.get("idtype")), text(entry.get("value"))
    if name in {"pmc", "pmcid"}:
        return pmcid(value)
    return ident("doi", value) if name == "doi" else ""


def _link(entry: Table) -> Link:
    return Link(
        text(entry.get("reftype")),
        ident("pmid", text(entry.get("pmid"))),
        text(entry.get("refsource"), 2_000),
    )


REGISTRY = Registry(
    name=_NAME,
    shown=SHOWN,
    base=BASE,
    bucket=BUCKET,
    schemes=("pmid",),
    batch=BATCH,
    pace=PACE,
    requests=requests,
    read=read,
    absent_statuses=(),
    authority=("pmid",),
)
