"""Fetching: redirects by hand, one deadline, no secrets carried on, no bombs."""

import asyncio
import gzip
import itertools
import tracemalloc
import zlib
from collections.abc import Iterable

import pytest

from connect_watch import connects
from marrowlint import __version__
from marrowlint.verify.decode_body import decoded
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure, Hop, Reply
from odd_servers import Script, by_path, fetched, header_of, ok, says, serving, to

MIB = 1024 * 1024
SECRET = "s3cr3t"  # noqa: S105 - it stands for one


def one(script: Script, path: str = "/", **how: object) -> Reply:
    (reply,), _ = fetched(script, path, **how)
    return reply


def chain(steps: int, status: int = 302) -> Script:
    """Return a script that redirects ``/N`` to ``/N-1`` until ``/0``."""

    def script(head: str) -> Iterable[bytes]:
        number = int(head.split()[1].strip("/") or steps)
        return (to(f"/{number - 1}", status) if number else ok(b"there"),)

    return script


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(status: int) -> None:
    (reply,), server = fetched(chain(2, status))

    assert (reply.status, reply.body, reply.failure) == (200, b"there", None)
    hops = (Hop(status, f"{server.origin}/1"), Hop(status, f"{server.origin}/0"))
    assert reply.hops == hops
    assert reply.final == f"{server.origin}/0"
    assert reply.url == f"{server.origin}/"


def test_a_redirect_is_the_reply_where_it_is_not_to_be_followed() -> None:
    reply = one(chain(2), follow=False)

    assert (reply.status, reply.hops, reply.header("location")) == (302, (), "/1")


@pytest.mark.parametrize(
    ("place", "final"),
    [
        ("/b", "/b"),
        ("b", "/a/b"),
        ("../b", "/b"),
        ("?q=1", "/a/x?q=1"),
        ("/b c", "/b%20c"),
        ("/é", "/%C3%A9"),
        ("/b#part", "/b#part"),
    ],
)
def test_a_place_is_read_as_relative(place: str, final: str) -> None:
    def script(head: str) -> Iterable[bytes]:
        first = head.startswith("GET /a/x HTTP")
        return (to(place) if first else ok(),)

    (reply,), server = fetched(script, "/a/x")

    assert reply.status == 200
    assert reply.final == f"{server.origin}{final}"


def test_a_fragment_is_kept_unless_the_redirect_has_its_own() -> None:
    replies, server = fetched(by_path(a=to("/c"), b=to("/c#own"), c=ok()), "/a#part", "/b#part")

    assert [reply.final for reply in replies] == [
        f"{server.origin}/c#part",
        f"{server.origin}/c#own",
    ]
    assert "#" not in "".join(server.heads)


@pytest.mark.parametrize("status", [200, 300, 304, 404])
def test_a_place_means_nothing_with_another_status(status: int) -> None:
    answer = f"HTTP/1.1 {status} X\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n".encode()

    reply = one(says(answer))

    assert (reply.status, reply.hops, reply.failure) == (status, (), None)


def test_a_redirect_to_nowhere_is_the_reply() -> None:
    reply = one(says(ok(b"", status="302 Found")))

    assert (reply.status, reply.failure) == (302, None)


def test_five_redirects_are_followed_and_not_six() -> None:
    five, six = one(chain(5)), one(chain(6))

    assert (five.status, len(five.hops)) == (200, 5)
    assert (six.failure, six.why) == (Failure.REDIRECTS, "its redirects are too many")
    assert len(six.hops) == 5


def test_a_circle_is_told() -> None:
    reply, itself = one(by_path(a=to("/b"), b=to("/a#x")), "/a"), one(by_path(a=to("")), "/a")

    assert (reply.failure, reply.why) == (Failure.REDIRECTS, "its redirects go in a circle")
    assert (itself.status, itself.failure) == (302, None)


@pytest.mark.parametrize(
    "place",
    [
        *("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a.example.org/"),
        *("http://[::1", "http://", "//", "https:///x", "http://a:b@example.org/"),
        *("http://127.0.0.1:1/", "http://10.0.0.1/", "/\\evil.test", "//user@evil.test/"),
        *("http://example.org:99999/", "http://a\tb.example.org/"),
    ],
)
def test_a_place_that_may_not_be_asked_is_told(place: str) -> None:
    (reply,), server = fetched(says(to(place)))

    assert (reply.failure, reply.status) == (Failure.REDIRECTS, 302)
    assert reply.hops == ()
    assert len(server.heads) == 1


