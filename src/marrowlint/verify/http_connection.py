"""Speak HTTP/1.1 over one connection: one request out, one answer in, all of it within limits.

httptools (llhttp) reads; this holds it to account: bytes of headers, early answers, bytes of
body, where an answer ends. A connection on which anything odd was seen is not used again.
"""

import asyncio
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser
from msgspec import Struct

from marrowlint.verify.failed import FailedError
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure

_FINAL = 200
_SWITCH = 101
_LEAST = 100


class Answer(Struct, frozen=True):
    """One answer as it came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes
    cut: bool
    """Whether the body goes on."""

    def header(self, name: str) -> str:
        """Return the first header called ``name`` (lower case), ``""`` if there is none."""
        return next((value for key, value in self.headers if key == name), "")

    def listed(self, name: str) -> str:
        """Return all headers called ``name`` as one list, as RFC 9110 (5.3) reads them."""
        return ", ".join([value for key, value in self.headers if key == name])


class Connection(asyncio.Protocol):
    """One connection to one address."""

    def __init__(self, limits: Limits) -> None:
        """Take the limits; ``ask`` opens the conversation once it is connected."""
        self._limits = limits
        self._transport: asyncio.Transport | None = None
        self._parser: HttpResponseParser | None = None
        self._waiter: asyncio.Future[Answer] | None = None
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done once the connection is gone."""
        self.usable = False
        """Whether another request may be sent."""
        self.silent = True
        """Whether nothing came since the last request was sent."""
        self.since = 0.0
        """On the loop's clock, when it became idle."""
        self._begin(head=False, cap=0)

    async def ask(self, request: bytes, *, head: bool, cap: int) -> Answer:
        """Send ``request`` and return its answer; ``head`` says that it has no body.

        Raises ``FailedError``. When it is cancelled the connection is given up.
        """
        if not (self.usable and self._transport):
            raise FailedError(Failure.PROTOCOL, "the connection was closed")
        self._begin(head=head, cap=cap)
        self._waiter = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        try:
            return await self._waiter
        finally:
            if self._waiter:
                self.abort()

    def abort(self) -> None:
        """Close it at once."""
        self.usable = False
        if self._transport:
            self._transport.abort()

    def _begin(self, *, head: bool, cap: int) -> None:
        self._head = head
        self._cap = cap
        self._in_body = False
        self._to_the_end = True
        self._spent = 0
        self._fruitless = 0
        self._early = 0
        self._size = 0
        self._status = 0
        self._fault = ""
        self._headers: list[tuple[str, str]] = []
        self._parts: list[bytes] = []
        self.silent = True

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport."""
        self._transport = cast(asyncio.Transport, transport)
        self.usable = True

    def data_received(self, data: bytes) -> None:
        """Read on; what comes unasked ends the connection."""
        if self._waiter is None:
            self.abort()
            return
        self.silent = False
        before = self._size
        if self._parser is None:
            self._parser = HttpResponseParser(self)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self.usable = False
            self._fail(self._fault or "what came back is not HTTP")
        # llhttp keeps a header (or trailer) that never ends: what brings no body is counted.
        self._fruitless = 0 if self._size > before else self._fruitless + len(data)
        if self._fruitless > self._limits.head:
            self._fault = self._fault or "its headers are too long"
        if self._fault:
            self._fail(self._fault)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the answer, where this is how it ends, or give it up."""
        self.usable = False
        if self._in_body and self._to_the_end and exc is None:
            self._finish(cut=False)
        self._fail("it was closed without an answer" if self.silent else "the answer breaks off")
        if not self.lost.done():
            self.lost.set_result(None)

    # What httptools calls.

    def on_message_begin(self) -> None:
        """Notice an answer to nothing."""
        if self._waiter is None:
            self.usable = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header, within the limit."""
        self._spent += len(name) + len(value)
        if self._spent > self._limits.head:
            self._fault = "its headers are too long"
        elif not self._in_body:
            self._headers.append((str(name.lower(), "latin-1"), str(value, "latin-1")))

    def on_headers_complete(self) -> None:
        """Tell an early answer from the real one, and how the body will end."""
        if self._waiter is None or self._parser is None or self._fault:
            return
        self._status = self._parser.get_status_code()
        if self._status < _FINAL:
            self._pass_early()
            return
        if not self._parser.get_http_version().startswith("1."):
            self._fault = "what came back is another version of HTTP"
            return
        self._in_body = True
        self._to_the_end = _ends_with_connection(self._headers)
        if self._head:
            self._finish(cut=False)
            self._parser = None  # it still waits for the body

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body, up to the cap."""
        if self._waiter is None or self._fault:
            self.usable = False
            return
        room = self._cap - self._size
        self._parts.append(body[:room])
        self._size += min(len(body), room)
        if len(body) > room:
            self.usable = False
            self._finish(cut=True)

    def on_message_complete(self) -> None:
        """End the answer, unless it was an early one."""
        if self._status >= _FINAL and not self._fault:
            self._finish(cut=False)

    def _pass_early(self) -> None:
        self._early += 1
        self._headers.clear()
        if self._status == _SWITCH or self._status < _LEAST:
            self._fault = "what came back is not an answer"
        elif self._early > self._limits.early:
            self._fault = "it sends early answers without end"

    def _finish(self, *, cut: bool) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is None:
            return
        if not (self._parser and self._parser.should_keep_alive()):
            self.usable = False
        if not waiter.done():
            body = b"".join(self._parts)
            waiter.set_result(Answer(self._status, tuple(self._headers), body, cut))
        self._parts.clear()
        if not self.usable:
            self.abort()

    def _fail(self, why: str) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is None:
            if not self.usable:
                self.abort()
            return
        self.abort()
        if not waiter.done():
            waiter.set_exception(FailedError(Failure.PROTOCOL, why))


def _ends_with_connection(headers: list[tuple[str, str]]) -> bool:
    """Return whether a body ends where the connection does (RFC 9112, section 6.3)."""
    names = {name for name, _ in headers}
    if "transfer-encoding" in names:
        last = [value for name, value in headers if name == "transfer-encoding"][-1]
        return last.rpartition(",")[2].strip().lower() != "chunked"
    return "content-length" not in names
