"""A server on loopback that answers wrongly on purpose, in a process of its own.

``python fault_server.py SEED RATE`` prints its port and serves until its input ends.
"""

import asyncio
import socket
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from faults import Act, drawn, fixed

DRIP = 0.05
"""Seconds between two bytes of a slow answer."""
_LINGER = struct.pack("ii", 1, 0)
_FILES = 8192


class Faulty(asyncio.Protocol):
    """One connection; asked again as long as nothing went wrong on it."""

    def __init__(self, seed: str, rate: float, seen: Counter[str]) -> None:
        self._seed = seed
        self._rate = rate
        self._seen = seen
        self._data = b""
        self._transport: asyncio.Transport
        self._free = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._free.set()

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        if self._task:
            self._task.cancel()

    def pause_writing(self) -> None:
        self._free.clear()

    def resume_writing(self) -> None:
        self._free.set()

    def data_received(self, data: bytes) -> None:
        self._data += data
        while b"\r\n\r\n" in self._data:
            head, _, self._data = self._data.partition(b"\r\n\r\n")
            self._do(self._act(head.decode("latin-1")))

    def _act(self, head: str) -> Act:
        first, *lines = head.split("\r\n")
        method, path, _ = first.split(" ")
        if method == "HEAD":
            return Act(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        if not path.startswith("/a/"):
            return fixed(path)
        host = next(line[6:].partition(":")[0] for line in lines if line[:6].lower() == "host: ")
        fault = drawn(host + path, self._seed, self._rate)
        if "once" not in fault.name:
            return fault.acts(path, 0)
        self._seen[host + path] += 1
        return fault.acts(path, self._seen[host + path] - 1)

    def _do(self, act: Act) -> None:
        if act.sends:
            self._transport.write(act.sends)
        if act.then == "close":
            self._transport.close()
        elif act.then == "reset":
            held = self._transport.get_extra_info("socket")
            held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
            self._transport.abort()
        elif act.then in {"drip", "pour"}:
            gap = DRIP if act.then == "drip" else 0.0
            self._task = asyncio.get_running_loop().create_task(self._go_on(act.more, gap))

    async def _go_on(self, more: bytes, gap: float) -> None:
        while not self._transport.is_closing():
            await self._free.wait()
            self._transport.write(more)
            await asyncio.sleep(gap)


async def serve(seed: str, rate: float) -> None:
    """Serve on a free port of loopback, which is printed, until standard input ends."""
    _open_many()
    loop = asyncio.get_running_loop()
    seen: Counter[str] = Counter()
    server = await loop.create_server(
        lambda: Faulty(seed, rate, seen), "127.0.0.1", 0, backlog=4096
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)


def _open_many() -> None:
    """Ask for as many open files as this process may have."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not on Windows

        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, _FILES), hard))


@contextmanager
def faulty(seed: str, rate: float) -> Iterator[int]:
    """Run the server while the block lasts; yield its port."""
    command = [sys.executable, __file__, seed, str(rate)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(sys.argv[1], float(sys.argv[2])))
