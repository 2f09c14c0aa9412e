"""One request over one connection: what is read, what is refused, what is used again."""

import asyncio
import errno
import itertools
from collections.abc import Iterable
from typing import Any

import pytest

from connect_watch import connects
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure, Reply
from odd_servers import CLOSE, RESET, End, Script, fetched, header_of, ok, says, serving

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"


def fetch(*pieces: bytes | float | End, limits: Limits | None = None, **how: object) -> Reply:
    (reply,), _ = fetched(says(*pieces), limits=limits, **how)
    return reply


def test_an_answer_comes_whole() -> None:
    reply = fetch(ok(b"hello", "X-Odd: \xe9", 'ETag: "1"'))

    assert (reply.status, reply.body, reply.cut, reply.failure) == (200, b"hello", False, None)
    assert reply.header("etag") == '"1"'
    assert reply.header("x-odd") == "\xe9"


@pytest.mark.parametrize(
    "pieces",
    [
        (HEAD, 0.01, b"hel", 0.01, b"lo"),
        (*(bytes([byte]) for byte in ok(b"hello")),),
        (CHUNKED, b"2\r\nhe\r\n", b"3;x=y\r\nllo\r\n0\r\nTrailer: t\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello", CLOSE),
        (b"HTTP/1.0 200 OK\r\n\r\nhel", 0.01, b"lo", CLOSE),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", ok(b"hello")),
        (b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello",),
        (ok(b"hello", "Upgrade: h2,h2c", "Connection: Upgrade"),),
    ],
)  # fmt: skip
def test_each_way_to_end_a_body(pieces: tuple[bytes | float | End, ...]) -> None:
    reply = fetch(*pieces)

    assert (reply.status, reply.body, reply.cut, reply.failure) == (200, b"hello", False, None)


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_without_a_body_does_not_wait_for_one(status: int) -> None:
    reply = fetch(f"HTTP/1.1 {status} No\r\nETag: x\r\n\r\n".encode(), limits=Limits(deadline=0.3))

    assert (reply.status, reply.body, reply.failure) == (status, b"", None)


def test_the_answer_to_head_has_no_body_whatever_it_says() -> None:
    script = says(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")

    replies, server = fetched(script, "/a", "/b", method="HEAD", limits=Limits(deadline=0.3))

    assert [reply.status for reply in replies] == [200, 200]
    assert server.connections == 1
    assert server.heads[0].startswith("HEAD /a HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ((CLOSE,), "it was closed without an answer"),
        ((RESET,), "it was closed without an answer"),
        ((HEAD, b"he", CLOSE), "the answer breaks off"),
        ((HEAD, b"he", 0.02, RESET), "the answer breaks off"),
        ((CHUNKED, b"2\r\nhe\r\n", CLOSE), "the answer breaks off"),
        ((b"HTTP/1.1 200", CLOSE), "the answer breaks off"),
        ((CHUNKED, b"zz\r\nhe\r\n"), "what came back is not HTTP"),
        ((CHUNKED, b"-2\r\nhe\r\n"), "what came back is not HTTP"),
        ((b"SSH-2.0-OpenSSH\r\n",), "what came back is not HTTP"),
        ((b"\x15\x03\x01\x00\x02\x02\x0a" * 9,), "what came back is not HTTP"),
        ((b"<html>hello</html>\n",), "what came back is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",), "what came back is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 9" + b"9" * 30 + b"\r\n\r\n",),
         "what came back is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",),
         "what came back is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",),
         "what came back is not HTTP"),
        ((b"HTTP/1.1 200 OK\r\nX: \x1b[2J\r\n\r\n",), "what came back is not HTTP"),
        ((b"HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",),
         "what came back is another version of HTTP"),
        ((b"HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",),
         "what came back is not an answer"),
        ((b"HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n",), "what came back is not an answer"),
        ((*[b"HTTP/1.1 103 Early Hints\r\n\r\n"] * 17, ok()),
         "it sends early answers without end"),
        ((b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\nContent-Length: 0\r\n\r\n",),
         "its headers are too long"),
        ((b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 40_000 + b"\r\n",), "its headers are too long"),
        ((CHUNKED, b"5\r\nhello\r\n0\r\nX: ", *[b"a" * 9_000, 0.001] * 9),
         "its headers are too long"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_told(pieces: tuple[bytes | float | End, ...], why: str) -> None:
    reply = fetch(*pieces)

    assert (reply.failure, reply.why, reply.status) == (Failure.PROTOCOL, why, 0)


def test_a_body_is_read_up_to_the_cap() -> None:
    body = bytes(range(256)) * 8

    (whole,), _ = fetched(says(ok(body)), cap=len(body))
    (part,), _ = fetched(says(ok(body)), cap=100)
    (none,), _ = fetched(says(ok(body)), cap=0)

    assert (whole.body, whole.cut) == (body, False)
    assert (part.body, part.cut) == (body[:100], True)
    assert (none.body, none.cut) == (b"", True)


@pytest.mark.parametrize(
    "head", [CHUNKED, b"HTTP/1.1 200 OK\r\n\r\n", HEAD.replace(b"5", b"9" * 15)]
)
def test_an_endless_body_ends_at_the_cap(head: bytes) -> None:
    block = b"10000\r\n" + b"x" * 65536 + b"\r\n"

    def script(_: str) -> Iterable[bytes]:
        return itertools.chain([head], itertools.repeat(block))

    (reply,), _ = fetched(script)

    assert (reply.status, reply.cut, reply.failure) == (200, True, None)
    assert len(reply.body) == Limits().body


@pytest.mark.parametrize(
    "script",
    [
        says(5.0, ok()),
        lambda _: itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.cycle([b"X: y\r\n", 0.02])),
        lambda _: itertools.chain([HEAD], itertools.cycle([b"", 0.02])),
        lambda _: itertools.chain([CHUNKED], itertools.cycle([b"1\r\nx\r\n", 0.02])),
        lambda _: itertools.cycle([b"\r\n", 0.02]),
        says(b"HTTP/1.1 103 Early Hints\r\n\r\n", 5.0, ok()),
    ],
    ids=["silence", "headers", "body", "chunks", "line ends", "early"],
)
def test_what_drips_ends_at_the_deadline(script: Script) -> None:
    async def main() -> tuple[Reply, float]:
        async with serving(script) as server, Fetcher(Policy(origins=(server.origin,))) as fetcher:
            loop = asyncio.get_running_loop()
            start = loop.time()
            reply = await fetcher.get(server.origin, deadline=0.3)
            return reply, loop.time() - start

    reply, seconds = asyncio.run(main())

    assert (reply.failure, reply.status) == (Failure.TIMEOUT, 0)
    assert 0.28 < seconds < 2


def test_one_connection_serves_many_requests() -> None:
    replies, server = fetched(says(ok()), *(f"/{number}" for number in range(20)))

    assert [reply.status for reply in replies] == [200] * 20
    assert server.connections == 1


@pytest.mark.parametrize(
    "answer",
    [
        ok(b"x", "Connection: close"),
        ok(b"x") + b"garbage",
        ok(b"x") + ok(b"stolen"),
        ok(b"x") + b"\r\n\r\n\x00",
    ],
)
def test_a_connection_that_said_too_much_is_not_used_again(answer: bytes) -> None:
    replies, server = fetched(says(answer), "/a", "/b")

    assert [reply.body for reply in replies] == [b"x", b"x"]
    assert server.connections == 2


def test_what_comes_unasked_is_not_taken_for_an_answer() -> None:
    async def main() -> tuple[Reply, int]:
        script = says(ok(b"x"), 0.02, ok(b"stolen"))
        async with serving(script) as server, Fetcher(Policy(origins=(server.origin,))) as fetcher:
            await fetcher.get(server.origin)
            await asyncio.sleep(0.1)
            return await fetcher.get(server.origin), server.connections

    reply, connections = asyncio.run(main())

    assert reply.body == b"x"
    assert connections == 2


def test_a_kept_connection_that_was_closed_is_opened_anew() -> None:
    async def main() -> list[Reply]:
        async with (
            serving(says(ok(b"x"), CLOSE)) as server,
            Fetcher(Policy(origins=(server.origin,))) as fetcher,
        ):
            return [await fetcher.get(server.origin) for _ in range(5)]

    assert [reply.status for reply in asyncio.run(main())] == [200] * 5


def test_two_hundred_at_once() -> None:
    def script(head: str) -> Iterable[bytes | float]:
        return (0.01, ok(head.split()[1].encode()))

    async def main() -> tuple[list[Reply], int]:
        async with serving(script) as server, Fetcher(Policy(origins=(server.origin,))) as fetcher:
            urls = [f"{server.origin}/{number}" for number in range(200)]
            return list(await asyncio.gather(*map(fetcher.get, urls))), server.connections

    replies, connections = asyncio.run(main())

    assert [reply.body for reply in replies] == [f"/{n}".encode() for n in range(200)]
    assert connections <= 200


def test_no_more_idle_connections_are_kept_than_allowed() -> None:
    async def main() -> int:
        async with serving(says(0.05, ok())) as server:
            limits = Limits(idle=3)
            async with Fetcher(Policy(origins=(server.origin,)), limits=limits) as fetcher:
                for _ in range(2):
                    await asyncio.gather(*(fetcher.get(server.origin) for _ in range(8)))
                return server.connections

    assert asyncio.run(main()) == 13


def test_a_connection_that_rested_too_long_is_not_used_again() -> None:
    _, server = fetched(says(ok()), "/a", "/b", limits=Limits(rest=-1.0))

    assert server.connections == 2


def test_nobody_there() -> None:
    async def main() -> Reply:
        async with serving(says(ok())) as server:
            origin = server.origin
        async with Fetcher(Policy(origins=(origin,))) as fetcher:
            return await fetcher.get(origin)

    reply = asyncio.run(main())

    assert (reply.failure, reply.why) == (Failure.CONNECT, "it does not take connections")


def test_the_next_address_is_tried() -> None:
    async def resolver(host: str, port: int) -> list[str]:  # noqa: ARG001 - a resolver's form
        return ["::1", "127.0.0.1"]

    async def main() -> tuple[Reply, list[object]]:
        async with serving(says(ok())) as server:
            policy = Policy(ports=(server.port,), networks=("127.0.0.0/8", "::1/128"))
            with connects() as seen:
                async with Fetcher(policy, resolver=resolver) as fetcher:
                    reply = await fetcher.get(f"http://a.example.org:{server.port}/")
        return reply, [address[0] for address in seen]

    reply, hosts = asyncio.run(main())

    assert reply.status == 200
    assert hosts[-1] == "127.0.0.1"


def test_what_is_sent_is_what_was_meant() -> None:
    _, server = fetched(says(ok()), "/a b".replace(" ", "%20"), headers=(("If-None-Match", '"1"'),))
    (head,) = server.heads

    assert head.startswith("GET /a%20b HTTP/1.1\r\n")
    assert header_of(head, "host") == f"127.0.0.1:{server.port}"
    assert header_of(head, "accept-encoding") == "identity"
    assert header_of(head, "if-none-match") == '"1"'
    assert header_of(head, "user-agent").startswith("marrowlint/")
    assert "cookie" not in head.lower()
    assert "authorization" not in head.lower()


@pytest.mark.parametrize(
    "header",
    [("X", "a\r\nY: b"), ("X\r\nY", "b"), ("X", "a\x00"), ("", "b"), ("X Y", "b"), ("X", "☃")],
)
def test_a_header_cannot_smuggle_another(header: tuple[str, str]) -> None:
    (reply,), server = fetched(says(ok()), headers=(header,))

    assert reply.failure is Failure.REFUSED
    assert server.connections == 0


def test_a_caller_cannot_name_another_host() -> None:
    _, server = fetched(says(ok()), headers=(("Host", "evil.test"), ("Connection", "close")))

    assert header_of(server.heads[0], "host") == f"127.0.0.1:{server.port}"
    assert "evil.test" not in server.heads[0]


def test_what_goes_wrong_on_a_kept_connection_is_not_asked_again() -> None:
    answers = iter([ok(b"x"), b"nonsense\r\n\r\n", ok(b"x")])

    replies, server = fetched(lambda _: (next(answers),), "/a", "/b")

    assert [reply.failure for reply in replies] == [None, Failure.PROTOCOL]
    assert len(server.heads) == 2


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.EMFILE, "too many files are open here"),
        (errno.ENETUNREACH, "there is no way to it from here"),
        (errno.ECONNREFUSED, "it does not take connections"),
    ],
)
def test_why_no_connection_could_be_opened(
    code: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise OSError(code, "x")

    async def main() -> Reply:
        monkeypatch.setattr(asyncio.get_running_loop(), "create_connection", fails)
        async with Fetcher() as fetcher:
            return await fetcher.get("http://93.184.215.14/")

    reply = asyncio.run(main())

    assert (reply.failure, reply.why) == (Failure.CONNECT, why)


def test_idle_connections_make_room_when_files_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> tuple[Reply, int]:
        async with serving(says(ok())) as first, serving(says(ok())) as second:
            origins = (first.origin, second.origin)
            async with Fetcher(Policy(origins=origins)) as fetcher:
                await fetcher.get(first.origin)
                loop = asyncio.get_running_loop()
                real, full = loop.create_connection, [OSError(errno.EMFILE, "x")]

                async def at_first(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as it is
                    if full:
                        raise full.pop()
                    return await real(*args, **kwargs)

                monkeypatch.setattr(loop, "create_connection", at_first)
                reply = await fetcher.get(second.origin)
                await fetcher.get(first.origin)
            return reply, first.connections

    reply, connections = asyncio.run(main())

    assert reply.status == 200
    assert connections == 2
