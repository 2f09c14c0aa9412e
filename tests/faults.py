"""What the fault server can do wrong, and the one right verdict for each.

An address is drawn a fault by the seed and its own words, so that who asks and who answers
agree without a word between them.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import blake2b

from msgspec import Struct

ALIVE, DEAD, UNKNOWN = "alive", "dead", "unknown"
PAGE = b"<!doctype html><title>A page</title><p>Text of a page.</p>"
POW = b'<title>Preparing to download ...</title><script>const N = "cloudpmc-viewer-pow"</script>'
ABSURD = b"9" * 20
ARTICLE = (
    b"<title>Just a moment: captchas</title><p>Just a moment... cf-mitigated, g-recaptcha, "
    b"Incapsula incidents and px-captcha are marks of walls. Page not found. Error 404.</p>"
    + b"<p>Text of an article.</p>"
    * 800
)


class Act(Struct, frozen=True):
    """What the server does with one request."""

    sends: bytes = b""
    then: str = "keep"
    """``keep`` the connection, ``close`` it, ``reset`` it, ``hold`` it open in silence,
    ``drip`` the bytes of ``more`` one by one without end, or ``pour`` ``more`` without end."""
    more: bytes = b"x"


class Fault(Struct, frozen=True):
    """One kind of answer, and what is right to say of it."""

    name: str
    verdict: str
    acts: Callable[[str, int], Act]
    """Path, and how often it was asked before, to what is done."""
    moved: bool = False
    waits: bool = False
    """Whether it takes the whole deadline."""


def answer(status: int, body: bytes = PAGE, *headers: bytes, words: bytes = b"Words") -> bytes:
    """Return a whole answer."""
    kind = b"Content-Type: text/html"
    size = b"Content-Length: %d" % len(body)
    lines = [b"HTTP/1.1 %d %b" % (status, words), kind, size, *headers, b"", b""]
    return b"\r\n".join(lines) + body


def redirect(status: int, to: bytes) -> bytes:
    """Return a redirect."""
    return answer(status, b"", b"Location: " + to)


def plain(status: int, body: bytes = PAGE, *headers: bytes) -> Callable[[str, int], Act]:
    """Return what always sends the same answer."""
    sent = answer(status, body, *headers)
    return lambda _path, _times: Act(sent)


def raw(sends: bytes, then: str = "close", more: bytes = b"x") -> Callable[[str, int], Act]:
    """Return what always sends the same bytes."""
    return lambda _path, _times: Act(sends, then, more)


def once(first: Act) -> Callable[[str, int], Act]:
    """Return what does ``first`` once and then answers well."""
    return lambda _path, times: first if times == 0 else Act(answer(200))


def leads(status: int, to: str) -> Callable[[str, int], Act]:
    """Return a redirect; ``%s`` in ``to`` stands for the path that was asked."""
    return lambda path, _times: Act(redirect(status, to.replace("%s", path).encode()))


@cache
def bomb() -> bytes:
    """Return 194 KB that are 200 MB of zeros."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(squeeze.compress(bytes(2**20)) for _ in range(200)) + squeeze.flush()


@cache
def twice() -> bytes:
    """Return a page packed twice."""
    return gzip.compress(gzip.compress(bytes(2**20)))


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
WALL = b"cf-mitigated: challenge"
GZIP = b"Content-Encoding: gzip"
LONG_GONE = b"Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"
SWITCH = b"HTTP/1.1 101 OK\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
PLANTED = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
SURPLUS = HEAD + b"Content-Length: 4\r\n\r\npage" + PLANTED
TWO_LENGTHS = HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nhellohell"

