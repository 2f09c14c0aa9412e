"""Hold what came of asking for one address: an answer, or the reason why there is none."""

from enum import Enum

from msgspec import Struct


class Failure(Enum):
    """Why there is no answer."""

    REFUSED = "refused"
    """We did not ask: the address is not one that may be fetched."""
    BLOCKED = "blocked"
    """We did not connect: the name leads to a private or reserved address."""
    NO_HOST = "no-host"
    """The name does not exist (NXDOMAIN)."""
    DNS = "dns"
    """The name could not be looked up for now."""
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    """What came back is not HTTP, breaks off, or breaks a limit."""
    REDIRECTS = "redirects"
    """Too many, in a circle, or to an address that may not be fetched."""


class Hop(Struct, frozen=True):
    """One redirect that was followed."""

    status: int
    url: str
    """Where it led, absolute."""


class Reply(Struct, frozen=True):
    """What came of asking for one address, redirects followed."""

    url: str
    """As asked."""
    status: int = 0
    """Of the last answer; 0 where there was none."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of the last answer, names in lower case."""
    body: bytes = b""
    """As much of it as the cap allows, undone of at most one layer of encoding."""
    cut: bool = False
    """Whether the body goes on after what was read."""
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    why: str = ""
    """For a failure: the reason in a few words, nothing of the server's own text in it."""

    @property
    def final(self) -> str:
        """Return the address that answered."""
        return self.hops[-1].url if self.hops else self.url

    def header(self, name: str) -> str:
        """Return the first header called ``name`` (lower case), ``""`` if there is none."""
        for key, value in self.headers:
            if key == name:
                return value
        return ""
