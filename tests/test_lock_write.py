"""Writing a lock: stable bytes, nothing unseen, the schema, and what is too much for a lock."""

import json
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import fields

from lock_samples import FULL, a_record, asked
from marrowlint import schemas
from marrowlint.facts import Answer, Asked, Notice, NoticeKind, Record, Trial, Verdict
from marrowlint.lock.fit import fit
from marrowlint.lock.licence import permits
from marrowlint.lock.read import parse
from marrowlint.lock.shape import VERSION
from marrowlint.lock.sound import LENGTHS, NAMES
from marrowlint.lock.write import render
from marrowlint.report.visible import visible
from pace import within

SCHEMA = schemas.load("lock")
DEFS = SCHEMA["$defs"]
STRUCTS = {"record": Record, "notice": Notice, "trial": Trial, "asked": Asked}


def read(text: str) -> tuple[Record, ...]:
    return parse(text.encode(), "x").records


def test_a_lock_looks_as_it_should() -> None:
    record = a_record(ids=("pmcid:PMC1", "pmid:101"), notices=(Notice("concern"),), year="2020")

    assert (
        render([record])
        == """\
{
  "version": 1,
  "sources": {
    "pmid:101": {
      "key": "pmid:101",
      "ids": [
        "pmcid:PMC1",
        "pmid:101"
      ],
      "title": "A synthetic title",
      "year": "2020",
      "notices": [
        {
          "kind": "concern"
        }
      ],
      "verdict": "alive",
      "asked": [
        {
          "service": "pubmed",
          "answer": "found",
          "at": "2026-11-20T09:30:00Z"
        }
      ],
      "at": "2026-11-20T09:30:00Z"
    }
  }
}
"""
    )


def test_the_order_of_records_does_not_matter() -> None:
    one, two = a_record("pmid:1"), a_record("pmid:2")

    assert render([two, one]) == render([one, two])


def test_an_unknown_verdict_is_left_out_wherever_the_word_came_from() -> None:
    word = str(b"unknown", "ascii")

    assert "verdict" not in render([a_record(verdict=word)])


def test_an_empty_lock_is_a_lock() -> None:
    assert read(render([])) == ()


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2028", "\x85", "\x7f", "\U000e0041"])
def test_what_a_reviewer_would_not_see_is_escaped(character: str) -> None:
    record = a_record(title=f"Safe{character}ty of β-carotene in 母")

    text = render([record])

    assert character not in text
    assert "β-carotene in 母" in text
    assert read(text) == (record,)


def test_what_reports_write_out_is_escaped_in_a_lock_as_well() -> None:
    points = [*range(0xA0, 0xD800), *range(0xE000, sys.maxunicode + 1)]
    every = "".join(map(chr, points))
    unseen = set(every) - set(visible(every))

    text = render([a_record(abstract="".join(sorted(unseen)), licence="cc0")])

    assert len(unseen) > 4_000
    assert unseen & set(text) == set()


RECORDS = st.builds(
    a_record,
    title=st.text(max_size=40),
    authors=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    container=st.text(max_size=5),
    notices=st.lists(
        st.builds(Notice, st.sampled_from(["retraction", "x"]), date=st.text(max_size=4))
    ).map(tuple),
    url=st.sampled_from(["", "https://example.org/", "javascript:x", "https://\udc80"]),
    year=st.sampled_from(["", "2020", "in press"]),
    http_status=st.one_of(st.none(), st.integers(100, 599)),
    asked=st.lists(st.builds(asked, answer=st.sampled_from(["found", "?"]))).map(tuple),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, max_size=1))
def test_whatever_services_say_a_lock_written_can_be_read_and_keeps_its_bytes(
    records: list[Record],
) -> None:
    fitting = [each for each in map(fit, records) if each]

    text = render(fitting)

    assert read(text) == tuple(fitting)
    assert render(read(text)) == text
    Draft202012Validator(SCHEMA).validate(json.loads(text))


def test_a_record_that_fits_stays_as_it_is() -> None:
    assert fit(FULL) == FULL


def test_a_notice_is_never_lost_for_its_date_or_id() -> None:
    notice = Notice("retraction", "the notice", "last May", ("pubmed",))

    found = fit(a_record(notices=(notice,)))

    assert found
    assert found.notices == (Notice("retraction", services=("pubmed",)),)


