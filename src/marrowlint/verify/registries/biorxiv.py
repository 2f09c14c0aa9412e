"""Ask bioRxiv and medRxiv about their deposits: withdrawn, published, which versions.

Source: https://api.biorxiv.org/ (``details``). The only clean word on a withdrawn preprint.
"""

import re
from collections.abc import Iterator, Sequence

from marrowlint.facts import Notice, NoticeKind, Record
from marrowlint.verify.registries.answer import Table, document, raw, tables, text
from marrowlint.verify.registries.dates import standard
from marrowlint.verify.registries.idents import ident, of_scheme
from marrowlint.verify.registries.names import inverted, listed
from marrowlint.verify.registries.preprint_servers import openrxiv
from marrowlint.verify.registries.publication_types import PREPRINT
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said
from marrowlint.verify.registries.wording import abstract, title

_NAME = "biorxiv"
_WITHDRAWN = "withdrawn"
_VERSION = re.compile(r"[0-9]{1,4}")
_AUTHORS = 20_000
"""Characters of a list of authors that are read."""


def requests(asked: Sequence[str], _contact: str) -> Iterator[Request]:
    """Yield a call about each DOI in ``asked`` that is a deposit's; others are not theirs."""
    for whole, doi in of_scheme(asked, "doi"):
        if server := openrxiv(doi):
            yield Request(_NAME, f"details/{server}/{doi}/na/json", (whole,))


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return what ``body`` says of the deposit asked; raise ``NotAnAnswerError``."""
    found = document(body)
    versions = found.get("collection")
    asked = request.asked[0] if request.asked else ""
    if not isinstance(versions, list) or not asked:
        fault = "it has no list of versions"
        raise NotAnAnswerError(fault)
    ours = [each for each in tables(versions) if ident("doi", text(each.get("doi"))) == asked]
    if ours:
        return (Said(asked, _record(asked, sorted(ours, key=_number))),)
    return (Said(asked),) if not versions else ()


def _number(version: Table) -> int:
    written = text(version.get("version"))
    return int(written) if _VERSION.fullmatch(written) else 0


def _record(asked: str, versions: list[Table]) -> Record:
    last = versions[-1]
    date = standard(text(last.get("date")))
    gone = text(last.get("type")).lower() == _WITHDRAWN
    notice = Notice(NoticeKind.WITHDRAWAL.value, date=date, services=(_NAME,))
    published = (ident("doi", text(each.get("published"))) for each in reversed(versions))
    people = text(last.get("authors"), _AUTHORS).split(";")
    return Record(
        asked,
        ids=(asked,),
        title=title(raw(last.get("title"))),
        authors=listed(map(inverted, people)),
        year=date[:4],
        container=text(last.get("server")),
        types=(PREPRINT,),
        notices=(notice,) if gone else (),
        preprint=True,
        published_as=next(filter(None, published), ""),
        abstract=abstract(raw(last.get("abstract"))),
        licence=text(last.get("license")),
    )


REGISTRY = Registry(
    name=_NAME,
    shown=_NAME,
    base="https://api.biorxiv.org/",
    bucket="biorxiv",
    schemes=("doi",),
    batch=1,
    pace=Pace(per_second=1.0),
    requests=requests,
    read=read,
)
