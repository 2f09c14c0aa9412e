"""Reaching addresses: two answers before "dead", one request for one page, nobody pressed."""

import asyncio
import socket
import time
from collections.abc import Iterable, Mapping, Sequence

import pytest

from marrowlint.facts import Verdict
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.lanes import Manners
from marrowlint.verify.limits import Limits
from marrowlint.verify.progress import Progress
from marrowlint.verify.reach import Known, Reached, reach
from odd_servers import CLOSE, End, Script, Server, by_path, header_of, ok, says, serving, to

ALIVE, DEAD, UNKNOWN = Verdict.ALIVE, Verdict.DEAD, Verdict.UNKNOWN
QUICK = Manners(per_second=0, again_after=0, longest_wait=0.2, control="")
GONE = ok(b"", status="404 Not Found")
BUSY = "429 Too Many Requests"
NOBODY = socket.gaierror(socket.EAI_NONAME, "no such name")


async def nobody(_host: str, _port: int) -> Sequence[str]:
    raise NOBODY


def reached(
    script: Script,
    *paths: str,
    manners: Manners = QUICK,
    known: Mapping[str, Known] | None = None,
    progress: Progress | None = None,
) -> tuple[dict[str, Reached], Server]:
    """Return what is found of each path of a server of its own, by path."""

    async def main() -> tuple[dict[str, Reached], Server]:
        async with serving(script) as server:
            policy, limits = Policy(origins=(server.origin,)), Limits(deadline=1.0)
            seen = {_at(server, path): each for path, each in (known or {}).items()}
            async with Fetcher(policy, limits=limits, resolver=nobody) as fetcher:
                urls = [_at(server, path) for path in paths or ("/page",)]
                found = await reach(urls, fetcher, manners, known=seen, progress=progress)
            return {url.removeprefix(server.origin): found[url] for url in found}, server

    return asyncio.run(main())


def _at(server: Server, path: str) -> str:
    return server.origin + path if path.startswith("/") else path


def one(script: Script, manners: Manners = QUICK) -> Reached:
    found, _ = reached(script, manners=manners)
    return found["/page"]


def in_turn(*answers: bytes | End) -> Script:
    """Return a script that gives each answer once, and the last one for ever."""
    left = list(answers)

    def script(_: str) -> Iterable[bytes | End]:
        return (left.pop(0) if len(left) > 1 else left[0],)

    return script


def test_a_page_is_alive_and_tells_what_it_knows() -> None:
    page = ok(
        b'<title>T</title><meta name="citation_doi" content="10.1000/ABC">',
        'ETag: "v1"',
        "Last-Modified: Mon, 23 Nov 2026 10:00:00 GMT",
    )

    found = one(says(page))

    assert found.verdict is ALIVE
    assert (found.http_status, found.doi, found.etag) == (200, "10.1000/abc", '"v1"')
    assert found.last_modified == "Mon, 23 Nov 2026 10:00:00 GMT"


def test_gone_is_dead_after_two_requests_some_time_apart() -> None:
    times: list[float] = []

    def script(_: str) -> Iterable[bytes]:
        times.append(time.monotonic())
        return (GONE,)

    found = one(script, manners=Manners(again_after=0.3, control=""))

    assert (found.verdict, found.http_status) == (DEAD, 404)
    assert len(times) == 2
    assert times[1] - times[0] >= 0.3


def test_two_seconds_lie_between_the_two_unless_said_otherwise() -> None:
    assert Manners().again_after >= 2


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ((GONE, GONE), DEAD),
        ((GONE, ok()), ALIVE),
        ((GONE, ok(status="503 Busy")), UNKNOWN),
        ((ok(status="503 Busy"), GONE), UNKNOWN),
        ((ok(status="500 Oh"), ok()), ALIVE),
        ((CLOSE, ok()), ALIVE),
        ((CLOSE, CLOSE), UNKNOWN),
        ((to("/"), ok(), to("/"), ok()), DEAD),
        ((to("/"), ok(), ok()), ALIVE),
    ],
)
def test_two_answers_are_weighed(answers: tuple[bytes | End, ...], verdict: Verdict) -> None:
    assert one(in_turn(*answers)).verdict is verdict


