import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from msgspec.structs import replace

from marrowlint.finding import Standing
from marrowlint.report.inert_json import data, exact
from marrowlint.report.json import render
from sample_report import CLEAN, EMPTY, GOLDEN, HOSTILE_NAME, SAMPLE

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schema" / "report.schema.json").read_text("utf-8")
)


LOCKED = replace(
    CLEAN,
    standings=(
        Standing("a.md", "1", "pmid:101", "alive", "2026-11-20"),
        Standing("a.md", "2\x1b", "", why="its entry gives no identifier"),
    ),
)
"""The page has a lock."""


def closed(schema: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return the schema with no room for fields it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema is not SCHEMA["$defs"]["place"]:
        copy["unevaluatedProperties"] = False
    return copy


def test_the_sample_looks_as_it_should() -> None:
    assert render(SAMPLE) == (GOLDEN / "report.json").read_text("utf-8")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_report_follows_the_schema_and_has_no_field_beyond_it() -> None:
    validator = Draft202012Validator(closed(SCHEMA))

    errors = [
        error.message
        for report in (SAMPLE, CLEAN, EMPTY, LOCKED)
        for error in validator.iter_errors(json.loads(render(report)))
    ]

    assert errors == []


def test_sources_are_told_of_only_where_there_is_a_lock() -> None:
    known, unknown = json.loads(render(LOCKED))["sources"]

    assert (known["standing"], known["verdict"], known["on"]) == ("lock", "alive", "2026-11-20")
    assert (unknown["standing"], unknown["verdict"], unknown["on"]) == ("unchecked", None, None)
    assert "sources" not in json.loads(render(CLEAN))
    assert "sources_from_lock" not in json.loads(render(CLEAN))["summary"]


def test_the_bytes_are_inert_and_the_data_is_exact() -> None:
    text = render(SAMPLE)

    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    message = json.loads(text)["findings"][-1]["message"]
    assert message == SAMPLE.findings[-1].message


def test_a_name_that_is_not_utf8_has_replacement_characters() -> None:
    path = json.loads(render(SAMPLE))["findings"][-1]["path"]

    assert path == HOSTILE_NAME.replace("\udcff", "\ufffd")


def test_secrets_are_starred() -> None:
    text = render(SAMPLE)

    assert "S3CR3T" not in text
    assert "hunter2" not in text


def test_surrogates_that_pair_are_the_code_point_they_make() -> None:
    assert exact("\ud83d\ude00 \ud83d \ude00x") == "😀 \ufffd \ufffdx"


def test_data_is_as_long_as_the_text() -> None:
    text = "https://u@h/?key=a \udcff"

    assert len(data(text)) == len(text)
