"""Ask the PMC ID Converter which identifiers belong to one work.

Source: https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/: up to 200 identifiers of one type.
It knows only what is in PMC, so that its "not found" is no word on whether a work exists.
"""

from collections.abc import Iterator, Sequence

from marrowlint.facts import Record
from marrowlint.verify.registries.answer import Table, document, tables, text
from marrowlint.verify.registries.eutils import manners
from marrowlint.verify.registries.idents import batches, every, ident, of_scheme
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said

_NAME = "ncbi-idconv"
_SCHEMES = ("pmcid", "pmid", "doi")
_BATCH = 200
_LONG_BATCH = 80
"""DOIs a call: they stand in the address, and servers refuse one above 8,000 characters."""
_COMMA = ","


def requests(asked: Sequence[str], contact: str) -> Iterator[Request]:
    """Yield calls about PMCIDs, PMIDs and DOIs, one type a call."""
    for scheme in _SCHEMES:
        fit = (pair for pair in of_scheme(asked, scheme) if _COMMA not in pair[1])
        for identifiers, values in batches(fit, _LONG_BATCH if scheme == "doi" else _BATCH):
            query = (("ids", ",".join(values)), ("idtype", scheme), ("format", "json"))
            yield Request(_NAME, "", identifiers, query=(*query, *manners(contact)))


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return the identifiers of each work asked that is in PMC; raise ``NotAnAnswerError``."""
    found = document(body)
    if not isinstance(found.get("records"), list):
        fault = "it has no list of records"
        raise NotAnAnswerError(fault)
    scheme = dict(request.query).get("idtype", "")
    said = {each.asked: each for each in (_said(scheme, row) for row in tables(found["records"]))}
    return tuple(said[each] for each in request.asked if each in said)


def _said(scheme: str, row: Table) -> Said:
    wanted = text(row.get("requested-id")) or text(row.get(scheme))
    asked = ident(scheme, wanted) if scheme in _SCHEMES else ""
    if text(row.get("status")) == "error":
        return Said(asked)
    ids = every(asked, *(ident(each, text(row.get(each))) for each in _SCHEMES))
    return Said(asked, Record(asked, ids=ids) if len(ids) > 1 else None)


REGISTRY = Registry(
    name=_NAME,
    shown="pmc",
    base="https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/",
    bucket="idconv",
    schemes=_SCHEMES,
    batch=_BATCH,
    pace=Pace(per_second=3.0),
    requests=requests,
    read=read,
    absent_statuses=(),
)
