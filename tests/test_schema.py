"""Hold the monograph schema to its metaschema, and two validators to one verdict on it."""

import copy
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing.exceptions import Unresolvable

from marrowlint import schemas
from marrowlint.structure.shape import conforms, schema_with
from marrowlint.structure.wording import faults_of

SCHEMA = schemas.load("monograph")
AUTHORITY = jsonschema.Draft202012Validator(SCHEMA)
FIELDS = list(SCHEMA["properties"])
SOURCE = list(SCHEMA["$defs"]["source"]["properties"])

GOOD: dict[str, Any] = {
    "title": "Zinc",
    "aliases": ["Zn"],
    "kind": "supplement",
    "reviewed": {"date": "2026-03-01", "by": "A. Smith, MD"},
    "updated": "2026-03",
    "published": "2025-12-31",
    "author": "K. Example",
    "editor": "L. Example",
    "date": "2025-12-30",
    "description": "What zinc is, and what was found.",
    "authors": ["A. Smith"],
    "reviewer": "B. Jones",
    "reviewers": ["B. Jones"],
    "market": ["us", "eu"],
    "page_type": "editorial",
    "lang": "en-GB",
    "certainty": "very-low",
    "known_trials": ["FELL (NCT01234567): no benefit"],
    "known_harms": ["liver injury | hepatitis: registry of 2025"],
    "sections": {"overview": "Text.", "benefits": "Text.", "history": "Text.", "dosage": None},
    "faqs": [{"question": "Is it safe?", "answer": "Unknown."}],
    "sources": [
        {
            "id": "tam",
            "url": "https://example.org/1",
            "doi": "10.1000/x",
            "pmid": 123,
            "pmcid": "PMC1",
            "nct": "NCT01234567",
            "title": "A trial",
            "authors": "Tam et al.",
            "year": "2020a",
            "container": "A journal",
            "citation": "Tam 2020.",
            "design": "cohort",
            "population": "human",
            "species": ["mouse"],
            "n": "120 (60 per arm)",
            "status": "preprint",
            "summary": "It helped.",
            "quote": "It helped.",
            "role": "background",
            "x-note": 1,
        }
    ],
    "x_site": {"any": "thing"},
}

BAD: list[dict[str, Any]] = [
    {},
    {"title": ""},
    {"title": "\u00a0\n"},
    {"title": 1},
    {"title": "Zinc", "colour": "grey"},
    {"title": "Zinc", "reviewed": "2026-03-01\n"},
    {"title": "Zinc", "reviewed": "2026"},
    {"title": "Zinc", "reviewed": {"by": "A"}},
    {"title": "Zinc", "reviewed": {"date": "2026-03", "on": "A"}},
    {"title": "Zinc", "updated": "٢٠٢٦-03"},
    {"title": "Zinc", "lang": "en\n"},
    {"title": "Zinc", "lang": "english language"},
    {"title": "Zinc", "market": []},
    {"title": "Zinc", "market": ["us", "usa"]},
    {"title": "Zinc", "market": {"us": True}},
    {"title": "Zinc", "authors": []},
    {"title": "Zinc", "aliases": "Zn"},
    {"title": "Zinc", "sections": {"history": 1}},
    {"title": "Zinc", "faqs": [{"question": "Why?"}]},
    {"title": "Zinc", "sources": [{}]},
    {"title": "Zinc", "sources": ["https://example.org"]},
    {"title": "Zinc", "sources": [{"n": -1}]},
    {"title": "Zinc", "sources": [{"n": True}]},
    {"title": "Zinc", "sources": [{"year": 20200}]},
    {"title": "Zinc", "sources": [{"year": "20200"}]},
    {"title": "Zinc", "sources": [{"design": None}]},
    {"title": "Zinc", "sources": [{"year": float("nan")}]},
]


def agree(data: dict[str, Any]) -> bool:
    verdict = AUTHORITY.is_valid(data)

    assert conforms(data, ()) is verdict
    return verdict


def test_both_validators_hold_the_schema_to_its_metaschema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert jsonschema_rs.meta.is_valid(SCHEMA)


def test_every_property_has_a_description() -> None:
    parts = [SCHEMA, SCHEMA["$defs"]["source"], SCHEMA["$defs"]["faq"]]
    parts += [SCHEMA["properties"]["reviewed"], SCHEMA["properties"]["sections"]]

    assert all(inner.get("description") for part in parts for inner in part["properties"].values())


def test_no_reference_leads_out_of_the_schema() -> None:
    assert '"$ref": "http' not in schemas.read("monograph")
    assert schemas.read("monograph").count('"$ref": "#/$defs/') == schemas.read("monograph").count(
        "$ref"
    )


def test_a_schema_that_is_not_there_is_said_to_be() -> None:
    with pytest.raises(FileNotFoundError):
        schemas.load("nothing")


def test_the_full_page_is_good() -> None:
    assert agree(GOOD)
    assert set(FIELDS) <= set(GOOD)
    assert set(SOURCE) <= set(GOOD["sources"][0])


@pytest.mark.parametrize("name", ["sections", "faqs", "sources"])
def test_an_empty_part_is_another_rules_business(name: str) -> None:
    assert agree({"title": "Zinc", name: None})


@pytest.mark.parametrize("data", BAD, ids=repr)
def test_bad_pages_are_bad_to_both(data: dict[str, Any]) -> None:
    assert not agree(data)


VALUES = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        2020,
        1.0,
        2.5,
        10**30,
        "",
        " ",
        "x",
        "2026-03-01",
        "2026-13",
        "us",
        "mouse",
    ]
)
NESTED = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from([*SOURCE, "question", "answer", "date", "by", "overview", "x-a", "?"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=5,
)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(st.dictionaries(st.sampled_from([*FIELDS, "x-a", "colour"]), NESTED, max_size=4))
def test_generated_pages_get_one_verdict(data: dict[str, Any]) -> None:
    agree({"title": "Zinc", **data})


@QUIET
@given(st.sampled_from(FIELDS), NESTED)
def test_a_good_page_with_one_field_changed_gets_one_verdict(name: str, value: object) -> None:
    agree({**copy.deepcopy(GOOD), name: value})


@QUIET
@given(st.sampled_from(SOURCE), NESTED)
def test_a_source_with_one_field_changed_gets_one_verdict(name: str, value: object) -> None:
    agree({"title": "Zinc", "sources": [{**GOOD["sources"][0], name: value}]})


def test_a_sites_field_is_added_and_never_replaces_ours() -> None:
    fields = (("layout", "string"), ("mood", "any"), ("title", "integer"))

    assert conforms({"title": "Zinc", "layout": "page", "mood": None}, fields)
    assert not conforms({"title": "Zinc", "layout": 1}, fields)
    assert not conforms({"title": 1}, fields)
    assert "layout" not in schema_with(())["properties"]


def test_a_lone_surrogate_is_left_to_the_slow_path() -> None:
    assert not conforms({"title": "\ud800"}, ())
    assert AUTHORITY.is_valid({"title": "\ud800"})


def test_neither_validator_fetches_a_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    def outside(_: str) -> dict[str, Any]:
        return {"properties": {"title": {"$ref": "http://127.0.0.1:9/schema.json"}}}

    monkeypatch.setattr(schemas, "load", outside)
    fields = (("only-here", "string"),)

    with pytest.raises(jsonschema_rs.ValidationError, match="LookupError"):
        conforms({"title": "Zinc"}, fields)
    with pytest.raises(Unresolvable):
        faults_of({"title": "Zinc"}, fields)
