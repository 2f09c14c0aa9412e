"""Ask DataCite about DOIs that Crossref does not have: data sets, reports, arXiv.

Source: https://support.datacite.org/docs/api-get-doi. ``IsObsoletedBy`` tells of versions and is
no retraction. One DOI a call: few pages cite more than a handful.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from marrowlint.facts import Record
from marrowlint.verify.registries.answer import Table, document, raw, table, tables, text
from marrowlint.verify.registries.dates import year
from marrowlint.verify.registries.idents import every, ident, of_scheme
from marrowlint.verify.registries.names import author, inverted, listed
from marrowlint.verify.registries.publication_types import PREPRINT, spaced, typed
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said
from marrowlint.verify.registries.wording import abstract, title

_NAME = "datacite"
_BECAME = {"IsVersionOf", "IsPreprintOf"}
"""How servers of preprints name the article: arXiv, others."""


def requests(asked: Sequence[str], _contact: str) -> Iterator[Request]:
    """Yield a call about each DOI in ``asked``."""
    for whole, doi in of_scheme(asked, "doi"):
        yield Request(_NAME, f"dois/{quote(doi, safe='')}", (whole,))


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return the record of the DOI asked; raise ``NotAnAnswerError``."""
    found = table(table(document(body).get("data")).get("attributes"))
    asked = request.asked[0] if request.asked else ""
    if not asked or ident("doi", text(found.get("doi"))) != asked:
        fault = "it is not about the DOI asked"
        raise NotAnAnswerError(fault)
    return (Said(asked, _record(asked, found)),)


def _record(asked: str, found: Table) -> Record:
    container = table(found.get("container"))
    types = typed(spaced(text(table(found.get("types")).get("resourceTypeGeneral"))))
    preprint = PREPRINT in types
    return Record(
        asked,
        ids=every(asked, *map(_arxiv, tables(found.get("identifiers")))),
        title=title(next((raw(each.get("title")) for each in tables(found.get("titles"))), "")),
        authors=listed(map(_author, tables(found.get("creators")))),
        year=year(text(found.get("publicationYear"))),
        container=text(container.get("title")) or _publisher(found),
        volume=text(container.get("volume")),
        issue=text(container.get("issue")),
        pages=_pages(container),
        types=types,
        preprint=preprint,
        published_as=_published_as(asked, found) if preprint else "",
        abstract=_abstract(found),
        licence=next(filter(None, map(_licence, tables(found.get("rightsList")))), ""),
    )


def _arxiv(entry: Table) -> str:
    is_arxiv = text(entry.get("identifierType")).lower() == "arxiv"
    return ident("arxiv", text(entry.get("identifier"))) if is_arxiv else ""


def _author(creator: Table) -> str:
    family = text(creator.get("familyName"))
    if family:
        return author(family, text(creator.get("givenName")))
    return inverted(text(creator.get("name")))


def _publisher(found: Table) -> str:
    publisher = found.get("publisher")
    return text(table(publisher).get("name")) or text(publisher)


def _pages(container: Table) -> str:
    pages = (text(container.get("firstPage")), text(container.get("lastPage")))
    return "-".join(filter(None, pages))


def _published_as(asked: str, found: Table) -> str:
    """Return the article a preprint became; its own versions have its registrant."""
    registrant = asked.partition("/")[0]
    for each in tables(found.get("relatedIdentifiers")):
        other = ident("doi", text(each.get("relatedIdentifier")))
        became = text(each.get("relationType")) in _BECAME
        if became and other and other.partition("/")[0] != registrant:
            return other
    return ""


def _abstract(found: Table) -> str:
    told = (
        raw(each.get("description"))
        for each in tables(found.get("descriptions"))
        if each.get("descriptionType") == "Abstract"
    )
    return abstract(next(told, ""))


def _licence(entry: Table) -> str:
    return text(entry.get("rightsIdentifier")) or text(entry.get("rights"))


REGISTRY = Registry(
    name=_NAME,
    shown=_NAME,
    base="https://api.datacite.org/",
    bucket="datacite",
    schemes=("doi",),
    batch=1,
    pace=Pace(per_second=1.5, identified_per_second=3.0),
    requests=requests,
    read=read,
)
