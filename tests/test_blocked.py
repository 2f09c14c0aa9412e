"""Addresses that may not be reached are not reached, by whichever way they come.

The addresses come from the hostile suite beside the repository. Connections are counted twice:
by a hook below ``socket.connect``, and by the server that none may come to.
"""

import asyncio
import re
import runpy
import socket
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_watch import connects
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure, Reply
from odd_servers import CLOSE, Server, ok, says, serving, to
from shared_data import shared

GOOD = "127.0.0.1"
"""Where the servers of these tests are; what is blocked is moved to another address."""
NAMED = {"localhost": "127.0.0.2", "metadata": "169.254.169.254", "kubernetes": "10.96.0.1"}


@cache
def rows(kind: str) -> tuple[str, ...]:
    script = shared("suites", "hostile", "gen_hostile.py")
    urls = runpy.run_path(str(script))["U"]
    return tuple(url for url, expected in urls if expected == kind)


def with_port(url: str, port: int) -> str:
    return re.sub(r"^(http://(?:\[[^\]]*\]|[^/:\[]*))/", rf"\1:{port}/", url)


def meant(url: str) -> str:
    """Return the address that the laxest reader sees in a blocked URL, none of it our server's."""
    host = unicodedata.normalize("NFKC", urlsplit(url).hostname or "").replace("。", ".")
    for name, address in NAMED.items():
        if host.startswith(name):
            return address
    if ":" in host:
        return host
    address = socket.inet_ntoa(socket.inet_aton(host))
    return "127.0.0.2" if address == GOOD else address


