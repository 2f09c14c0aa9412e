"""httpx over the guarded engine: the same guard, the same limits, httpx's own exceptions."""

import asyncio
import gzip
from collections.abc import Callable, Sequence
from typing import Any

import httpx
import pytest

from connect_watch import connects
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import REGISTRY, Limits
from marrowlint.verify.reply import Failure
from marrowlint.verify.transport import GuardedTransport, failure_of
from odd_servers import CLOSE, Script, Server, header_of, ok, says, serving, to

Call = Callable[[httpx.AsyncClient, str], Any]


def called(
    script: Script, call: Call, *, limits: Limits = REGISTRY
) -> tuple[httpx.Response, Server]:
    """Make one call through a client over the transport."""

    async def main() -> tuple[httpx.Response, Server]:
        async with serving(script) as server:
            transport = GuardedTransport(
                Policy(origins=(server.origin,)), limits=limits, contact="a@example.org"
            )
            async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
                return await call(client, server.origin), server

    return asyncio.run(main())


def get(client: httpx.AsyncClient, origin: str) -> Any:  # noqa: ANN401 - an awaitable response
    return client.get(f"{origin}/a", params={"q": "x y"}, headers={"X-Api-Key": "k"})


def test_a_get() -> None:
    response, server = called(says(ok(b'{"a": 1}', "Content-Type: application/json")), get)
    (head,) = server.heads

    assert response.json() == {"a": 1}
    assert response.headers["content-type"] == "application/json"
    assert head.split(" ")[1] in {"/a?q=x+y", "/a?q=x%20y"}
    assert header_of(head, "x-api-key") == "k"
    assert header_of(head, "accept-encoding") == "identity"
    assert header_of(head, "user-agent").endswith("(mailto:a@example.org)")
    assert head.lower().count("\r\nhost:") == 1


def test_a_post_sends_its_body() -> None:
    response, server = called(
        says(ok(b"done")), lambda client, origin: client.post(origin, data={"id": "1,2"})
    )

    assert response.text == "done"
    assert server.bodies == [b"id=1%2C2"]
    assert header_of(server.heads[0], "content-type") == "application/x-www-form-urlencoded"


def test_a_post_is_never_sent_twice() -> None:
    async def main() -> tuple[int, int]:
        async with serving(says(ok())) as server:
            transport = GuardedTransport(Policy(origins=(server.origin,)))
            async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
                await client.get(server.origin)
                server.script = says(CLOSE)
                with pytest.raises(httpx.RemoteProtocolError):
                    await client.post(server.origin, content=b"x")
            return len(server.heads), server.connections

    assert asyncio.run(main()) == (2, 2)


def test_an_encoded_body_is_undone_once_and_by_us() -> None:
    response, _ = called(says(ok(gzip.compress(b"hello"), "Content-Encoding: gzip")), get)

    assert response.content == b"hello"
    assert "content-encoding" not in response.headers


def test_a_large_body_comes_whole() -> None:
    body = b"x" * 3_000_000

    response, _ = called(says(ok(body)), get)

    assert response.content == body


def test_a_redirect_is_an_answer() -> None:
    response, server = called(says(to("http://10.0.0.1/")), get)

    assert response.status_code == 302
    assert len(server.heads) == 1


@pytest.mark.parametrize(
    ("script", "kind", "failure"),
    [
        (says(CLOSE), httpx.RemoteProtocolError, Failure.PROTOCOL),
        (says(b"nonsense\r\n\r\n"), httpx.RemoteProtocolError, Failure.PROTOCOL),
        (says(ok(b"x" * 101)), httpx.RemoteProtocolError, Failure.PROTOCOL),
        (says(ok(b"x", "Content-Encoding: br")), httpx.RemoteProtocolError, Failure.PROTOCOL),
        (says(9.0), httpx.ReadTimeout, Failure.TIMEOUT),
    ],
)
def test_what_fails_is_told_in_httpxs_words(
    script: Script, kind: type[httpx.TransportError], failure: Failure
) -> None:
    with pytest.raises(kind) as caught:
        called(script, get, limits=Limits(body=100, deadline=0.2))

    assert failure_of(caught.value) is failure
    assert caught.value.request.url.path == "/a"


async def private(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
    return ["10.0.0.1"]


@pytest.mark.parametrize(
    ("url", "kind", "failure"),
    [
        ("http://127.0.0.1/", httpx.UnsupportedProtocol, Failure.REFUSED),
        ("http://[::ffff:127.0.0.1]/", httpx.UnsupportedProtocol, Failure.REFUSED),
        ("http://2130706433/", httpx.UnsupportedProtocol, Failure.REFUSED),
        ("http://user:pw@www.example.org/", httpx.UnsupportedProtocol, Failure.REFUSED),
        ("http://www.example.org/", httpx.ConnectError, Failure.BLOCKED),
    ],
)
def test_the_guard_stands_before_httpx_too(
    url: str, kind: type[httpx.TransportError], failure: Failure
) -> None:
    async def main() -> None:
        transport = GuardedTransport(resolver=private)
        async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
            await client.get(url)

    with connects() as seen, pytest.raises(kind) as caught:
        asyncio.run(main())

    assert failure_of(caught.value) is failure
    assert seen == []


def test_a_failure_of_another_kind_has_no_kind_of_ours() -> None:
    assert failure_of(httpx.ReadError("x")) is Failure.PROTOCOL
