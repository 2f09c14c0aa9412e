"""Names are looked up once, within a time, and what does not exist is told from what fails."""

import asyncio
import socket
import time
from collections.abc import Sequence

import pytest

from marrowlint.verify.failed import FailedError
from marrowlint.verify.guard import Policy
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure
from marrowlint.verify.resolve import Names, Resolver, SystemResolver
from marrowlint.verify.target import target_of

PAGE = target_of("http://www.example.org/")
PUBLIC = "93.184.215.14"


def looked_up(
    resolver: Resolver, *, times: int = 1, limits: Limits | None = None
) -> tuple[str, ...] | Failure:
    """Look the page's name up at once as often as is said; return what came the last time."""

    async def main() -> tuple[str, ...] | Failure:
        names = Names(Policy(), limits or Limits(), resolver)
        try:
            return (await asyncio.gather(*(names.addresses(PAGE) for _ in range(times))))[-1]
        except FailedError as error:
            return error.failure
        finally:
            await names.aclose()

    return asyncio.run(main())


def raises(error: Exception) -> Resolver:
    async def resolver(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
        raise error

    return resolver


def test_who_asks_at_the_same_time_shares_one_look_up() -> None:
    asked: list[tuple[str, int]] = []

    async def resolver(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        await asyncio.sleep(0.01)
        return [PUBLIC, "2606:4700::1", PUBLIC]

    assert looked_up(resolver, times=100) == (PUBLIC, "2606:4700::1")
    assert asked == [("www.example.org", 80)]


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), Failure.NO_HOST),
        (socket.gaierror(socket.EAI_AGAIN, "x"), Failure.DNS),
        (socket.gaierror(socket.EAI_FAIL, "x"), Failure.DNS),
        (OSError("x"), Failure.DNS),
        (UnicodeError("x"), Failure.DNS),
    ],
)
def test_a_name_that_is_gone_is_told_from_one_that_cannot_be_asked(
    error: Exception, failure: Failure
) -> None:
    assert looked_up(raises(error)) is failure


def test_a_name_without_an_address_is_no_proof_of_anything() -> None:
    async def resolver(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
        return []

    assert looked_up(resolver) is Failure.DNS


def test_a_look_up_has_a_deadline() -> None:
    async def resolver(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
        await asyncio.sleep(60)
        return [PUBLIC]

    assert looked_up(resolver, limits=Limits(lookup=0.05)) is Failure.DNS


def test_one_who_gives_up_does_not_spoil_it_for_another() -> None:
    async def resolver(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
        await asyncio.sleep(0.05)
        return [PUBLIC]

    async def main() -> tuple[str, ...]:
        names = Names(Policy(), Limits(), resolver)
        first = asyncio.create_task(names.addresses(PAGE))
        second = asyncio.create_task(names.addresses(PAGE))
        await asyncio.sleep(0.01)
        first.cancel()
        return await second

    assert asyncio.run(main()) == (PUBLIC,)


def test_failures_are_asked_about_again() -> None:
    answers: list[Sequence[str]] = [[], [PUBLIC]]

    async def resolver(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's form
        return answers.pop(0)

    async def main() -> tuple[str, ...]:
        names = Names(Policy(), Limits(), resolver)
        with pytest.raises(FailedError):
            await names.addresses(PAGE)
        return await names.addresses(PAGE)

    assert asyncio.run(main()) == (PUBLIC,)


def test_the_system_is_asked_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        time.sleep(0.05)
        return [(None, None, None, "", (f"addr-of-{host}", port))]

    async def main() -> tuple[list[Sequence[str]], float]:
        resolver = SystemResolver(at_once=8)
        loop = asyncio.get_running_loop()
        start = loop.time()
        found = await asyncio.gather(*(resolver(f"h{number}", 80) for number in range(16)))
        return list(found), loop.time() - start

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    found, seconds = asyncio.run(main())

    assert found == [[f"addr-of-h{number}"] for number in range(16)]
    assert 0.09 < seconds < 0.7


def test_a_system_that_never_answers_does_not_hold_the_end_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(4.0) or [])
    start = time.monotonic()

    assert looked_up(SystemResolver(), limits=Limits(lookup=0.05)) is Failure.DNS
    assert time.monotonic() - start < 2


def test_the_systems_error_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "x")

    monkeypatch.setattr(socket, "getaddrinfo", gone)

    assert looked_up(SystemResolver()) is Failure.NO_HOST