def test_what_failed_after_a_redirect_keeps_the_way_there() -> None:
    async def main() -> tuple[Reply, str]:
        async with serving(says(ok())) as gone:
            away = gone.origin
        async with serving(says(to(away))) as it, Fetcher(Policy(origins=(it.origin, away))) as f:
            return await f.get(it.origin), away

    reply, away = asyncio.run(main())

    assert reply.failure is Failure.CONNECT
    assert (reply.status, reply.hops) == (302, (Hop(302, f"{away}/"),))


def test_no_secret_reaches_another_origin() -> None:
    async def main() -> tuple[list[str], list[str], Reply]:
        async with serving(says(ok())) as other, serving(says()) as server:
            back = f"{server.origin}/back"
            other.script = says(to(back))
            server.script = by_path(start=to(f"{other.origin}/there"), back=ok())
            async with Fetcher(Policy(origins=(server.origin, other.origin))) as fetcher:
                headers = (("X-Api-Key", SECRET), ("Authorization", SECRET))
                reply = await fetcher.get(f"{server.origin}/start", headers=headers)
            return server.heads, other.heads, reply

    own, foreign, reply = asyncio.run(main())

    assert reply.status == 200
    assert len(foreign) == 1
    assert SECRET not in foreign[0]
    assert [SECRET in head for head in own] == [True, False]


def test_a_secret_stays_on_its_own_origin() -> None:
    _, server = fetched(chain(1), headers=(("X-Api-Key", SECRET),))

    assert [header_of(head, "x-api-key") for head in server.heads] == [SECRET, SECRET]


def test_no_cookie_is_ever_sent() -> None:
    async def main() -> list[str]:
        async with serving(says()) as other, serving(says()) as server:
            cookie = "Set-Cookie: a=b; Path=/"
            other.script = says(ok(b"x", cookie))
            server.script = by_path(
                a=ok(b"", cookie, f"Location: {other.origin}/", status="302 Found"), b=ok(b"x")
            )
            async with Fetcher(Policy(origins=(server.origin, other.origin))) as fetcher:
                for url in (f"{server.origin}/a", f"{server.origin}/b", other.origin):
                    await fetcher.get(url)
            return server.heads + other.heads

    heads = asyncio.run(main())

    assert len(heads) == 4
    assert "cookie" not in "".join(heads).lower()


def test_the_environment_sends_nothing_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> tuple[Reply, int, list[object], int]:
        async with serving(says(ok(b"trap"))) as trap, serving(says(ok(b"good"))) as server:
            for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
                monkeypatch.setenv(name, trap.origin)
            with connects() as seen:
                async with Fetcher(Policy(origins=(server.origin,))) as fetcher:
                    reply = await fetcher.get(server.origin)
            return reply, trap.connections, seen, server.port

    reply, trapped, seen, port = asyncio.run(main())

    assert (reply.body, trapped) == (b"good", 0)
    assert seen == [("127.0.0.1", port)]


def bomb(layers: int) -> bytes:
    body = b"\0" * (64 * MIB)
    for _ in range(layers):
        body = gzip.compress(body, 9)
    return body


@pytest.mark.parametrize(
    ("layers", "encoding"), [(1, "gzip"), (1, "x-gzip"), (2, "gzip"), (2, "gzip, gzip")]
)
def test_a_bomb_stays_small(layers: int, encoding: str) -> None:
    answer = ok(bomb(layers), f"Content-Encoding: {encoding}")

    async def main() -> int:
        async with serving(says(answer)) as server:
            tracemalloc.start()
            try:
                async with Fetcher(Policy(origins=(server.origin,))) as fetcher:
                    kept.append(await fetcher.get(server.origin))
                    return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    kept: list[Reply] = []
    peak = asyncio.run(main())
    (reply,) = kept

    assert (reply.status, reply.failure) == (200, None)
    assert len(reply.body) <= MIB
    assert peak < 5 * MIB
    assert reply.cut == (encoding != "gzip" or layers == 1)


RAW = zlib.compressobj(wbits=-15)
TEXT = b"marrow " * 1000


