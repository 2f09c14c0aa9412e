"""bioRxiv and medRxiv: deposits that were withdrawn, or became articles."""

from collections.abc import Mapping

import pytest

from marrowlint.verify.registries.biorxiv import REGISTRY
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body, record, recorded, said, told

ASKED = "doi:10.1101/2020.01.30.927871"


def deposit(*versions: Mapping[str, object]) -> bytes:
    fixed = {"doi": "10.1101/2020.01.30.927871", "title": "Synthetic", "published": "NA"}
    rows = [{**fixed, **version} for version in versions]
    return body({"messages": [{"status": "ok"}], "collection": rows})


@pytest.mark.parametrize(
    ("doi", "server"),
    [
        ("10.1101/2020.01.30.927871", "biorxiv"),
        ("10.1101/000125", "biorxiv"),
        ("10.1101/2020.03.19.20039131", "medrxiv"),
        ("10.1101/19000125", "medrxiv"),
        ("10.64898/2026.03.02.709176", "biorxiv"),
        ("10.64898/2025.12.01.25341355", "medrxiv"),
    ],
)
def test_each_server_is_asked_about_its_own(doi: str, server: str) -> None:
    (call,) = REGISTRY.requests([f"doi:{doi}"], "")

    assert call.path == f"details/{server}/{doi}/na/json"


@pytest.mark.parametrize("doi", ["10.1101/gr.186072.114", "10.1101/cshperspect.a1", "10.1000/x"])
def test_a_journal_of_the_same_prefix_is_not_theirs(doi: str) -> None:
    assert list(REGISTRY.requests([f"doi:{doi}"], "")) == []


def test_the_withdrawn_preprint() -> None:
    found = record(REGISTRY, ASKED, recorded("biorxiv_details_withdrawn.json"))

    assert told(found.notices) == [("withdrawal", "", "2020-02-02")]
    assert found.notices[0].services == ("biorxiv",)
    assert found.retracted
    assert found.preprint
    assert found.published_as == ""
    assert found.authors[:2] == ("Pradhan P", "Pandey AK")
    assert (found.year, found.container, found.licence) == ("2020", "bioRxiv", "cc_by_nc_nd")


def test_the_last_version_counts_whatever_their_order() -> None:
    gone = {"version": "2", "type": "withdrawn", "date": "2020-02-02"}
    back = {"version": "10", "type": "new results", "date": "2020-03-02"}

    assert record(REGISTRY, ASKED, deposit(back, gone)).notices == ()


def test_a_preprint_that_became_an_article() -> None:
    answer = deposit({"version": "1", "published": "10.1016/J.CELL.2023.05.044"}, {"version": "2"})

    assert record(REGISTRY, ASKED, answer).published_as == "doi:10.1016/j.cell.2023.05.044"


def test_no_such_deposit_is_no_fact() -> None:
    answer = body({"messages": [{"status": "no posts found"}], "collection": []})

    assert said(REGISTRY, [ASKED], answer)[ASKED].record is None
    assert REGISTRY.authority == ()


def test_another_deposit_says_nothing() -> None:
    assert said(REGISTRY, [ASKED], deposit({"doi": "10.1101/000125"})) == {}


@pytest.mark.parametrize("answer", [b"{}", b'{"collection": {}}', b"Error : (1) bad DOI"])
def test_another_shape_is_no_answer(answer: bytes) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, [ASKED], answer)