class Answers:
    """A resolver that gives one answer after another, and counts."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:  # noqa: ARG002 - its form
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


Way = Callable[[Server, Server], tuple[str, Policy, Answers]]


async def gone(way: Way) -> tuple[Reply, Server, Server, list[int]]:
    """Go one way, and return the reply, both servers, and the ports that were connected to."""
    async with serving(says(ok(), CLOSE)) as good, serving(says(ok())) as trap:
        url, policy, resolver = way(good, trap)
        with connects() as seen:
            async with Fetcher(policy, resolver=resolver) as fetcher:
                reply = await fetcher.get(url)
    return reply, good, trap, [address[1] for address in seen]


def open_policy(good: Server, trap: Server) -> Policy:
    """Return a policy under which only the address can be what stops a request."""
    ports = (80, 443, good.port, trap.port)
    return Policy(ports=ports, origins=(good.origin,), networks=(f"{GOOD}/32",))


def trap_policy(trap: Server) -> Policy:
    return Policy(ports=(80, 443, trap.port))


def test_both_kinds_are_all_there() -> None:
    assert len(rows("block")) == 37
    assert len(rows("badurl")) == 26


def test_no_blocked_address_is_reached_directly() -> None:
    for url in rows("block"):

        def way(_: Server, trap: Server, url: str = url) -> tuple[str, Policy, Answers]:
            return with_port(url, trap.port), trap_policy(trap), Answers([GOOD])

        reply, _, trap, ports = asyncio.run(gone(way))

        assert (reply.failure, reply.status) == (Failure.REFUSED, 0), url
        assert (ports, trap.connections) == ([], 0), url


def test_no_blocked_address_is_reached_by_redirect() -> None:
    for url in rows("block"):

        def way(good: Server, trap: Server, url: str = url) -> tuple[str, Policy, Answers]:
            good.script = says(to(with_port(url, trap.port)))
            ports = (80, 443, trap.port)
            return good.origin, Policy(ports=ports, origins=(good.origin,)), Answers([GOOD])

        reply, good, trap, ports = asyncio.run(gone(way))

        assert (reply.failure, reply.status) == (Failure.REDIRECTS, 302), url
        assert (ports, trap.connections) == ([good.port], 0), url


def test_no_blocked_address_is_reached_by_name() -> None:
    for url in rows("block"):
        resolver = Answers([meant(url)])

        def way(_: Server, trap: Server, it: Answers = resolver) -> tuple[str, Policy, Answers]:
            return f"http://www.example.org:{trap.port}/", trap_policy(trap), it

        reply, _, trap, ports = asyncio.run(gone(way))

        assert (reply.failure, reply.status) == (Failure.BLOCKED, 0), url
        assert (ports, trap.connections, len(resolver.asked)) == ([], 0, 1), url


def test_no_blocked_address_is_reached_by_redirect_to_a_name() -> None:
    for url in rows("block"):
        resolver = Answers([meant(url)])

        def way(good: Server, trap: Server, it: Answers = resolver) -> tuple[str, Policy, Answers]:
            good.script = says(to(f"http://www.example.org:{trap.port}/"))
            return good.origin, open_policy(good, trap), it

        reply, good, trap, ports = asyncio.run(gone(way))

        assert reply.failure is Failure.BLOCKED, url
        assert (ports, trap.connections) == ([good.port], 0), url


@pytest.mark.parametrize("order", [1, -1])
def test_no_mixed_answer_is_used(order: int) -> None:
    for url in rows("block"):
        resolver = Answers([GOOD, meant(url)][::order])

        def way(good: Server, trap: Server, it: Answers = resolver) -> tuple[str, Policy, Answers]:
            return f"http://www.example.org:{good.port}/", open_policy(good, trap), it

        reply, good, _, ports = asyncio.run(gone(way))

        assert reply.failure is Failure.BLOCKED, url
        assert (ports, good.connections) == ([], 0), url


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    async def main(address: str) -> None:
        resolver = Answers([GOOD], [address])
        async with serving(says(ok(), CLOSE)) as good:
            url = f"http://www.example.org:{good.port}/"
            policy = Policy(ports=(good.port,), networks=(f"{GOOD}/32",))
            with connects() as seen:
                async with Fetcher(policy, resolver=resolver) as fetcher:
                    replies = [await fetcher.get(url), await fetcher.get(url)]

        assert [reply.status for reply in replies] == [200, 200]
        assert seen == [(GOOD, good.port)] * 2
        assert len(resolver.asked) == 1

    for url in rows("block"):
        asyncio.run(main(meant(url)))


def test_a_name_that_is_looked_up_anew_is_checked_anew() -> None:
    async def main(address: str) -> None:
        resolver = Answers([GOOD], [address])
        async with serving(says(ok(), CLOSE)) as good:
            url = f"http://www.example.org:{good.port}/"
            policy = Policy(ports=(good.port,), networks=(f"{GOOD}/32",))
            with connects() as seen:
                limits = Limits(remembered=-1.0)
                async with Fetcher(policy, limits=limits, resolver=resolver) as fetcher:
                    replies = [await fetcher.get(url), await fetcher.get(url)]

        assert [reply.failure for reply in replies] == [None, Failure.BLOCKED]
        assert seen == [(GOOD, good.port)]
        assert len(resolver.asked) == 2

    for url in rows("block"):
        asyncio.run(main(meant(url)))


def asked(*urls: str) -> tuple[list[Reply], list[object], list[str]]:
    """Ask for each with a resolver that knows nothing but a public address."""

    async def main() -> list[Reply]:
        async with Fetcher(resolver=resolver) as fetcher:
            return [await fetcher.get(url, deadline=0.05) for url in urls]

    resolver = Answers([])
    with connects() as seen:
        replies = asyncio.run(main())
    return replies, seen, resolver.asked


def test_no_malformed_address_is_asked_for() -> None:
    replies, seen, names = asked(*rows("badurl"))

    assert {reply.failure for reply in replies} == {Failure.REFUSED}
    assert all(reply.why for reply in replies)
    assert (seen, names) == ([], [])


def test_no_malformed_address_is_asked_for_by_redirect() -> None:
    async def main(url: str) -> tuple[Reply, list[object], int]:
        place = "".join(f"%{ord(c):02X}" if c in "\r\n" else c for c in url)
        async with serving(says(to(place))) as good:
            with connects() as seen:
                async with Fetcher(Policy(origins=(good.origin,))) as fetcher:
                    return await fetcher.get(good.origin), seen, good.port

    for url in rows("badurl"):
        reply, seen, port = asyncio.run(main(url))

        # The longest is more than all headers may be.
        assert reply.failure in {Failure.REDIRECTS, Failure.PROTOCOL}, url
        assert seen == [(GOOD, port)], url


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_reply(text: str) -> None:
    (reply,), seen, _ = asked(text)

    assert reply.failure is not None
    assert reply.url == text
    assert seen == []


@given(st.text(alphabet="http:/\\@[]%.#?0123456789abcxn-٠①。ſßΣ \t\x00\ud800"))
@settings(max_examples=150, deadline=None)
def test_any_text_like_a_url_gets_a_reply(text: str) -> None:
    (reply,), seen, _ = asked(f"http://{text}")

    assert reply.failure is not None
    assert seen == []
