"""Snapshots of dead addresses: only the archive's own copy of the very address is believed."""

import asyncio
from collections.abc import Iterable, Sequence

import pytest

from marrowlint.verify.archive import archived
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from odd_servers import Script, Server, ok, says, serving, to

DEAD = "https://example.org/a/page?x=1"
NONE = ok(b"", status="404 Not Found")
BUSY = "429 Too Many Requests"


def asked(
    script: Script, *urls: str, gap: float = 0.0, slash: str = ""
) -> tuple[dict[str, str], Server]:
    """Return the snapshots that a server of its own tells of, its origin taken off."""

    async def main() -> tuple[dict[str, str], Server]:
        async with serving(script) as server:
            async with Fetcher(Policy(origins=(server.origin,))) as fetcher:
                urls_asked: Sequence[str] = urls or (DEAD,)
                found = await archived(urls_asked, fetcher, server.origin + slash, gap=gap)
            return {url: told.removeprefix(server.origin) for url, told in found.items()}, server

    return asyncio.run(main())


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_snapshot_is_where_the_archive_leads(status: int) -> None:
    found, server = asked(says(to(f"/web/20230102030405/{DEAD}", status)))

    assert found == {DEAD: f"/web/20230102030405/{DEAD}"}
    assert server.heads[0].startswith(f"GET /web/{DEAD} HTTP/1.1\r\n")


def test_none_is_none() -> None:
    found, server = asked(says(NONE))

    assert found == {}
    assert len(server.heads) == 1


@pytest.mark.parametrize(
    "place",
    [
        "/web/20230102030405/http://example.org:80/a/page?x=1",
        "/web/2023/https://www.example.org/a/page?x=1",
        "/web/20230102030405id_/https://EXAMPLE.org/a/page?x=1",
    ],
)
def test_the_address_may_be_spelt_another_way(place: str) -> None:
    found, _ = asked(says(to(place)))

    assert list(found) == [DEAD]


@pytest.mark.parametrize(
    "place",
    [
        f"https://evil.example/web/20230102030405/{DEAD}",
        f"//evil.example/web/20230102030405/{DEAD}",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://[::1",
        "",
        "/",
        "/web/",
        f"/web/today/{DEAD}",
        "/web/20230102030405/https://example.org/another",
        "/web/20230102030405/javascript:alert(1)",
        f"/web/20230102030405/{DEAD}/../../../save/x",
        "/web/20230102030405/https://example.org/a/page?x=1\x1b[31m",
    ],
)
def test_anything_else_is_not_believed(place: str) -> None:
    found, _ = asked(says(to(place)))

    assert found == {}


@pytest.mark.parametrize("status", ["500 Oh", "403 No", "200 OK", "503 Busy"])
def test_no_answer_is_no_snapshot(status: str) -> None:
    assert asked(says(ok(status=status)))[0] == {}


def test_an_archive_that_does_not_answer_is_left_alone() -> None:
    _, server = asked(says(ok(status="500 Oh")), *(f"{DEAD}{number}" for number in range(9)))

    assert len(server.heads) == 3


def test_a_rest_that_the_archive_wants_is_given_once() -> None:
    answers = [ok(b"", "Retry-After: 0", status=BUSY), to(f"/web/2023/{DEAD}")]
    answers[0] = ok(b"", "Retry-After: 1", status=BUSY)

    def script(_: str) -> Iterable[bytes]:
        return (answers.pop(0),)

    assert list(asked(script)[0]) == [DEAD]


def test_a_longer_rest_is_not_waited_for() -> None:
    _, server = asked(says(ok(b"", "Retry-After: 3600", status=BUSY)))

    assert len(server.heads) == 1


def test_calls_lie_apart_and_the_same_is_asked_once() -> None:
    times: list[float] = []

    def script(_: str) -> Iterable[bytes]:
        times.append(asyncio.get_running_loop().time())
        return (NONE,)

    asked(script, DEAD, f"{DEAD}2", DEAD, gap=0.1)

    assert len(times) == 2
    assert times[1] - times[0] >= 0.1


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://example.org/a#part", "/web/https://example.org/a"),
        ("https://example.org/ä b", "/web/https://example.org/%C3%A4%20b"),
        ("https://example.org/a\r\nX: y", "/web/https://example.org/a%0D%0AX:%20y"),
    ],
)
def test_the_address_is_sent_in_one_piece(url: str, sent: str) -> None:
    _, server = asked(says(NONE), url, slash="/")

    assert server.heads[0].split(" ")[1] == sent
