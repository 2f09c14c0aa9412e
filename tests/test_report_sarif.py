import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace

from marrowlint.finding import Edit, Note, Repair, Suppressed
from marrowlint.report import sarif
from marrowlint.report.sarif import render, uri
from marrowlint.text import Span
from sample_report import CLEAN, EMPTY, GOLDEN, HYPE, PAGE, SAMPLE, place_of

SCHEMA = Path(__file__).parents[1].parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"
BARE = replace(HYPE, rule="not-listed", message="", help="", why="", fingerprint="", line_hash="")


def run_of(text: str) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(text)["runs"][0]
    return run


def strings(value: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return [each for inner in value.values() for each in strings(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in strings(inner)]
    return [value] if isinstance(value, str) else []


def test_the_sample_looks_as_it_should() -> None:
    assert render(SAMPLE) == (GOLDEN / "report.sarif").read_text("utf-8")


@pytest.mark.skipif(
    not SCHEMA.exists() and "CI" not in os.environ, reason="the SARIF schema is not at hand"
)
def test_every_report_follows_the_schema_of_the_standard() -> None:
    validator = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))

    errors = [
        error.message
        for report in (SAMPLE, CLEAN, EMPTY, replace(SAMPLE, findings=(BARE,)))
        for error in validator.iter_errors(json.loads(render(report)))
    ]

    assert errors == []


def test_no_string_is_empty() -> None:
    got = strings(json.loads(render(replace(SAMPLE, findings=(*SAMPLE.findings, BARE)))))

    assert "" not in got


def test_every_result_names_its_rule_by_number() -> None:
    run = run_of(render(replace(SAMPLE, findings=(*SAMPLE.findings, BARE))))

    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[each["ruleIndex"]] for each in run["results"]] == [
        each["ruleId"] for each in run["results"]
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a/b.md", "a/b.md"),
        ("a b#%.md", "a%20b%23%25.md"),
        ("c:d.md", "c%3Ad.md"),
        ("骨.md", "%E9%AA%A8.md"),
        ("\udcff.md", "%FF.md"),
        ("a\n::error::x.md", "a%0A%3A%3Aerror%3A%3Ax.md"),
        ("/top/b.md", "file:///top/b.md"),
        ("\ud800.md", "%3F.md"),
        ("", "."),
    ],
)
def test_addresses_are_encoded_byte_by_byte(path: str, address: str) -> None:
    assert uri(path) == address


def test_an_address_decodes_to_the_name() -> None:
    name = b"notes/\xff\xe2\x80\xae a:b?.md"

    assert unquote_to_bytes(uri(name.decode("utf-8", "surrogateescape"))) == name


def test_columns_are_code_points() -> None:
    result = run_of(render(replace(SAMPLE, findings=(HYPE,))))["results"][0]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (7, 17, 24)


def test_words_of_others_make_no_links() -> None:
    note = Note(place_of(PAGE, "Rats"), "a [b](c)")
    finding = replace(HYPE, message="see [this](https://evil.test)", related=(note,))

    result = run_of(render(replace(SAMPLE, findings=(finding,))))["results"][0]

    assert result["message"]["text"].startswith("see [this] (https://evil.test)")
    assert r"See [a \[b\](c)](1)." in result["message"]["text"]
    assert [each["id"] for each in result["relatedLocations"]] == [1]


def test_a_deletion_inserts_nothing() -> None:
    fix = Repair("drop it", (Edit(Span(3, 5), ""),), safe=False)

    result = run_of(render(replace(SAMPLE, findings=(replace(HYPE, fix=fix),))))["results"][0]

    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement == {"deletedRegion": {"charOffset": 3, "charLength": 2}}


def test_abstentions_are_notes_of_the_run_and_no_results() -> None:
    run = run_of(render(replace(CLEAN, abstentions=SAMPLE.abstentions)))

    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert {note["level"] for note in notes} == {"note"}
    assert run["invocations"][0]["executionSuccessful"] is True
    assert run["results"] == []


@pytest.mark.parametrize("part", ["faults", "unread"])
def test_an_incomplete_run_is_not_called_successful(part: str) -> None:
    run = run_of(render(replace(CLEAN, **{part: getattr(SAMPLE, part)})))

    assert run["invocations"][0]["executionSuccessful"] is False


def test_what_is_empty_is_left_out() -> None:
    point = replace(HYPE, place=replace(HYPE.place, text=""), fingerprint="")

    run = run_of(render(replace(CLEAN, suppressed=(Suppressed(point, ""),))))

    result = run["results"][0]
    assert result["suppressions"] == [{"kind": "inSource"}]
    assert result["partialFingerprints"] == {"primaryLocationLineHash": HYPE.line_hash}
    assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]


def test_a_long_description_is_cut() -> None:
    long = replace(SAMPLE.rules[0], summary="x" * 3000)

    rule = run_of(render(replace(SAMPLE, rules=(long,))))["tool"]["driver"]["rules"][0]

    assert len(rule["shortDescription"]["text"]) == 1024


def test_the_worst_results_are_kept_where_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)

    run = run_of(render(replace(SAMPLE, findings=SAMPLE.findings[::-1])))

    assert [each["level"] for each in run["results"]] == ["error", "error"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["message"]["text"] == "4 more results were left out."
