"""The benchmark of links: its page, its server, and that a peer must have done its work."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import links, links_ours, links_page, links_server, measure, npm_peers
from benchmarks.peers import Peer
from marrowlint.facts import Verdict


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with links_server.ours() as port:
        yield port


def test_addresses_are_distinct_and_spread_over_the_hosts() -> None:
    urls = list(links_page.addresses(1000, 200, 8080))

    assert len(set(urls)) == 1000
    assert len({url.split("/")[2] for url in urls}) == 200
    assert sum("/gone/" in url for url in urls) == 20
    assert sum("/moved/" in url for url in urls) == 40


def test_a_page_gives_back_its_links(tmp_path: Path) -> None:
    urls = list(links_page.addresses(100, 3, 8080))
    links_page.write(tmp_path / "page.md", urls)

    assert links_page.read(tmp_path / "page.md") == urls


@pytest.mark.skipif(sys.platform == "darwin", reason="it has 127.0.0.1 alone")
@pytest.mark.parametrize("hosts", [1, 50])
def test_ours_finds_what_is_right(tmp_path: Path, port: int, hosts: int) -> None:
    links_page.write(tmp_path / "page.md", links_page.addresses(200, hosts, port))

    assert asyncio.run(links_ours.check(tmp_path / "page.md", port, 8)) == 0


def test_what_is_gone_is_dead() -> None:
    assert links_page.right("http://127.0.0.1:80/gone/0") is Verdict.DEAD
    assert links_page.right("http://127.0.0.1:80/moved/1") is Verdict.ALIVE


def test_a_peer_that_does_not_find_dead_links_is_left_out(tmp_path: Path) -> None:
    peer = links.sound(Peer("lychee", "lychee", Path(sys.executable)), tmp_path, 1)

    assert peer.program is None
    assert peer.reason == "it does not find the links that are dead"


def test_a_peer_that_is_missing_stays_so_with_its_reason(tmp_path: Path) -> None:
    missing = Peer("linkinator", "linkinator", None, "there is no Node.js")

    assert links.sound(missing, tmp_path, 1) == missing


def test_lychee_as_it_comes_is_not_run_against_one_host() -> None:
    found = [Peer("lychee", "lychee", Path("lychee"))]

    alone = links.commands(Path("page.md"), 1, found, alone=True)
    spread = links.commands(Path("page.md"), 1, found, alone=False)

    assert list(alone) == ["marrowlint", "lychee, tuned"]
    assert list(spread) == ["marrowlint", "lychee, tuned", "lychee, as it comes"]


def test_without_node_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert npm_peers.find("linkinator").reason == "there is no Node.js"


def test_a_checker_that_found_broken_links_did_its_work(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit(2)"]

    assert measure.run(command, tmp_path, measure.LINKS_DONE).wall > 0
