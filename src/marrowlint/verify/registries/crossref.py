"""Ask Crossref about DOIs: what a work is, its notices, its preprint, what it cites.

Source: https://api.crossref.org/swagger-ui, limits of 2025-12-01: lists one call a second, three
with a contact address. ``filter=doi:A,doi:B`` gives several works; a comma parts filters, so that
a DOI with one, or with other signs that could end it, is asked by its path. Fields of ``select``
are those the route allows: any other makes the whole call a 400.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from marrowlint.facts import Record
from marrowlint.verify.registries.answer import Table, document, first, items, raw, table, tables
from marrowlint.verify.registries.answer import text as line
from marrowlint.verify.registries.crossref_updates import PUBLISHER, renewed, updates
from marrowlint.verify.registries.dates import parts
from marrowlint.verify.registries.idents import batches, every, ident, of_scheme
from marrowlint.verify.registries.links import by_title, united
from marrowlint.verify.registries.names import author, listed
from marrowlint.verify.registries.publication_types import PREPRINT, typed
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said
from marrowlint.verify.registries.wording import abstract, plain, title

NAME = "crossref"
SELECT = (
    "DOI,type,title,subtitle,author,issued,published,container-title,short-container-title,volume,"
    "issue,page,article-number,updated-by,update-to,relation,abstract,license,reference,"
    "clinical-trial-number"
)
_BATCH = 50
_IN_FILTER = re.compile(r"[\w.()/;-]+", re.ASCII)
"""DOIs that a list of filters can hold."""
_REFERENCES = 3_000
_POSTED = "posted-content"
_CLINICAL_TRIALS = "10.18810/clinical-trials-gov"
"""Crossref's name for ClinicalTrials.gov."""
_OPEN = re.compile(r"https?://creativecommons\.org/", re.IGNORECASE)


def requests(asked: Sequence[str], contact: str) -> Iterator[Request]:
    """Yield calls about the DOIs in ``asked``."""
    mailto = (("mailto", contact),) if contact else ()
    pairs = tuple(of_scheme(asked, "doi"))
    for identifiers, dois in batches(filter(_fits, pairs), _BATCH):
        query = (
            ("filter", ",".join(f"doi:{doi}" for doi in dois)),
            ("rows", str(len(dois))),
            ("select", SELECT),
        )
        yield Request(NAME, "works", identifiers, query=(*query, *mailto))
    for whole, doi in pairs:
        if not _fits((whole, doi)):
            yield Request(NAME, f"works/{quote(doi, safe='')}", (whole,), query=mailto)


def _fits(pair: tuple[str, str]) -> bool:
    return _IN_FILTER.fullmatch(pair[1]) is not None


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return what ``body`` says of each DOI asked; raise ``NotAnAnswerError``.

    A list leaves out the DOIs that Crossref has not: those of another agency among them.
    """
    message = table(document(body).get("message"))
    works = message.get("items", [message] if "DOI" in message else None)
    if not isinstance(works, list):
        fault = "it has neither a work nor a list of works"
        raise NotAnAnswerError(fault)
    by_id = {ident("doi", line(work.get("DOI"))): work for work in tables(works)}
    total = message.get("total-results")
    whole = type(total) is int and total <= len(works)
    return tuple(
        _said(asked, by_id[asked]) if asked in by_id else Said(asked)
        for asked in request.asked
        if whole or asked in by_id
    )


def _said(asked: str, work: Table) -> Said:
    cited = (ident("doi", line(each.get("DOI"))) for each in tables(work.get("reference")))
    return Said(asked, _record(asked, work), every(*cited)[:_REFERENCES])


def _record(asked: str, work: Table) -> Record:
    types = typed([line(work.get("type")), line(work.get("subtype"))])
    preprint = _POSTED in types and (PREPRINT in types or "subtype" not in work)
    told = updates(asked, work)
    name = next((raw(each) for each in items(work.get("title"))), "")
    gone = by_title(name, told.notices, PUBLISHER) if preprint else ()
    return Record(
        asked,
        ids=(asked,),
        title=_title(name, next((raw(each) for each in items(work.get("subtitle"))), "")),
        authors=listed(map(_author, tables(work.get("author")))),
        year=(parts(work.get("issued")) or parts(work.get("published")))[:4],
        container=plain(first(work.get("container-title")), 300),
        volume=line(work.get("volume")),
        issue=line(work.get("issue")),
        pages=line(work.get("page")) or line(work.get("article-number")),
        types=types,
        notices=united((*told.notices, *gone)),
        notice_of=told.notice_of,
        preprint=preprint,
        published_as=_related(work, "is-preprint-of"),
        preprint_of=_related(work, "has-preprint"),
        updated_in=renewed(asked, work),
        abstract=abstract(raw(work.get("abstract"))),
        licence=_licence(work),
        registrations=every(*map(_trial, tables(work.get("clinical-trial-number")))),
    )


def _title(name: str, subtitle: str) -> str:
    main, second = title(name), title(subtitle)
    return f"{main}: {second}" if second and not main.endswith(second) else main


def _author(person: Table) -> str:
    family = line(person.get("family")) or line(person.get("name"))
    return author(family, line(person.get("given")))


def _related(work: Table, relation: str) -> str:
    others = tables(table(work.get("relation")).get(relation))
    found = (ident("doi", line(each.get("id"))) for each in others)
    return next(filter(None, found), "")


def _licence(work: Table) -> str:
    """Return the address of the licence, one of Creative Commons before any other."""
    found = [line(each.get("URL")) for each in tables(work.get("license"))]
    return next((each for each in found if _OPEN.match(each)), next(iter(found), ""))


def _trial(entry: Table) -> str:
    known = line(entry.get("registry")).lower() in {_CLINICAL_TRIALS, ""}
    return ident("nct", line(entry.get("clinical-trial-number"))) if known else ""


REGISTRY = Registry(
    name=NAME,
    shown=PUBLISHER,
    base="https://api.crossref.org/",
    bucket="crossref",
    schemes=("doi",),
    batch=_BATCH,
    pace=Pace(per_second=1.0, identified_per_second=3.0),
    requests=requests,
    read=read,
)
