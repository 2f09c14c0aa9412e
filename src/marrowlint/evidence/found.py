"""Find the identifier that an address or a written identifier holds, by the tables of forms."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from msgspec import Struct

from marrowlint.evidence import address_forms, publisher_forms
from marrowlint.evidence.address_forms import Form
from marrowlint.evidence.checksums import isbn
from marrowlint.evidence.doi_text import trim, without_view
from marrowlint.evidence.web_address import LONGEST, WebAddress, decode, parse
from marrowlint.patterns import compiled

_ROWS = (*address_forms.ROWS, *publisher_forms.ROWS)


def _by_host() -> dict[str, tuple[Form, ...]]:
    forms: dict[str, tuple[Form, ...]] = {}
    for hosts, row in _ROWS:
        for host in hosts.split():
            forms[host] = (*forms.get(host, ()), *row)
    return forms


BY_HOST = MappingProxyType(_by_host())
"""Domain to its forms."""
_DOI = r"10\.\d{4,9}(?:\.\d+)*/\S+"
_WRITTEN = (
    ("doi", r"(?:info:doi/|urn:doi:|doi:?\s*|)(10\.\d{4,9}(?:\.\d+)*/.+)"),
    ("pmid", r"(?:info:pmid/|pmid:?\s*)(\d{1,8})"),
    ("pmcid", r"(?:pmcid:?\s*)?(PMC\d{1,9}(?:\.\d+)?)"),
    ("nct", r"(NCT\d{8})"),
    ("arxiv", rf"arxiv:\s*{address_forms.ARXIV}"),
    ("isbn", r"(?:urn:)?isbn(?:-1[03])?:?\s*([\dX -]{10,17})"),
)
"""How an identifier is written without an address."""


class Found(Struct, frozen=True):
    """An identifier in an address, not yet folded."""

    scheme: str
    value: str
    start: int
    end: int
    """Where it stands in the address; all of it where the address spells it in another way."""
    derived: bool
    """Whether a rule made it of what stands there."""


def find(url: str) -> Found | None:
    """Return the identifier that ``url`` holds; ``None`` for a page that is no work's."""
    address = parse(url)
    if address is None:
        return _written(url)
    return next(_in_address(address, url), None)


def known(address: WebAddress) -> bool:
    """Return whether the host is one of the tables'."""
    return any(name in BY_HOST or f"={name}" in BY_HOST for name in address.names())


def _in_address(address: WebAddress, url: str) -> Iterator[Found]:
    for form in _forms(address):
        if form.given[0] and form.given[1] not in map(str.lower, address.values(form.given[0])):
            continue
        match = _match(form, address)
        if match is None:
            continue
        value = _value(form, match)
        if value:
            as_it_is = form.value == "{0}" and form.make is None and not form.parameter
            exact = as_it_is and address.exact and match[1].startswith(value)
            at = match.start(1) + address.start if exact else 0
            end = at + len(value) if exact else len(url)
            yield Found(form.scheme, value, at, end, form.derived)


def _forms(address: WebAddress) -> Iterator[Form]:
    yield from BY_HOST.get(f"={address.host.removeprefix('www.')}", ())
    for name in address.names():
        yield from BY_HOST.get(name, ())
    yield from address_forms.ANYWHERE


def _match(form: Form, address: WebAddress) -> re.Match[str] | None:
    path = compiled(form.path).match(address.path)
    if path is None or not form.parameter:
        return path
    pattern = compiled(form.pattern)
    tried = (pattern.fullmatch(value) for value in address.values(form.parameter))
    return next(filter(None, tried), None)


def _value(form: Form, match: re.Match[str]) -> str:
    groups = match.groups("")
    value = form.make(*groups) if form.make else form.value.format(*groups)
    if form.scheme == "isbn":
        return isbn(value)
    if form.scheme == "doi" and form.view:
        bare = without_view(value)
        return bare if compiled(_DOI).fullmatch(bare) else ""
    return trim(value)


def _written(text: str) -> Found | None:
    bare = text.strip()
    if len(bare) > LONGEST:
        return None
    for scheme, pattern in _WRITTEN:
        match = compiled(pattern).fullmatch(bare)
        if match:
            value = isbn(match[1]) if scheme == "isbn" else trim(decode(match[1]))
            at = text.find(match[1])
            return Found(scheme, value, at, at + len(match[1]), derived=False) if value else None
    return None
