"""A tree made to break us: every file is answered for, and nothing in it is obeyed.

The tree comes from a generator beside the repository, whose manifest says of each row what is
expected: ``ok`` linted as usual, ``refuse`` and ``diag`` a finding on that file, ``skip`` not
opened. Rows on addresses wait for the step that asks networks.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from shared_data import shared

FORMATS = ("text", "json", "sarif", "github")
PARTS = ("yaml", "bytes", "text", "names", "urls", "links")
"""All of the tree but ``md``, which takes most of the time."""
MUST_TELL = frozenset({"refuse", "diag"})
READING = frozenset({"file-unreadable", "front-matter-invalid"})
CANARY = "CANARY"
FOR_PEOPLE = {"json": {"message", "help", "reason"}, "sarif": {"text", "markdown"}}
"""Keys of the values that are shown as they are."""
LONGEST = 60
"""Seconds for the whole tree."""
RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*::(?!error |warning |notice )|##(vso)?\[|##teamcity\[", re.MULTILINE)
"""What a CI service would obey, but for the annotations that we mean."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run gave."""

    code: int
    out: str
    err: str
    seconds: float


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = shared("suites", "hostile", "gen_hostile.py")
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, str(script), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def rows(hostile: Path) -> list[dict[str, str]]:
    manifest: list[dict[str, str]] = json.loads((hostile / "manifest.json").read_text("utf-8"))
    return manifest


@pytest.fixture(scope="module")
def runs(hostile: Path) -> dict[str, Ran]:
    """All but ``md``, in each format."""
    return {
        form: check(hostile, *(f"tree/{part}" for part in PARTS), form=form) for form in FORMATS
    }


@pytest.fixture(scope="module")
def found(runs: dict[str, Ran]) -> dict[str, set[str]]:
    return rules_by_path(runs["json"].out)


@pytest.mark.parametrize("form", FORMATS)
def test_the_run_ends_as_it_should(runs: dict[str, Ran], form: str) -> None:
    assert runs[form].code in {1, 2}
    assert "Traceback" not in runs[form].out + runs[form].err
    assert runs[form].seconds < LONGEST


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_from_outside_the_tree_is_shown(runs: dict[str, Ran], form: str) -> None:
    assert CANARY not in runs[form].out + runs[form].err


@pytest.mark.parametrize("form", FORMATS)
def test_output_is_inert(runs: dict[str, Ran], form: str) -> None:
    shown = runs[form].out + runs[form].err

    assert RAW.findall(shown) == []
    assert form in {"json", "sarif"} or COMMAND.findall(shown) == []


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_messages_inside_json_are_inert(runs: dict[str, Ran], form: str) -> None:
    # Words and paths are there as they are, escaped; what is for people must be inert once read.
    told = [
        value for key, value in strings(json.loads(runs[form].out), "") if key in FOR_PEOPLE[form]
    ]

    assert told
    assert [value for value in told if RAW.search(value) or COMMAND.search(value)] == []


def test_no_step_crashes(runs: dict[str, Ran]) -> None:
    assert json.loads(runs["json"].out)["faults"] == []


def test_each_file_that_must_be_told_of_is(
    rows: list[dict[str, str]], found: dict[str, set[str]]
) -> None:
    silent = [
        row["id"]
        for row in rows
        if row["cls"] in {"yaml", "bytes"}
        and row["expect"] in MUST_TELL
        and not found.get(f"tree/{row['file']}")
    ]

    assert silent == []


@pytest.mark.parametrize("expect", ["refuse", "diag"])
def test_bytes_and_front_matter_beyond_reading_are_said_to_be(
    rows: list[dict[str, str]], found: dict[str, set[str]], expect: str
) -> None:
    # Numbers and dates that YAML 1.2 takes for text, and a key that stands twice, are read.
    read = {"sexagesimal", "month13", "feb30", "hour25", "dup_key"}
    missed = [
        row["id"]
        for row in rows
        if row["cls"] in {"yaml", "bytes"}
        and row["expect"] == expect
        and row["id"] not in read
        and not found[f"tree/{row['file']}"] & READING
    ]

    assert missed == []


def test_what_is_no_fault_is_read(rows: list[dict[str, str]], found: dict[str, set[str]]) -> None:
    refused = [
        row["id"]
        for row in rows
        if row["cls"] in {"yaml", "bytes"}
        and row["expect"] == "ok"
        and found.get(f"tree/{row['file']}", set()) & READING
    ]

    assert refused == []


def test_every_file_name_is_answered_for(hostile: Path, runs: dict[str, Ran]) -> None:
    names = os.listdir(os.fsencode(hostile / "tree" / "names"))  # noqa: PTH208 - bytes, not text

    pages = json.loads(runs["json"].out)["pages"]
    assert len([page for page in pages if page["path"].startswith("tree/names/")]) == len(names)


def test_links_are_not_followed_out(
    rows: list[dict[str, str]], runs: dict[str, Ran], found: dict[str, set[str]]
) -> None:
    skipped = {row["id"] for row in rows if row["cls"] == "symlink" and row["expect"] == "skip"}

    told = {name for name in skipped if f"tree/links/{name} was not read" in runs["json"].err}
    assert told == skipped
    shown = {path for path in found if path.startswith("tree/links/")}
    assert shown <= {"tree/links/inroot.md"}


def test_a_link_out_that_is_named_is_not_followed(hostile: Path) -> None:
    ran = check(hostile, "tree/links/up.md", "tree/links/zero.md", form="text")

    assert ran.code == 2
    assert CANARY not in ran.out


@pytest.mark.slow
def test_the_whole_tree(hostile: Path, rows: list[dict[str, str]]) -> None:
    ran = check(hostile, "tree", form="json")

    report = json.loads(ran.out)
    paths = {page["path"] for page in report["pages"]}
    assert ran.code in {1, 2}
    assert "Traceback" not in ran.err
    assert report["faults"] == []
    assert CANARY not in ran.out + ran.err
    assert RAW.findall(ran.out) == []
    assert {f"tree/{row['file']}" for row in rows if row["cls"] == "markdown"} - paths == set()
    assert ran.seconds < LONGEST


def check(folder: Path, *paths: str, form: str) -> Ran:
    command = [sys.executable, "-m", "marrowlint", "check", "--no-config", "--format", form]
    kept = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    start = time.perf_counter()
    done = subprocess.run(
        [*command, *paths],
        cwd=folder,
        env=kept,
        capture_output=True,
        timeout=2 * LONGEST,
        check=False,
    )
    seconds = time.perf_counter() - start
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), seconds)


def rules_by_path(written: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in json.loads(written)["findings"]:
        found.setdefault(finding["path"], set()).add(finding["rule"])
    return found


def strings(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Yield each text below ``value`` with the key it stands at."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "snippet":  # of a SARIF region: the file's own words
                yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
