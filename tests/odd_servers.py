"""Small servers on the loopback interface that say exactly what a test wants them to say.

A script takes the head of a request and gives the pieces of the answer: bytes are sent, a
number is a pause in seconds, ``CLOSE`` closes the connection and ``RESET`` breaks it off.
"""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from enum import Enum
from typing import Any

from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Reply


class End(Enum):
    CLOSE = "close"
    RESET = "reset"


CLOSE, RESET = End.CLOSE, End.RESET
Script = Callable[[str], Iterable[bytes | float | End]]


def ok(body: bytes = b"hello", *headers: str, status: str = "200 OK") -> bytes:
    """Return a whole answer with a ``Content-Length``."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def to(place: str, status: int = 302) -> bytes:
    """Return a redirect, letters beyond ASCII sent raw, as many servers do."""
    raw = place.encode("utf-8").decode("latin-1")
    return ok(b"", f"Location: {raw}", status=f"{status} Moved")


def says(*pieces: bytes | float | End) -> Script:
    """Return a script that gives the same answer to everything."""
    return lambda _: pieces


def by_path(**answers: bytes) -> Script:
    """Return a script that answers ``/name`` with the bytes given as ``name``, else 404."""

    def script(head: str) -> Iterable[bytes | float | End]:
        path = head.split(" ", 2)[1].partition("?")[0].strip("/")
        return (answers.get(path, ok(b"", status="404 Not Found")),)

    return script


class Server:
    """One server: what it was asked, and how many connections it took."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.heads: list[str] = []
        self.bodies: list[bytes] = []
        self.connections = 0
        self.port = 0
        self.scheme = "http"
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def origin(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        try:
            while await self._answer(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def close(self) -> None:
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.heads.append(head)
        length = header_of(head, "content-length")
        self.bodies.append(await reader.readexactly(int(length)) if length else b"")
        for piece in self.script(head):
            if isinstance(piece, bytes):
                writer.write(piece)
                await writer.drain()
            elif isinstance(piece, End):
                _end(writer, piece)
                return False
            else:
                await asyncio.sleep(piece)
        return True


def header_of(head: str, name: str) -> str:
    """Return a header of a request, ``""`` if it has none."""
    for line in head.split("\r\n")[1:]:
        key, _, value = line.partition(":")
        if key.lower() == name:
            return value.strip()
    return ""


@asynccontextmanager
async def serving(
    script: Script, *, certificate: str = "", host: str = "127.0.0.1"
) -> AsyncIterator[Server]:
    """Run a server; over TLS where there is a PEM file with a certificate and its key."""
    server = Server(script)
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.scheme = "https"
    listener = await asyncio.start_server(server.take, host, 0, ssl=context, backlog=512)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        await server.close()
        await listener.wait_closed()


def fetched(
    script: Script,
    *paths: str,
    limits: Limits | None = None,
    **how: Any,  # noqa: ANN401 - passed on
) -> tuple[list[Reply], Server]:
    """Ask a server of its own for each path in turn (``/`` if none) with one fetcher."""

    async def main() -> tuple[list[Reply], Server]:
        async with serving(script) as server:
            policy = Policy(origins=(server.origin,))
            async with Fetcher(policy, limits=limits) as fetcher:
                urls = [server.origin + path for path in paths or ("/",)]
                return [await fetcher.get(url, **how) for url in urls], server

    return asyncio.run(main())


def _end(writer: asyncio.StreamWriter, how: End) -> None:
    if how is RESET:
        sock = writer.get_extra_info("socket")
        # Linger for no time at all: closing then sends RST.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
    writer.close()