def test_an_abstract_without_a_licence_is_left_out_and_its_hash_stays() -> None:
    record = a_record(abstract="Twelve mice", abstract_sha256="0" * 64, licence="cc by-nc")

    found = fit(record)

    assert found
    assert (found.abstract, found.abstract_sha256) == ("", "0" * 64)


def test_what_is_too_long_is_cut() -> None:
    found = fit(a_record(title="x" * 9_999, authors=("x",) * 9_999, numbers=("y" * 600,)))

    assert found
    assert len(found.title) == LENGTHS[NAMES.index("title")]
    assert len(found.authors) == 300
    assert len(found.numbers[0]) == 500


def test_a_record_whose_key_is_none_cannot_be_kept() -> None:
    assert fit(Record("pmid:none")) is None


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("cc by", True),
        ("CC BY 4.0", True),
        ("CC-BY-4.0", True),
        ("CC0", True),
        ("cc0-1.0", True),
        ("cc by-sa", True),
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("http://creativecommons.org/licenses/by/2.0/uk/legalcode", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("public domain", True),
        ("cc by-nc", False),
        ("cc by-nd", False),
        ("CC BY-NC-ND 4.0", False),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", False),
        ("all rights reserved", False),
        ("", False),
    ],
)
def test_which_licences_let_an_abstract_be_kept(licence: str, *, may: bool) -> None:
    assert permits(licence) is may


# The schema.


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    parts = [SCHEMA, *(DEFS[name] for name in STRUCTS)]
    assert all(inner["description"] for part in parts for inner in part["properties"].values())


@pytest.mark.parametrize("name", STRUCTS)
def test_the_schema_has_the_fields_of_the_records(name: str) -> None:
    found = fields(STRUCTS[name])

    assert list(DEFS[name]["properties"]) == [field.name for field in found]
    assert DEFS[name]["required"] == [field.name for field in found if field.required]


def test_the_schema_has_the_words_and_limits_of_the_reader() -> None:
    record = DEFS["record"]["properties"]
    told = dict(zip(NAMES, LENGTHS, strict=True))

    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert set(record["verdict"]["enum"]) == {each.value for each in Verdict}
    assert set(DEFS["notice"]["properties"]["kind"]["enum"]) == {each.value for each in NoticeKind}
    assert set(DEFS["asked"]["properties"]["answer"]["enum"]) == {each.value for each in Answer}
    given = {name: part["maxLength"] for name, part in record.items() if "maxLength" in part}
    assert given == {name: told[name] for name in given}


def test_a_record_with_every_field_follows_the_schema() -> None:
    text = render([FULL, a_record()])

    Draft202012Validator(SCHEMA).validate(json.loads(text))
    assert set(json.loads(text)["sources"][FULL.key]) == set(Record.__struct_fields__)


def bad(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    return {"version": 1, "sources": {"pmid:1": {"key": "pmid:1", **changes}}}


@pytest.mark.parametrize(
    "data",
    [
        {}, {"version": 2}, {"version": 1, "works": {}}, bad(tilte="x"), bad(year=2020),
        bad(verdict="fine"), bad(url="javascript:x"), bad(at="today"), bad(title="x" * 2001),
        bad(notices=[{}]), bad(notices=[{"kind": "x"}]), bad(ids=["ssn:1"]),
        bad(asked=[{"service": "pubmed", "answer": "found"}]),
    ],
    ids=str,
)  # fmt: skip
def test_the_schema_refuses_what_the_reader_refuses(data: dict[str, Any]) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(data)


@pytest.mark.slow
def test_ten_thousand_sources_are_read_in_a_moment() -> None:
    records = [
        a_record(
            f"doi:10.1234/{n}",
            ids=(f"doi:10.1234/{n}", f"pmid:{n + 1}"),
            title="A title of some length " * 4,
            authors=("Example A",) * 6,
            asked=tuple(asked(each) for each in ("crossref", "europe-pmc", "pubmed")),
        )
        for n in range(10_000)
    ]
    raw = render(records).encode()

    with within(0.9):  # 0.3 s on a quiet machine
        found = parse(raw, "x")

    assert len(found.records) == 10_000
