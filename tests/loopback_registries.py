"""A real server on 127.0.0.1 that speaks as the scholarly services do, one path a service.

It answers from ``loopback_works`` and from the recorded samples where they lie beside the
repository, holds callers to each service's own limits, counts their calls and keeps the headers
they sent. ``python tests/loopback_registries.py --port 8765`` runs it by itself; then
``--registry all=http://127.0.0.1:8765/`` has marrowlint ask here.
"""

import argparse
import contextlib
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from loopback_services import NOT_FOUND, SERVICES, Answer, Fields, answer
from loopback_works import Works

HTML = b"<!doctype html><title>Please wait</title><p>Checking your browser</p>"
WAIT = {"Retry-After": "1"}
SECRET = frozenset({"authorization", "cookie", "proxy-authorization", "x-api-key"})
"""Headers that no registry is sent."""


@dataclass
class Call:
    """One call as it came in."""

    bucket: str
    path: str
    fields: Fields
    headers: Fields


@dataclass
class Registries:
    """The services, what they were asked, and how they are to misbehave."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[str]] = field(default_factory=dict)
    """Bucket to what becomes of its next calls: ``429``, ``500``, ``html``, ``half``, ``drop``,
    ``slow``; ``down`` stays."""
    works: Works = field(default_factory=Works)
    pace: dict[str, float] = field(default_factory=dict)
    """Bucket to the most calls a second; beyond that it answers 429. Off where it is missing."""
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _recent: dict[str, deque[float]] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[str]:
        return Counter(call.bucket for call in self.calls)

    @property
    def paths(self) -> Counter[tuple[str, str]]:
        """Count calls by bucket and path, without what follows the path's first step."""
        return Counter((call.bucket, call.path.partition("/")[0]) for call in self.calls)

    @property
    def secrets(self) -> set[str]:
        """Return the names of headers that should not have been sent."""
        return {name for call in self.calls for name in SECRET & call.headers.keys()}

    def fail(self, bucket: str, *kinds: str) -> None:
        self.faults.setdefault(bucket, deque()).extend(kinds)

    def answer(self, call: Call) -> Answer:
        self.calls.append(call)
        service = SERVICES.get(call.bucket)
        if self._too_fast(call.bucket):
            return (*answer({"error": "API rate limit exceeded"}, 429)[:3], WAIT)
        return NOT_FOUND if service is None else service(self.works, call.path, call.fields)

    def _too_fast(self, bucket: str) -> bool:
        most = self.pace.get(bucket)
        with self._lock:
            recent = self._recent.setdefault(bucket, deque())
            recent.append(now := time.monotonic())
            while recent[0] <= now - 1:
                recent.popleft()
            return most is not None and len(recent) > most


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Else every answer waits for the caller's delayed acknowledgement."""
    registries: Registries

    def do_GET(self) -> None:
        self._serve("")

    def do_POST(self) -> None:
        size = int(self.headers.get("content-length", "0"))
        self._serve(self.rfile.read(size).decode())

    def _serve(self, form: str) -> None:
        parts = urlsplit(self.path)
        bucket, _, path = parts.path.lstrip("/").partition("/")
        if bucket == "archive":  # what it is asked about has a query of its own
            path = self.path.lstrip("/").partition("/")[2]
        fields = dict(parse_qsl(f"{parts.query}&{form}"))
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.registries.answer(Call(bucket, path, fields, headers))
        waiting = self.registries.faults.get(bucket)
        if not waiting:
            self._send(*answer)
            return
        kind = waiting[0] if waiting[0] == "down" else waiting.popleft()
        self._misbehave(kind, answer)

    def _misbehave(self, kind: str, answer: Answer) -> None:
        if kind == "429":
            self._send(429, "text/plain", b"slow down", WAIT)
        elif kind == "html":
            self._send(200, "text/html", HTML)
        elif kind == "half":
            self._send(answer[0], answer[1], answer[2][: len(answer[2]) // 2])
        elif kind == "drop":
            self.close_connection = True
        elif kind == "slow":
            time.sleep(3)
            self.close_connection = True
        else:
            self._send(500, "text/html", HTML)

    def _send(self, status: int, kind: str, body: bytes, more: Fields | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the calls are kept in ``Registries.calls``."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a caller may hang up."""


@contextlib.contextmanager
def served(port: int = 0) -> Iterator[Registries]:
    """Serve until the block ends."""
    registries = Registries()
    handler = type("Handler", (_Handler,), {"registries": registries})
    with _Server(("127.0.0.1", port), handler) as server:
        registries.url = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield registries
        finally:
            server.shutdown()
            thread.join()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8765)
    with served(parser.parse_args().port) as registries, contextlib.suppress(KeyboardInterrupt):
        print(registries.url, flush=True)  # noqa: T201 - it is a program
        threading.Event().wait()


if __name__ == "__main__":
    main()