GOOD = Fault("a page", ALIVE, plain(200))
FAULTS = (
    Fault("reset", UNKNOWN, raw(b"", "reset")),
    Fault("empty reply", UNKNOWN, raw(b"")),
    Fault("garbage", UNKNOWN, raw(b"\x16\x03\x01\x00\xa5\x00\xff\r\n\r\n" * 9)),
    Fault("no status", UNKNOWN, raw(b"<html>hello</html>")),
    Fault("status of letters", UNKNOWN, raw(b"HTTP/1.1 abc OK\r\n\r\n")),
    Fault("truncated body", UNKNOWN, raw(HEAD + b"Content-Length: 900\r\n\r\n" + PAGE)),
    Fault("truncated by reset", UNKNOWN, raw(HEAD + b"Content-Length: 900\r\n\r\nx", "reset")),
    Fault("bad chunk", UNKNOWN, raw(CHUNKED + b"5\r\nhello\r\nzz\r\nworld\r\n")),
    Fault("broken chunk", UNKNOWN, raw(CHUNKED + b"ff\r\nhello")),
    Fault("two lengths", UNKNOWN, raw(TWO_LENGTHS)),
    Fault("huge header", UNKNOWN, raw(HEAD + b"X: " + b"y" * 300_000 + b"\r\n\r\n")),
    Fault("header flood", UNKNOWN, raw(HEAD + b"X: y\r\n" * 40_000 + b"\r\n")),
    Fault("header with NUL", UNKNOWN, raw(HEAD + b"X: a\x00b\r\n\r\n")),
    Fault("103 flood", UNKNOWN, raw(EARLY * 2000 + answer(200))),
    Fault("one 103", ALIVE, raw(EARLY + answer(200), "keep")),
    Fault("switch of protocols", UNKNOWN, raw(SWITCH)),
    Fault("closed in the headers", UNKNOWN, raw(b"HTTP/1.1 200 OK\r\nContent-Ty")),
    Fault("silence", UNKNOWN, raw(b"", "hold"), waits=True),
    Fault("slow headers", UNKNOWN, raw(HEAD + b"X: ", "drip"), waits=True),
    Fault("slow body", UNKNOWN, raw(HEAD + b"Content-Length: 9999\r\n\r\n", "drip"), waits=True),
    Fault("slow chunks", UNKNOWN, raw(CHUNKED, "drip", b"1\r\nx\r\n"), waits=True),
    Fault("endless body", ALIVE, raw(HEAD + b"\r\n", "pour", b"x" * 65536)),
    Fault("endless chunks", ALIVE, raw(CHUNKED, "pour", b"4000\r\n" + b"x" * 16384 + b"\r\n")),
    Fault("gzip bomb", ALIVE, lambda *_: Act(answer(200, bomb(), GZIP))),
    Fault("gzip in gzip", ALIVE, lambda *_: Act(answer(200, twice(), GZIP + b", gzip"))),
    Fault("no gzip at all", ALIVE, plain(200, PAGE, GZIP)),
    Fault("redirect loop", UNKNOWN, leads(302, "%s")),
    Fault("redirect chain", UNKNOWN, leads(302, "/fixed/chain/0")),
    Fault("bad Location", UNKNOWN, leads(302, "http://[::1")),
    Fault("no Location", UNKNOWN, plain(302, b"")),
    Fault("redirect to a private address", UNKNOWN, leads(302, "http://10.0.0.1/x")),
    Fault("redirect to metadata", UNKNOWN, leads(307, "http://169.254.169.254/latest/meta-data/")),
    Fault("redirect to a file", UNKNOWN, leads(302, "file:///etc/passwd")),
    Fault("redirect to a login", UNKNOWN, leads(302, "/login?next=%s")),
    Fault("redirect to consent", UNKNOWN, leads(302, "/consent?back=%s")),
    Fault("redirect to the home page", DEAD, leads(301, "/")),
    Fault("redirect to a not-found page", DEAD, leads(302, "/errors/404.html")),
    Fault("redirect to a 404", DEAD, leads(301, "/fixed/404")),
    Fault("moved for good", ALIVE, leads(301, "/fixed/new%s"), moved=True),
    Fault("moved for a while", ALIVE, leads(302, "/fixed/new%s")),
    Fault("404", DEAD, plain(404)),
    Fault("410", DEAD, plain(410, b"")),
    Fault("404 once", ALIVE, once(Act(answer(404)))),
    Fault("403", UNKNOWN, plain(403)),
    Fault("403 wall", UNKNOWN, plain(403, PAGE, WALL)),
    Fault("200 wall", UNKNOWN, plain(200, POW)),
    Fault("404 wall", UNKNOWN, plain(404, PAGE, WALL)),
    Fault("article on walls", ALIVE, plain(200, ARTICLE)),
    Fault("999", UNKNOWN, plain(999)),
    Fault("429 once", ALIVE, once(Act(answer(429, b"", b"Retry-After: 0")))),
    Fault("429, absurd wait", UNKNOWN, plain(429, b"", b"Retry-After: " + ABSURD)),
    Fault("429, long gone", UNKNOWN, plain(429, b"", LONG_GONE)),
    Fault("500", UNKNOWN, plain(500)),
    Fault("503 once", ALIVE, once(Act(answer(503, b"", b"Retry-After: -1")))),
    Fault("closed once", ALIVE, once(Act(b"", "close"))),
    Fault("reset once", ALIVE, once(Act(b"", "reset"))),
    Fault("204", ALIVE, raw(b"HTTP/1.1 204 No Content\r\n\r\n", "keep")),
    Fault("304 unasked", UNKNOWN, raw(b"HTTP/1.1 304 Not Modified\r\n\r\n", "keep")),
    Fault("HTTP/1.0", ALIVE, raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE)),
    Fault("more than it said", ALIVE, raw(SURPLUS, "keep")),
    Fault("a PDF", ALIVE, plain(200, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")),
)  # fmt: skip
NAMES = {fault.name: fault for fault in (GOOD, *FAULTS)}


def drawn(where: str, seed: str, rate: float) -> Fault:
    """Return the fault of an address, given as ``host/path`` without the port."""
    digest = blake2b(f"{seed} {where}".encode(), digest_size=8).digest()
    if int.from_bytes(digest[:4]) >= rate * 2**32:
        return GOOD
    return FAULTS[int.from_bytes(digest[4:]) % len(FAULTS)]


def fixed(path: str) -> Act:
    """Return what the places do to which redirects lead; never a fault."""
    if path.startswith("/fixed/chain/"):
        return Act(redirect(302, f"/fixed/chain/{int(path.rpartition('/')[2]) + 1}".encode()))
    if path.startswith("/fixed/silence"):
        return Act(then="hold")
    return Act(answer(404 if path == "/fixed/404" else 200))


def addresses(count: int, hosts: int, port: int) -> Iterator[tuple[str, str]]:
    """Yield URLs and what their fault is drawn by."""
    for number in range(count):
        host = f"h{number % hosts}.faults.test"
        yield f"http://{host}:{port}/a/{number}", f"{host}/a/{number}"
