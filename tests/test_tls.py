"""TLS is held to the host name, whoever else lives at the same address."""

import asyncio
import ssl
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from marrowlint.verify.certificates import trust
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure, Reply
from odd_servers import CLOSE, Script, Server, header_of, ok, says, serving, to

DATA = Path(__file__).parent / "data" / "tls"
AUTHORITY = str(DATA / "authority.pem")
GOOD, EXPIRED = str(DATA / "good.pem"), str(DATA / "expired.pem")
LOOPBACK = ("127.0.0.0/8",)


async def here(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
    return ["127.0.0.1"]


def fetched(
    *hosts: str, certificate: str = GOOD, bundle: str = AUTHORITY, script: Script | None = None
) -> tuple[list[Reply], Server]:
    """Ask one TLS server for ``/`` of each host in turn."""

    async def main() -> tuple[list[Reply], Server]:
        async with serving(script or says(ok()), certificate=certificate) as server:
            policy = Policy(ports=(server.port,), networks=LOOPBACK)
            async with Fetcher(policy, resolver=here, ca_bundle=bundle) as fetcher:
                urls = [f"https://{host}:{server.port}/" for host in hosts]
                return [await fetcher.get(url) for url in urls], server

    return asyncio.run(main())


def test_a_host_with_its_own_certificate() -> None:
    replies, server = fetched("good.example.org", "good.example.org", "www.good.example.org")

    assert [reply.status for reply in replies] == [200, 200, 200]
    assert server.connections == 2
    assert header_of(server.heads[0], "host") == f"good.example.org:{server.port}"


def test_another_host_on_the_same_address_is_held_to_its_own_name() -> None:
    replies, server = fetched("good.example.org", "other.example.org", "good.example.org")

    assert [reply.failure for reply in replies] == [None, Failure.TLS, None]
    assert replies[1].why == "its certificate is for another host"
    assert len(server.heads) == 2


def test_an_expired_certificate() -> None:
    (reply,), _ = fetched("good.example.org", certificate=EXPIRED)

    assert (reply.failure, reply.why) == (Failure.TLS, "its certificate has expired")


def test_an_authority_that_is_not_trusted() -> None:
    (reply,), _ = fetched("good.example.org", bundle="")

    assert reply.failure is Failure.TLS
    assert reply.why == "its certificate comes from an authority that is not trusted"


def raw(talk: Callable[[asyncio.StreamWriter], None], limits: Limits | None = None) -> Reply:
    """Ask a server that says something of its own as soon as it is connected to."""

    async def main() -> Reply:
        held: list[asyncio.StreamWriter] = []

        def take(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            held.append(writer)
            talk(writer)

        server = await asyncio.start_server(take, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        policy = Policy(ports=(port,), networks=LOOPBACK)
        async with Fetcher(policy, limits=limits, resolver=here, ca_bundle=AUTHORITY) as fetcher:
            reply = await fetcher.get(f"https://good.example.org:{port}/", deadline=0.3)
        for writer in held:
            writer.close()
        server.close()
        await server.wait_closed()
        return reply

    return asyncio.run(main())


def test_a_server_that_speaks_no_tls() -> None:
    reply = raw(lambda writer: writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n"))

    assert (reply.failure, reply.why) == (Failure.TLS, "no secure connection could be made")


def test_a_server_that_breaks_the_handshake_off() -> None:
    reply = raw(lambda writer: writer.close())

    assert reply.failure is Failure.CONNECT


def test_a_handshake_that_never_ends_is_given_up() -> None:
    whole, connecting = raw(lambda _: None), raw(lambda _: None, Limits(connect=0.05))

    assert (whole.failure, connecting.failure) == (Failure.TIMEOUT, Failure.TIMEOUT)
    assert connecting.why == "it takes too long to connect"


def test_a_body_that_ends_with_the_connection() -> None:
    (reply,), _ = fetched(
        "good.example.org", script=says(b"HTTP/1.1 200 OK\r\n\r\nhello", 0.01, CLOSE)
    )

    assert (reply.status, reply.body) == (200, b"hello")


def test_a_redirect_from_https_to_http_is_not_followed() -> None:
    async def main() -> tuple[Reply, int]:
        async with (
            serving(says(ok())) as plain,
            serving(says(to(f"http://a.example.org:{plain.port}/")), certificate=GOOD) as secure,
        ):
            policy = Policy(ports=(plain.port, secure.port), networks=LOOPBACK)
            async with Fetcher(policy, resolver=here, ca_bundle=AUTHORITY) as fetcher:
                reply = await fetcher.get(f"https://good.example.org:{secure.port}/")
            return reply, plain.connections

    reply, connections = asyncio.run(main())

    assert (reply.failure, reply.status) == (Failure.REDIRECTS, 302)
    assert reply.why == "it redirects from https to http"
    assert connections == 0


def test_a_redirect_from_http_to_https_is_followed() -> None:
    async def main() -> Reply:
        async with (
            serving(says(ok()), certificate=GOOD) as secure,
            serving(says(to(f"https://good.example.org:{secure.port}/"))) as plain,
        ):
            policy = Policy(ports=(plain.port, secure.port), networks=LOOPBACK)
            async with Fetcher(policy, resolver=here, ca_bundle=AUTHORITY) as fetcher:
                return await fetcher.get(f"http://good.example.org:{plain.port}/")

    reply = asyncio.run(main())

    assert (reply.status, len(reply.hops)) == (200, 1)


@pytest.mark.parametrize("name", ["missing.pem", "README.md"])
def test_a_bundle_that_cannot_be_read_is_told_at_once(name: str) -> None:
    with pytest.raises(OSError, match=r".+"):
        Fetcher(ca_bundle=str(DATA / name))


def test_certificates_and_names_are_always_checked() -> None:
    for context in (trust(), trust(AUTHORITY)):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