def test_answers_that_differ_are_both_told() -> None:
    found = one(in_turn(GONE, ok(status="403 No")))

    assert found.reason == "404: not found; then 403: the server refuses us; many refuse programs"


def test_what_answers_well_is_asked_once() -> None:
    _, server = reached(says(ok()))

    assert len(server.heads) == 1


@pytest.mark.parametrize("status", ["403 No", "401 Who", "451 Law", "999 Go"])
def test_what_refuses_is_not_pressed(status: str) -> None:
    found, server = reached(says(ok(status=status)))

    assert found["/page"].verdict is UNKNOWN
    assert len(server.heads) == 1


def test_a_rest_that_is_asked_for_is_given_once() -> None:
    start = time.monotonic()
    busy = ok(b"", "Retry-After: 1", status=BUSY)

    found, server = reached(says(busy), manners=Manners(again_after=0, control=""))

    assert found["/page"].verdict is UNKNOWN
    assert len(server.heads) == 2
    assert 1 <= time.monotonic() - start < 2


@pytest.mark.parametrize("value", ["99999999999999999999", "61", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_who_wants_a_longer_rest_is_left_alone(value: str) -> None:
    found, server = reached(says(ok(b"", f"Retry-After: {value}", status=BUSY)))

    assert found["/page"].verdict is UNKNOWN
    assert len(server.heads) == 1


@pytest.mark.parametrize("value", ["-1", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "1e9", "\u00b2"])
def test_nonsense_about_resting_is_ignored(value: str) -> None:
    script = in_turn(ok(b"", f"Retry-After: {value}", status=BUSY), ok())

    assert one(script).verdict is ALIVE


def test_a_date_to_rest_until_is_read_by_the_clock_of_the_server() -> None:
    busy = ok(
        b"",
        "Date: Thu, 01 Jan 2099 00:00:00 GMT",
        "Retry-After: Thu, 01 Jan 2099 00:00:00 GMT",
        status=BUSY,
    )

    assert one(in_turn(busy, ok())).verdict is ALIVE


def test_gone_with_a_rest_is_still_asked_twice() -> None:
    gone = ok(b"", "Retry-After: 86400", status="404 Not Found")

    found, server = reached(says(gone))

    assert found["/page"].verdict is DEAD
    assert len(server.heads) == 2


def test_the_same_page_is_asked_for_once() -> None:
    paths = ("/page", "/page#part", "/./page", "/page#other", "/page")

    found, server = reached(says(ok()), *paths)

    assert set(found) == set(paths)
    assert {each.verdict for each in found.values()} == {ALIVE}
    assert len(server.heads) == 1


def test_the_order_of_addresses_changes_nothing() -> None:
    script = by_path(a=ok(), b=GONE, c=to("/"), d=ok(status="403 No"))
    paths = ["/a", "/b", "/c", "/d", "/e", "not an address"]

    forth, _ = reached(script, *paths)
    back, _ = reached(script, *reversed(paths))

    assert list(forth) == list(back)
    for path in paths:
        assert forth[path].verdict is back[path].verdict
        assert forth[path].reason == back[path].reason


@pytest.mark.parametrize(
    "url", ["", "x", "http://", "http://[::1", "ftp://example.org/", "http://10.0.0.1/", "\ud800"]
)
def test_any_text_has_a_verdict(url: str) -> None:
    found, server = reached(says(ok()), url)

    assert found[url].verdict is UNKNOWN
    assert found[url].reason.startswith("not fetched: ")
    assert server.connections == 0


def test_what_may_not_be_asked_takes_no_time() -> None:
    urls = [f"http://10.0.0.1/{number}" for number in range(40)]
    start = time.monotonic()

    found, server = reached(
        says(ok()), *urls, *(f"mailto:{n}" for n in range(40)), manners=Manners()
    )

    assert {each.verdict for each in found.values()} == {UNKNOWN}
    assert time.monotonic() - start < 1
    assert server.connections == 0


def test_a_host_that_does_not_exist_is_dead() -> None:
    found, _ = reached(says(ok()), "/page", "https://gone.example.org/x")

    assert found["https://gone.example.org/x"] == Reached(DEAD, "the name does not exist")


def test_without_any_network_no_host_is_dead() -> None:
    manners = Manners(again_after=0, control="https://doi.example.org/")

    found, _ = reached(says(ok()), "https://gone.example.org/x", manners=manners)

    assert found["https://gone.example.org/x"].verdict is UNKNOWN


def test_a_control_that_answers_makes_dead_hosts_believed() -> None:
    async def main() -> Reached:
        async with serving(says(ok())) as server:
            manners = Manners(again_after=0, control=f"{server.origin}/control")
            async with Fetcher(Policy(origins=(server.origin,)), resolver=nobody) as fetcher:
                url = "https://gone.example.org/x"
                return (await reach([url], fetcher, manners))[url]

    assert asyncio.run(main()).verdict is DEAD


def test_what_was_seen_before_is_asked_for_by_what_was_seen() -> None:
    def script(head: str) -> Iterable[bytes]:
        same = header_of(head, "if-none-match") == '"v1"'
        return (ok(b"", status="304 Not Modified") if same else ok(),)

    known = {"/page": Known('"v1"', "Mon, 23 Nov 2026 10:00:00 GMT")}
    found, server = reached(script, known=known)

    assert found["/page"].verdict is ALIVE
    assert (found["/page"].http_status, found["/page"].etag) == (304, '"v1"')
    since = header_of(server.heads[0], "if-modified-since")
    assert since == "Mon, 23 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize("etag", ["a\r\nX-Evil: 1", "\x00", "é", "x" * 300])
def test_what_cannot_be_sent_back_is_not(etag: str) -> None:
    found, server = reached(says(ok()), known={"/page": Known(etag)})

    assert found["/page"].verdict is ALIVE
    assert header_of(server.heads[0], "if-none-match") == ""
    assert "evil" not in server.heads[0].lower()


def test_a_run_asks_no_more_than_it_may_and_every_host_before_any_twice() -> None:
    manners = Manners(per_second=0, addresses=2, control="", again_after=0)
    urls = ("/a", "/b", "/c", "https://gone.example.org/x")

    found, server = reached(says(ok()), *urls, manners=manners)

    assert len(server.heads) == 1
    assert found["https://gone.example.org/x"].verdict is DEAD
    assert found["/b"].reason == "not fetched: the run asks only a set number of addresses"


def test_the_time_of_a_run_ends_it() -> None:
    manners = Manners(seconds=0.1, control="")

    found, _ = reached(says(0.5, ok()), "/a", "/b", manners=manners)

    assert {each.reason for each in found.values()} == {
        "not fetched: the time for this run was over"
    }


class Heard:
    def __init__(self) -> None:
        self.told_of: list[tuple[str, int, int]] = []

    def told(self, stage: str, done: int, total: int) -> None:
        self.told_of.append((stage, done, total))


def test_progress_is_told() -> None:
    heard = Heard()

    reached(by_path(a=ok()), "/a", "/b", progress=heard)

    assert heard.told_of == [("addresses", 0, 2), ("addresses", 1, 2), ("addresses", 2, 2)]


def test_a_run_that_is_cancelled_closes_everything() -> None:
    async def main() -> tuple[int, int]:
        async with serving(says(9.0)) as server:
            policy = Policy(origins=(server.origin,))
            async with Fetcher(policy) as fetcher:
                urls = [f"{server.origin}/{number}" for number in range(20)]
                task = asyncio.create_task(reach(urls, fetcher, Manners(per_host=20)))
                await asyncio.sleep(0.2)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
            await server.close()
            return len(asyncio.all_tasks()), server.connections

    left, connections = asyncio.run(main())

    assert left == 1
    assert connections >= 1
