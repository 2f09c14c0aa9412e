"""Hold how much of an answer is read and how long it is waited for."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """What one question may cost; the defaults are for pages, of which the head is enough."""

    deadline: float = 20.0
    """Seconds for everything: names, connecting, redirects and the body."""
    connect: float = 5.0
    """Seconds to connect to one address, TLS included."""
    lookup: float = 10.0
    """Seconds to look one name up."""
    body: int = 256 * 1024
    """Bytes of a body as sent; what comes after is not read."""
    decoded: int = 1024 * 1024
    """Bytes of a body that was encoded although we asked for none."""
    head: int = 64 * 1024
    """Bytes of status lines and headers, those of early answers included."""
    early: int = 16
    """Early (1xx) answers before the real one."""
    redirects: int = 5
    idle: int = 256
    """Connections that are kept open for a next question."""
    rest: float = 15.0
    """Seconds after which one that was kept is not used again."""
    remembered: float = 60.0
    """Seconds for which the addresses of a name stay checked."""


REGISTRY = Limits(deadline=60.0, body=32 * 1024 * 1024, decoded=32 * 1024 * 1024)
"""For services: 200 abstracts are some megabytes, and take some seconds to gather."""
