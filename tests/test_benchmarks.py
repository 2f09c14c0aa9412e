"""The benchmarks: their pages stay the same, their figures are taken rightly."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from benchmarks import measure, pages, startup, throughput
from benchmarks.peers import Peer
from benchmarks.show import Row, as_json, as_text
from marrowlint.run import check
from marrowlint.settings import Options

MISSING = Peer("rumdl", "rumdl==1", None, "no registry")
FOUND = Peer("proselint", "proselint==1", Path("proselint"))
ROWS = [Row("one", {"cpu_ms": 1.5, "ratio": 1.0}), Row("two", {"cpu_ms": 3.0, "ratio": 2.0})]


def test_a_page_is_the_same_each_time() -> None:
    digest = hashlib.sha256("".join(map(pages.page, range(3))).encode()).hexdigest()

    assert digest[:16] == "221a880a417a7b29"


def test_pages_have_the_size_they_are_said_to_have(tmp_path: Path) -> None:
    written = pages.write(tmp_path, 20)

    sizes = [path.stat().st_size for path in written]
    assert 10_500 < sum(sizes) / len(sizes) < 11_500


def test_pages_are_whole_pages(tmp_path: Path) -> None:
    report = check(pages.write(tmp_path, 3), Options(no_config=True))

    broken = {"file-unreadable", "front-matter-invalid", "schema-violation", "section-missing"}
    assert {finding.rule for finding in report.findings} & broken == set()
    assert all(page.cited > 20 and page.sources == 5 for page in report.pages)


def test_a_run_costs_something(tmp_path: Path) -> None:
    cost = measure.run([sys.executable, "-c", "pass"], tmp_path)

    assert cost.cpu > 0
    assert cost.wall > 0
    assert cost.rss > 0


def test_a_run_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        measure.run([sys.executable, "-c", "raise SystemExit(2)"], tmp_path)


def test_commands_run_in_turn(tmp_path: Path) -> None:
    log = tmp_path / "log"
    commands = {
        name: [sys.executable, "-c", f"open({str(log)!r}, 'a').write({name!r})"] for name in "ab"
    }

    costs = measure.alternate(commands, tmp_path, 2)

    assert log.read_text() == "ababab"
    assert list(costs) == ["a", "b"]


def test_a_peer_that_is_missing_is_left_out() -> None:
    peers = [MISSING, FOUND]

    assert list(throughput.commands(peers)) == ["marrowlint", "proselint"]
    assert not any("rumdl" in name for name in startup.commands("page.md", peers))


def test_text_is_a_table_and_says_what_is_missing() -> None:
    shown = as_text("Title", ROWS, {"rumdl==1": "no registry"}).splitlines()

    assert shown[0].startswith("Title; marrowlint ")
    assert shown[2:6] == [
        "| run | cpu ms | ratio |",
        "|---|---:|---:|",
        "| one | 1.5 | 1.0 |",
        "| two | 3.0 | 2.0 |",
    ]
    assert shown[-1] == "rumdl==1 was not measured: no registry"


def test_json_holds_the_same() -> None:
    shown = json.loads(as_json("Title", ROWS, {"rumdl==1": "no registry"}))

    assert shown["rows"][1] == {"name": "two", "cpu_ms": 3.0, "ratio": 2.0}
    assert shown["missing"] == {"rumdl==1": "no registry"}
