"""Ask doi.org whether a DOI is registered, without visiting its publisher.

Source: https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation and
the Handle.Net proxy: ``responseCode`` 1 found, 100 not found, 200 found without such values. The
page of a proxy on the way has no such code, whatever its status.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from marrowlint.facts import Record
from marrowlint.verify.registries.answer import document, text
from marrowlint.verify.registries.idents import ident, of_scheme
from marrowlint.verify.registries.registry import NotAnAnswerError, Pace, Registry, Request, Said

_NAME = "doi"
_FOUND = {1, 200}
_NOT_FOUND = 100
_STEPS = frozenset({"", ".", ".."})
"""Steps of a path that clients resolve: a DOI with one would lead elsewhere."""


def requests(asked: Sequence[str], _contact: str) -> Iterator[Request]:
    """Yield a call about each DOI in ``asked``."""
    for whole, doi in of_scheme(asked, "doi"):
        if not _STEPS & set(doi.split("/")):
            path = f"api/handles/{quote(doi, safe='/')}"
            yield Request(_NAME, path, (whole,), query=(("type", "URL"),))


def read(request: Request, body: bytes) -> tuple[Said, ...]:
    """Return whether the DOI asked is registered; raise ``NotAnAnswerError``."""
    found = document(body)
    code = found.get("responseCode")
    asked = request.asked[0] if request.asked else ""
    if ident("doi", text(found.get("handle"))) != asked:
        fault = "it is about another handle"
        raise NotAnAnswerError(fault)
    if type(code) is int and code in _FOUND:
        return (Said(asked, Record(asked, ids=(asked,))),)
    if type(code) is int and code == _NOT_FOUND:
        return (Said(asked),)
    fault = "it has no response code of a handle server"
    raise NotAnAnswerError(fault)


REGISTRY = Registry(
    name=_NAME,
    shown="doi.org",
    base="https://doi.org/",
    bucket="doi",
    schemes=("doi",),
    batch=1,
    pace=Pace(per_second=5.0, at_once=4),
    requests=requests,
    read=read,
    absent_statuses=(),
    read_statuses=(200, 404),
    authority=("doi",),
)
