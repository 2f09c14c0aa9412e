"""See through what stands between a reader and a page: redirectors, archives, library proxies."""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from marrowlint.evidence.web_address import WebAddress, parse
from marrowlint.patterns import compiled

_PARAMETERS = MappingProxyType(
    {
        "google.com/url": "q url",
        "scholar.google.com/scholar_url": "url",
        "translate.google.com/translate": "u",
        "l.facebook.com/l.php": "u",
        "lm.facebook.com/l.php": "u",
        "linkedin.com/redir/redirect": "url",
        "youtube.com/redirect": "q",
        "duckduckgo.com/l/": "uddg",
        "safelinks.protection.outlook.com/": "url",
        "go.openathens.net/redirector": "url",
        "out.reddit.com/": "url",
    }
)
"""Domain and start of the path of a redirector, to the names of the parameter with its target."""
_LOGIN = "url qurl targeturl"
"""The same for the login pages of library proxies."""
_ARCHIVES = (
    r"(?:https?:)?//(?:web\.archive\.org/web/(?:\d+(?:[a-z]{2}_)?|\*)|archive\.(?:ph|is|today|org)"
    r"/(?:o/)?[\w.-]+|urldefense\.(?:com|proofpoint\.com)/v3/__)/?(https?:/.*)"
)
_COPIES = "archive."
"""In the address of an archive. A copy is meant: its address stays, whatever it is a copy of."""
_LIBRARY = r".*(?:\.edu(?:\.[a-z]{2})?|\.ac\.[a-z]{2}|\.idm\.oclc\.org|\.proxy\.openathens\.net)\Z"
"""Domains that only schools, and firms that work for their libraries, can have."""
_FAMILIAR = frozenset({"com", "org", "gov", "net"})
_MOST = 3
"""Detours on the way to one page."""


@lru_cache(maxsize=1024)
def direct(url: str) -> str:
    """Return the address that ``url`` leads to by redirectors and library proxies, else ``url``.

    Nothing is asked of the network: the target has to stand in the address itself.
    """
    for _ in range(_MOST):
        behind = _behind(url)
        if not behind or behind == url:
            break
        url = behind
    return url


def archived(url: str) -> str:
    """Return the address of which ``url`` is an archived copy, ``""`` if it is no copy."""
    keeper, target = _kept(url.strip())
    return target if _COPIES in keeper.lower() else ""


def _behind(url: str) -> str:
    text = url.strip()
    keeper, target = _kept(text)
    if target:
        return "" if _COPIES in keeper.lower() else target.partition("__;")[0]
    address = parse(text)
    if address is None:
        return ""
    target = next(_targets(address), "")
    return target or _unproxied(text, address)


def _kept(text: str) -> tuple[str, str]:
    """Return what stands before an address that is kept whole in another, and that address."""
    lower = text.lower()
    marked = _COPIES in lower or "urldefense." in lower
    match = compiled(_ARCHIVES).match(text) if marked else None
    return (text[: match.start(1)], _mended(match[1])) if match else ("", "")


def _mended(url: str) -> str:
    """Return an address whose two slashes an archive has made one."""
    return re.sub(r"\A(https?):/+", r"\1://", url)


def _targets(address: WebAddress) -> Iterator[str]:
    for name in address.names():
        for place, parameters in _PARAMETERS.items():
            if f"{name}{address.path}".startswith(place):
                yield from filter(_is_web, address.values(parameters))
    if "/login" in address.path and _of_library(address.host):
        yield from filter(_is_web, address.values(_LOGIN))


def _of_library(host: str) -> bool:
    marked = ".edu" in host or ".ac." in host or ".oclc.org" in host or ".openathens." in host
    return marked and compiled(_LIBRARY).fullmatch(host) is not None


def _is_web(target: str) -> bool:
    return target.lower().startswith(("http://", "https://"))


def _unproxied(url: str, address: WebAddress) -> str:
    """Return ``url`` without the proxy in its host, ``""`` if there is none.

    ``www-nejm-org.proxy.lib.edu`` and ``www.nejm.org.proxy.lib.edu`` are both www.nejm.org.
    """
    host = address.host
    if not _of_library(host):
        return ""
    labels = host.split(".")
    hyphened = labels[0].replace("--", "\0").replace("-", ".").replace("\0", "-")
    if hyphened.rpartition(".")[2] in _FAMILIAR and "." in hyphened:
        return _renamed(url, host, hyphened)
    for at in range(2, len(labels) - 2):
        if labels[at - 1] in _FAMILIAR:
            return _renamed(url, host, ".".join(labels[:at]))
    return ""


def _renamed(url: str, host: str, name: str) -> str:
    at = url.lower().find(host)
    return f"{url[:at]}{name}{url[at + len(host) :]}"
