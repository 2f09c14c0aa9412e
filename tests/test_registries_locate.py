"""Crossref's search by place: it counts only where volume, page and journal agree."""

import json

import pytest

from marrowlint.evidence.locators import Locator, locator
from marrowlint.verify.registries.crossref_locate import read, request
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body

BLOOD = Locator("blood", "144", "Supplement 1", "7425")


def work(doi: str = "10.1182/blood-2024-1", **fields: object) -> dict[str, object]:
    """Return a synthetic result."""
    place = {"volume": "144", "issue": "Supplement 1", "page": "7425-7425"}
    return {"DOI": doi, "container-title": ["Blood"], **place, **fields}


def answer(*works: object) -> bytes:
    return body({"message": {"total-results": 2_000_000, "items": list(works)}})


def test_what_is_asked() -> None:
    call = request(BLOOD, "me@example.org")

    assert call is not None
    query = dict(call.query)
    assert (call.path, call.asked) == ("works", ())
    assert query["query.bibliographic"] == "blood 144 Supplement 1 7425"
    assert query["query.container-title"] == "blood"
    assert query["mailto"] == "me@example.org"


def test_a_journal_named_by_its_issn() -> None:
    call = request(Locator("2072-6643", "12", "1", "236"), "")

    assert call is not None
    assert dict(call.query)["filter"] == "issn:2072-6643"
    assert dict(call.query)["query.bibliographic"] == "12 1 236"


@pytest.mark.parametrize(
    "place", [Locator("blood"), Locator("blood", "1"), Locator("", "1", "", "2")]
)
def test_too_little_is_not_asked(place: Locator) -> None:
    assert request(place, "") is None


def test_the_abstract_of_a_meeting() -> None:
    place = locator(
        "https://ashpublications.org/blood/article/144/Supplement%201/7425/531413/Words"
    )

    assert place is not None
    assert read(place, answer(work("10.1182/other", page="7424"), work())) == (
        "doi:10.1182/blood-2024-1"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"volume": "143"},
        {"volume": None},
        {"page": "7426-7427"},
        {"page": "74"},
        {"page": ""},
        {"container-title": ["Blood Advances"]},
        {"container-title": ["Blood Cells"], "short-container-title": None},
        {"container-title": []},
        {"issue": "2"},
        {"DOI": "no doi"},
    ],
)
def test_what_does_not_agree_does_not_count(fields: dict[str, object]) -> None:
    assert read(BLOOD, answer({**work(), **fields})) == ""


def test_two_pages_of_one_number_are_told_apart_by_their_issue() -> None:
    both = answer(work("10.1000/a", issue="Supplement 2"), work("10.1000/b"))

    assert read(BLOOD, both) == "doi:10.1000/b"


def test_two_works_in_one_place_are_none() -> None:
    assert read(BLOOD, answer(work("10.1000/a"), work("10.1000/b"))) == ""


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        (
            Locator("ajcn", "108", "4", "1", name="The American Journal of Clinical Nutrition"),
            {"container-title": ["The American Journal of Clinical Nutrition"]},
        ),
        (
            Locator("ajcn", "108", "4", "1"),
            {"container-title": ["American Journal of Clinical Nutrition"]},
        ),
        (Locator("pnas", "108", "4", "1"), {"short-container-title": "PNAS"}),
        (Locator("jnci", "108", "4", "1"), {"container-title": ["JNCI: Journal of the X"]}),
        (Locator("2072-6643", "108", "4", "1"), {"ISSN": ["2072-6643"]}),
        (
            Locator("ajcn", "108", "4", "e1"),
            {"container-title": ["AJCN"], "page": "", "article-number": "E1"},
        ),
    ],
)
def test_journals_under_their_many_names(place: Locator, fields: dict[str, object]) -> None:
    found = {"DOI": "10.1000/x", "volume": "108", "issue": "4", "page": "1–9", **fields}

    assert read(place, answer(found)) == "doi:10.1000/x"


@pytest.mark.parametrize("body_", [b"{}", b"[]", b"<html>", json.dumps({"message": {}}).encode()])
def test_another_shape_is_no_answer(body_: bytes) -> None:
    with pytest.raises(NotAnAnswerError):
        read(BLOOD, body_)