@pytest.mark.parametrize(
    ("body", "encoding", "expected"),
    [
        (TEXT, "", (TEXT, False)),
        (TEXT, "identity", (TEXT, False)),
        (gzip.compress(TEXT), "gzip", (TEXT, False)),
        (gzip.compress(TEXT), " GZIP ", (TEXT, False)),
        (zlib.compress(TEXT), "deflate", (TEXT, False)),
        (RAW.compress(TEXT) + RAW.flush(), "deflate", (TEXT, False)),
        (gzip.compress(TEXT)[:40], "gzip", None),
        (gzip.compress(TEXT) * 2, "gzip", (TEXT, True)),
        (TEXT, "gzip", (b"", True)),
        (TEXT, "deflate", (b"", True)),
        (TEXT, "br", (b"", True)),
        (gzip.compress(TEXT), "gzip, gzip", (b"", True)),
        (b"", "gzip", (b"", False)),
    ],
)
def test_one_layer_is_undone(
    body: bytes, encoding: str, expected: tuple[bytes, bool] | None
) -> None:
    whole, cut = decoded(body, encoding, MIB)

    if expected is None:
        assert TEXT.startswith(whole)
        assert cut
    else:
        assert (whole, cut) == expected


def test_two_headers_of_encoding_are_two_layers() -> None:
    twice = gzip.compress(gzip.compress(TEXT))

    reply = one(says(ok(twice, "Content-Encoding: gzip", "Content-Encoding: gzip")))

    assert (reply.body, reply.cut) == (b"", True)


def test_an_encoded_transfer_is_not_read() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"

    reply = one(says(head, b"2\r\nhe\r\n0\r\n\r\n"))

    assert (reply.status, reply.body, reply.cut) == (200, b"", True)


def test_an_endless_redirect_ends_at_the_one_deadline() -> None:
    def script(head: str) -> Iterable[bytes | float]:
        return (0.12, to(f"/{len(head)}/{head.split()[1]}"))

    async def main() -> tuple[Reply, float]:
        async with serving(script) as server, Fetcher(Policy(origins=(server.origin,))) as fetcher:
            loop = asyncio.get_running_loop()
            start = loop.time()
            return await fetcher.get(server.origin, deadline=0.3), loop.time() - start

    reply, seconds = asyncio.run(main())

    assert (reply.failure, reply.why) == (Failure.TIMEOUT, "there is no answer within 0.3 seconds")
    assert len(reply.hops) < 3
    assert seconds < 1.5


def test_being_cancelled_is_passed_on_and_leaves_nothing_behind() -> None:
    async def main() -> int:
        async with serving(says(9.0)) as server, Fetcher(Policy(origins=(server.origin,))) as it:
            task = asyncio.create_task(it.get(server.origin))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return server.connections

    assert asyncio.run(main()) == 1


def test_slow_hosts_do_not_hold_up_quick_ones() -> None:
    async def main() -> tuple[set[int], set[bool]]:
        async with (
            serving(says(60.0)) as slow,
            serving(says(ok())) as quick,
            Fetcher(Policy(origins=(slow.origin, quick.origin))) as it,
        ):
            waiting = [asyncio.create_task(it.get(slow.origin)) for _ in range(50)]
            replies = await asyncio.gather(*(it.get(quick.origin) for _ in range(50)))
            done = {task.done() for task in waiting}
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            return {reply.status for reply in replies}, done

    assert asyncio.run(main()) == ({200}, {False})


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("", f"marrowlint/{__version__}"),
        ("a@example.org", f"marrowlint/{__version__} (mailto:a@example.org)"),
        ("a@example.org\r\nX: y", f"marrowlint/{__version__}"),
        ("no address", f"marrowlint/{__version__}"),
    ],
)
def test_we_say_who_we_are(contact: str, agent: str) -> None:
    async def main() -> list[str]:
        async with serving(says(ok())) as server:
            async with Fetcher(Policy(origins=(server.origin,)), contact=contact) as fetcher:
                await fetcher.get(server.origin)
            return server.heads

    (head,) = asyncio.run(main())

    assert header_of(head, "user-agent") == agent


@pytest.mark.parametrize("method", ["POST", "DELETE", "GET / HTTP/1.1\r\nX: y", ""])
def test_nothing_but_get_and_head_is_sent(method: str) -> None:
    (reply,), server = fetched(says(ok()), method=method)

    assert reply.failure is Failure.REFUSED
    assert server.connections == 0


def test_the_limits_are_the_callers() -> None:
    (reply,), _ = fetched(says(ok(b"hello")), limits=Limits(body=2))

    assert (reply.body, reply.cut) == (b"he", True)


def test_a_flood_of_headers_in_many_answers_stays_small() -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </" + b"a" * 900 + b">\r\n\r\n"

    def script(_: str) -> Iterable[bytes]:
        return itertools.repeat(early)

    reply = one(script)

    assert reply.failure is Failure.PROTOCOL
