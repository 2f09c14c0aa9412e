"""Split the address of a web page into host, path and parameters, or say that it is none."""

from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from msgspec import Struct

LONGEST = 4096
"""Characters of an address that is read; no journal needs half as many."""
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")
_AROUND = " \t\r\n\u00a0\u200b\ufeff"
_ENTITY = (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"))


class WebAddress(Struct, frozen=True):
    """An address of a page, as far as it matters for what the page is."""

    host: str
    """In lower case."""
    path: str
    """Percent-decoded."""
    query: tuple[tuple[str, str], ...]
    """Its parameters, names in lower case, values decoded."""
    start: int
    """Where the path stands in the address as written."""
    exact: bool
    """Whether the path stands there letter by letter."""

    def names(self) -> Iterator[str]:
        """Yield the host, then each domain above it."""
        name = self.host
        while name:
            yield name
            name = name.partition(".")[2]

    def values(self, names: str) -> Iterator[str]:
        """Yield the values of the parameters called one of ``names`` (divided by spaces)."""
        wanted = names.split()
        return (value for name, value in self.query if name in wanted)


def parse(url: str) -> WebAddress | None:
    """Return the parts of ``url``; ``None`` if it is no plain web address.

    It is none with a login or another port than 80 and 443 in it, and with what browsers and
    libraries read in two ways: control characters, backslashes, other letters in its host.
    """
    text = url.strip(_AROUND)
    if len(text) > LONGEST or "\\" in text or not text.isprintable():
        return None
    bare = _without_scheme(text)
    end = min((at for at in map(bare.find, "/?#") if at >= 0), default=len(bare))
    host = _host(bare[:end])
    if not host:
        return None
    place, _, query = bare[end:].partition("#")[0].partition("?")
    path = decode(place)
    if path.startswith("//") or not path:
        path = f"/{path.lstrip('/')}"
    start = url.find(bare) + end
    return WebAddress(host, path, tuple(_parameters(query)), start, path == place)


def _without_scheme(text: str) -> str:
    lower = text[: len("https://")].lower()
    for lead in ("https://", "http://", "//"):
        if lower.startswith(lead):
            return text[len(lead) :]
    return text


def _host(written: str) -> str:
    """Return a host's name in lower case, ``""`` if it is none."""
    name, colon, port = written.lower().partition(":")
    name = name.removesuffix(".")
    labels = name.split(".")
    named = len(labels) > 1 and all(labels) and labels[-1].isalpha() and _HOST.issuperset(name)
    return name if named and (not colon or port in ("80", "443")) else ""


def decode(raw: str) -> str:
    """Return ``raw`` percent-decoded, twice where it was encoded twice, entities undone."""
    if "&" in raw:
        for entity, character in _ENTITY:
            raw = raw.replace(entity, character)
    if "%" not in raw:
        return raw
    once = unquote(raw)
    return unquote(once) if "%2f" in once.lower() else once


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    for part in query.replace("&amp;", "&").split("&") if query else ():
        name, _, value = part.partition("=")
        if value:
            yield name.lower(), unquote_plus(value)
