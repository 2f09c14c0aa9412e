"""Write a request down as bytes, with nothing in it that its caller did not mean."""

import re

from msgspec import Struct

from marrowlint import __version__
from marrowlint.verify.failed import FailedError
from marrowlint.verify.reply import Failure
from marrowlint.verify.target import Target

Headers = tuple[tuple[str, str], ...]

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_OURS = frozenset(
    {
        *("host", "user-agent", "accept-encoding", "connection", "content-length"),
        *("transfer-encoding", "te", "trailer", "upgrade", "expect", "keep-alive"),
    }
)
"""Headers that belong to the connection: what a caller says of them does not count."""
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_BARE = frozenset({"GET", "HEAD"})
"""Methods that say nothing of a body where there is none."""


class Ask(Struct, frozen=True):
    """What is asked of a target."""

    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""
    cap: int | None = None
    """Bytes of the answer's body to read; ``None`` for the usual limit."""


def agent(contact: str = "") -> str:
    """Return what we call ourselves; a contact that is no e-mail address is left out."""
    known = f" (mailto:{contact})" if _MAIL.fullmatch(contact) else ""
    return f"marrowlint/{__version__}{known}"


def written(target: Target, ask: Ask, name: str) -> bytes:
    """Return a request as bytes; ``name`` is what we call ourselves.

    Raises ``FailedError`` for a method or header that cannot be sent as it is.
    """
    if not _TOKEN.fullmatch(ask.method):
        raise FailedError(Failure.REFUSED, "its method cannot be sent")
    lines = [
        f"{ask.method} {target.path} HTTP/1.1\r\n",
        f"Host: {target.authority}\r\nUser-Agent: {name}\r\nAccept-Encoding: identity\r\n",
    ]
    lines += [_line(key, value) for key, value in ask.headers if key.lower() not in _OURS]
    if ask.body or ask.method not in _BARE:
        lines.append(f"Content-Length: {len(ask.body)}\r\n")
    lines.append("\r\n")
    return "".join(lines).encode("latin-1") + ask.body


def _line(name: str, value: str) -> str:
    if not (_TOKEN.fullmatch(name) and _VALUE.fullmatch(value)):
        raise FailedError(Failure.REFUSED, "one of its headers cannot be sent")
    return f"{name}: {value}\r\n"
