"""A real server on 127.0.0.1 that speaks as the scholarly services do, one path a service.

It answers from ``loopback_works``, holds callers to each service's own limits, counts their calls
and keeps the headers they sent. ``python tests/loopback_registries.py --port 8765`` runs it by
itself; then ``--registry all=http://127.0.0.1:8765/`` has marrowlint ask here.
"""

import argparse
import contextlib
import json
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import loopback_answers as tell
from loopback_works import CROSSREF, EUROPE_PMC, PUBMED, Work, Works

MOST = 200
"""Identifiers in one call of NCBI."""
HTML = b"<!doctype html><title>Please wait</title><p>Checking your browser</p>"
NOT_FOUND = (404, "text/plain", b"Resource not found.")

Fields = dict[str, str]
Answer = tuple[int, str, bytes]


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

    @property
    def counts(self) -> Counter[str]:
        return Counter(call.bucket for call in self.calls)

    def fail(self, bucket: str, *kinds: str) -> None:
        self.faults.setdefault(bucket, deque()).extend(kinds)

    def answer(self, call: Call) -> Answer:
        self.calls.append(call)
        service = SERVICES.get(call.bucket)
        return NOT_FOUND if service is None else service(self.works, call.path, call.fields)


def idconv(works: Works, _path: str, fields: Fields) -> Answer:
    asked, scheme = fields.get("ids", "").split(","), fields.get("idtype", "")
    if len(asked) > MOST or scheme not in {"pmcid", "pmid", "doi"}:
        return _json({"status": "error", "message": "too many ids, or no idtype"}, 400)
    records = []
    for each in asked:
        work = works.find(f"{scheme}:{each}")
        if work is None or not work.pmcid:
            fault = {"status": "error", "errmsg": "Identifier not found in PMC"}
            records.append({scheme: each, "requested-id": each, **fault})
        else:
            ids = {"pmcid": work.pmcid, "pmid": int(work.pmid), "doi": work.doi}
            records.append({**ids, "requested-id": each})
    return _json({"status": "ok", "records": records})


def eutils(works: Works, path: str, fields: Fields) -> Answer:
    asked = fields.get("id", "").split(",")
    if len(asked) > MOST:
        return _json({"error": "Too many UIDs in request"}, 400)
    found = {each: works.known(f"pmid:{each}", PUBMED) for each in asked}
    if path == "esummary.fcgi":
        none = {"error": "cannot get document summary"}
        result: dict[str, Any] = {
            each: tell.summary(work) if work else {"uid": each, **none}
            for each, work in found.items()
        }
        return _json({"header": {"type": "esummary"}, "result": {"uids": asked, **result}})
    if path == "efetch.fcgi":
        articles = "".join(tell.article(work) for work in found.values() if work)
        body = f'<?xml version="1.0"?><PubmedArticleSet>{articles}</PubmedArticleSet>'
        return 200, "text/xml; charset=UTF-8", body.encode()
    return NOT_FOUND


_TERM = re.compile(r'EXT_ID:(?P<pmid>\d+)|PMCID:(?P<pmcid>PMC\d+)|DOI:"(?P<doi>[^"]+)"')


def europe_pmc(works: Works, path: str, fields: Fields) -> Answer:
    if path not in {"search", "searchPOST"}:
        return NOT_FOUND
    found: dict[str, Work] = {}
    for match in _TERM.finditer(fields.get("query", "")):
        key = next(f"{name}:{value}" for name, value in match.groupdict().items() if value)
        if work := works.known(key, EUROPE_PMC):
            found[work.title + work.doi] = work
    rows = [tell.europe_pmc(work) for work in found.values()]
    size = min(int(fields.get("pageSize", "25")), 1000)
    return _json({"hitCount": len(rows), "resultList": {"result": rows[:size]}})


def crossref(works: Works, path: str, fields: Fields) -> Answer:
    if path.startswith("works/"):
        work = works.known(f"doi:{unquote(path.removeprefix('works/'))}", CROSSREF)
        return _json({"status": "ok", "message": tell.crossref(work)}) if work else NOT_FOUND
    if path != "works":
        return NOT_FOUND
    if "query.bibliographic" in fields:
        return _listed(_searched(works, fields["query.bibliographic"]))
    filters = fields.get("filter", "").split(",")
    if not all(each.startswith("doi:") for each in filters):
        return _json({"status": "failed", "message-type": "validation-failure"}, 400)
    found = (works.known(each, CROSSREF) for each in filters)
    return _listed([work for work in found if work])


def _searched(works: Works, query: str) -> list[Work]:
    words = set(query.lower().split())
    share = {
        work.doi: len(words & set(f"{work.journal} {work.volume} {work.pages}".lower().split()))
        for work in works.all()
        if work.doi
    }
    best = sorted(share, key=lambda doi: (-share[doi], doi))[:20]
    return [work for doi in best if (work := works.known(f"doi:{doi}", CROSSREF))]


def _listed(works: list[Work]) -> Answer:
    items = [tell.crossref(work) for work in works]
    message = {"total-results": len(items), "items": items}
    return _json({"status": "ok", "message-type": "work-list", "message": message})


def handles(works: Works, path: str, _fields: Fields) -> Answer:
    doi = unquote(path.removeprefix("api/handles/"))
    if works.find(f"doi:{doi}") is None:
        return _json({"responseCode": 100, "handle": doi}, 404)
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://x.test/"}}
    return _json({"responseCode": 1, "handle": doi, "values": [value]})


def datacite(works: Works, path: str, _fields: Fields) -> Answer:
    work = works.find(f"doi:{unquote(path.removeprefix('dois/'))}")
    if work is None or "Dataset" not in work.types:
        return _json({"errors": [{"status": "404", "title": "Not found"}]}, 404)
    return _json(tell.datacite(work))


def trials(works: Works, path: str, fields: Fields) -> Answer:
    if path.startswith("studies/"):
        work = works.find(f"nct:{path.removeprefix('studies/')}")
        return _json(tell.trial(work)) if work else (404, "text/plain", b"NCT number not found")
    asked = fields.get("filter.ids", "").split(",")
    found = [work for each in asked if (work := works.find(f"nct:{each}"))]
    return _json({"studies": [tell.trial(work) for work in found]})


def biorxiv(works: Works, path: str, _fields: Fields) -> Answer:
    _, server, *doi = path.removesuffix("/na/json").split("/")
    work = works.find(f"doi:{unquote('/'.join(doi))}")
    ours = work is not None and work.journal.lower() == server
    versions = [tell.deposit(work)] if work and ours else []
    return _json({"messages": [{"status": "ok"}], "collection": versions})


SERVICES: dict[str, Callable[[Works, str, Fields], Answer]] = {
    "idconv": idconv,
    "ncbi": eutils,
    "europe-pmc": europe_pmc,
    "crossref": crossref,
    "doi": handles,
    "datacite": datacite,
    "trials": trials,
    "biorxiv": biorxiv,
}


def _json(value: object, status: int = 200) -> Answer:
    return status, "application/json; charset=UTF-8", json.dumps(value).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    registries: Registries

    def do_GET(self) -> None:
        self._serve("")

    def do_POST(self) -> None:
        size = int(self.headers.get("content-length", "0"))
        self._serve(self.rfile.read(size).decode())

    def _serve(self, form: str) -> None:
        parts = urlsplit(self.path)
        bucket, _, path = parts.path.lstrip("/").partition("/")
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
            self._send(429, "text/plain", b"slow down", {"Retry-After": "1"})
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
