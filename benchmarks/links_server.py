"""Serve pages on loopback: by nginx where it is installed, else by a server of our own.

``python -m benchmarks.links_server`` prints the port of our own and serves until its input ends.
"""

import asyncio
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

HOSTS = 200
"""Addresses that are listened on: 127.0.0.1 to 127.0.0.200."""
PAGE = "<!doctype html><title>A page</title><p>Text of a page.</p>"
_CONF = """
daemon off; worker_processes 1; error_log stderr crit; pid {folder}/nginx.pid;
events {{ worker_connections 8192; }}
http {{
  access_log off; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{
    {listen}
    location /page/ {{ return 200 "{page}"; }}
    location /moved/ {{ return 301 /page$request_uri; }}
    location / {{ return 404 "{page}"; }}
  }}
}}
"""
_REQUEST = re.compile(rb"(GET|HEAD) (/[^ ]*) HTTP/1\.1\r\n(?:[^\r]+\r\n)*\r\n")
_WAIT = 10.0


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, int]]:
    """Run a server while the block lasts; yield what serves, and its port."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    with _nginx(nginx, folder) if nginx else ours() as port:
        yield ("nginx" if nginx else "our own server", port)


@contextmanager
def _nginx(program: str, folder: Path) -> Iterator[int]:
    port = _free_port()
    listen = "".join(f"listen 127.0.0.{each}:{port} backlog=4096;" for each in range(1, HOSTS + 1))
    conf = folder / "nginx.conf"
    conf.write_text(_CONF.format(folder=folder, listen=listen, page=PAGE), "utf-8")
    with subprocess.Popen([program, "-p", str(folder), "-c", str(conf)]) as process:
        try:
            _await(port)
            yield port
        finally:
            process.terminate()


@contextmanager
def ours() -> Iterator[int]:
    """Run our own server while the block lasts; yield its port."""
    command = [sys.executable, "-m", "benchmarks.links_server"]
    with (
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
        ExitStack() as closing,
    ):
        assert process.stdin  # noqa: S101 - it was asked for
        assert process.stdout  # noqa: S101 - it was asked for
        closing.callback(process.stdin.close)
        yield int(process.stdout.readline())


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _await(port: int) -> None:
    until = time.monotonic() + _WAIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


class Pages(asyncio.Protocol):
    """One connection; answers requests without bodies, as fast as Python does."""

    def __init__(self) -> None:
        self._data = b""
        self._transport: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._data += data
        while request := _REQUEST.match(self._data):
            self._data = self._data[request.end() :]
            assert isinstance(self._transport, asyncio.Transport)  # noqa: S101 - it is TCP
            self._transport.write(_answer(request[2].decode("ascii"), head=request[1] == b"HEAD"))


def _answer(path: str, *, head: bool) -> bytes:
    body = "" if head else PAGE
    line, extra = "404 Not Found", ""
    if path.startswith("/moved/"):
        line, extra = "301 Moved Permanently", f"Location: /page{path}\r\n"
    elif path.startswith("/page/"):
        line = "200 OK"
    head_lines = f"HTTP/1.1 {line}\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n"
    return f"{head_lines}{extra}\r\n{body}".encode()


async def main() -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    port = _free_port()
    for each in range(1, HOSTS + 1):
        await loop.create_server(Pages, f"127.0.0.{each}", port, backlog=4096)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
