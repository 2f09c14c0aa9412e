"""Read a URL strictly, once, into what a request goes to; what is odd is refused.

The one parser: what it returns is checked, connected to and sent, and no other reading of the
same text takes part. URLs on which RFC 3986 and the URL Standard differ (backslashes, blanks,
user names, "%" in a host, odd numbers) are refused, so the two agree on all that it accepts.
"""

import re
from functools import lru_cache

from msgspec import Struct

from marrowlint.verify.host import Fault, RefusedError, spelt

LONGEST = 2048
"""Characters of a URL."""
SCHEMES = {"http": 80, "https": 443}
"""What is fetched, and the port each has unless it names one."""

_FORM = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[^\[\]/?#@]*\]|[^\[\]:/?#@%]+)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?:#(?P<fragment>.*))?",
    re.ASCII | re.IGNORECASE,
)
_SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+.-]*):", re.ASCII | re.IGNORECASE)
_USER = re.compile(r"[^/?#]*//[^/?#]*@")
_JOINERS = {ord("\u200c"): "", ord("\u200d"): ""}
"""Invisible, and part of words in Persian and Hindi; other invisible characters are a slip."""
_MUST_ENCODE = re.compile(r"[^!#-;=?-\[\]_a-z|~]")
"""What may not stand in a request line (URL Standard, path percent-encode set)."""
_DOTS = re.compile(r"/(?:\.|%2e){1,2}(?:/|\Z)", re.IGNORECASE)
_LAST_PORT = 65535


class Target(Struct, frozen=True):
    """Where a request goes, and for what; made by ``target_of`` alone."""

    scheme: str
    host: str
    """An ASCII name in lower case, or an address; IPv6 without brackets."""
    port: int
    authority: str
    """What stands in the ``Host`` header: with the port only where it is not the usual one."""
    origin: str
    """Scheme, host and port: ``https://example.org``."""
    path: str
    """With the query; begins with ``/``; percent-encoded."""
    fragment: str = ""

    @property
    def url(self) -> str:
        """Return it as a URL, without the fragment."""
        return f"{self.origin}{self.path}"


def target_of(url: str, longest: int = LONGEST) -> Target:
    """Return what ``url``, of at most ``longest`` characters, leads to. Raises ``RefusedError``."""
    if len(url) > longest:
        raise RefusedError(Fault.TOO_LONG)
    if " " in url or not (url.isprintable() or url.translate(_JOINERS).isprintable()):
        raise RefusedError(Fault.INVISIBLE)
    if "\\" in url:
        raise RefusedError(Fault.BACKSLASH)
    found = _FORM.fullmatch(url)
    if not found:
        raise RefusedError(_fault(url))
    scheme, host, port, path, query, fragment = found.groups(default="")
    scheme = scheme.lower()
    number = int(port) if port else SCHEMES[scheme]
    if not 0 < number <= _LAST_PORT:
        raise RefusedError(Fault.NO_PORT)
    name, authority, origin = _place(scheme, host, number)
    sent = _MUST_ENCODE.sub(_encode, _without_dots(path or "/") + query)
    return Target(scheme, name, number, authority, origin, sent, fragment)


@lru_cache(maxsize=256)
def origin_of(url: str) -> str:
    """Return the origin of ``url``. Raises ``RefusedError``."""
    return target_of(url).origin


@lru_cache(maxsize=4096)
def _place(scheme: str, host: str, port: int) -> tuple[str, str, str]:
    """Return the host as it is spelt, the authority and the origin."""
    name = spelt(host)
    bracketed = f"[{name}]" if ":" in name else name
    authority = bracketed if port == SCHEMES[scheme] else f"{bracketed}:{port}"
    return name, authority, f"{scheme}://{authority}"


def _fault(url: str) -> Fault:
    scheme = _SCHEME.match(url)
    if not scheme or scheme["name"].lower() not in SCHEMES:
        return Fault.SCHEME
    return Fault.USER if _USER.match(url) else Fault.MALFORMED


def _without_dots(path: str) -> str:
    """Take ``.`` and ``..`` steps out, as every browser does before it asks."""
    if not _DOTS.search(path):
        return path
    steps: list[str] = []
    parts = path.split("/")[1:]
    for index, part in enumerate(parts):
        step = part.lower().replace("%2e", ".")
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(part)
        if step in {".", ".."} and index == len(parts) - 1:
            steps.append("")
    return "/" + "/".join(steps)


def _encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8"))
