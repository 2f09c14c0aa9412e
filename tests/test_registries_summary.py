"""PubMed's esummary: what a PMID is, and that there is none."""

import pytest

from marrowlint.verify.registries.registry import NotAnAnswerError
from marrowlint.verify.registries.summary import REGISTRY
from recorded_answers import body, record, recorded, said, told


def entry(**fields: object) -> bytes:
    return body({"result": {"uids": ["7"], "7": {"uid": "7", "title": "Synthetic.", **fields}}})


def test_a_post_of_200() -> None:
    asked = [f"pmid:{number}" for number in range(1, 251)]

    calls = list(REGISTRY.requests(asked, "me@example.org"))

    assert [len(call.asked) for call in calls] == [200, 50]
    assert calls[1].path == "esummary.fcgi"
    assert calls[1].query == ()
    assert dict(calls[1].form)["id"].split(",")[:2] == ["201", "202"]
    assert dict(calls[1].form)["email"] == "me@example.org"
    assert dict(calls[1].form)["retmode"] == "json"


def test_the_retracted_paper() -> None:
    found = record(REGISTRY, "pmid:9500320", recorded("ncbi_esummary_pubmed_retracted.json"))

    assert found.ids == ("doi:10.1016/s0140-6736(97)11096-0", "pmid:9500320")
    assert found.title.startswith("Ileal-lymphoid-nodular hyperplasia")
    assert found.title.endswith("disorder in children")
    assert found.authors[:2] == ("Wakefield AJ", "Murch SH")
    assert len(found.authors) == 13
    assert (found.year, found.volume, found.issue, found.pages) == ("1998", "351", "9103", "637-41")
    assert found.container == "Lancet (London, England)"
    assert found.types == (
        "journal article",
        "research support, non-u.s. gov't",
        "retracted publication",
    )
    assert told(found.notices) == [
        ("concern", "doi:10.1097/meg.0b013e328349d184", "2011-11"),
        ("retraction", "doi:10.1016/s0140-6736(04)15715-2", "2004-03-06"),
        ("retraction", "doi:10.1016/s0140-6736(10)60175-4", "2010-02-06"),
    ]
    assert {each.services for each in found.notices} == {("pubmed",)}
    assert found.notice_of == ()
    assert found.retracted


def test_pubmed_is_the_authority_for_its_numbers() -> None:
    unknown = {"uid": "8", "error": "cannot get document summary"}
    answer = body({"result": {"uids": ["8"], "8": unknown}})

    assert said(REGISTRY, ["pmid:8"], answer)["pmid:8"].record is None
    assert REGISTRY.authority == ("pmid",)


@pytest.mark.parametrize(
    "result",
    [
        {"uids": []},
        {"uids": ["8"], "8": {"uid": "8", "error": "some other trouble"}},
        {"uids": ["8"], "8": {"uid": "9", "title": "Another work"}},
        {"uids": ["8"], "8": None},
    ],
)
def test_what_is_not_spoken_of_stays_unchecked(result: object) -> None:
    assert said(REGISTRY, ["pmid:8"], body({"result": result})) == {}


@pytest.mark.parametrize(
    "answer", [{"error": "API rate limit exceeded"}, {"result": []}, {"result": {"8": {}}}, []]
)
def test_a_complaint_is_no_answer(answer: object) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["pmid:8"], body(answer))


@pytest.mark.parametrize(
    ("reftype", "about", "of"),
    [
        ("Retraction in", "retraction", ""),
        ("Retraction of", "", "retraction"),
        ("Partial retraction in", "partial-retraction", ""),
        ("Partial retraction of", "", "partial-retraction"),
        ("Expression of concern in", "concern", ""),
        ("Expression of concern for", "", "concern"),
        ("Erratum in", "correction", ""),
        ("Erratum for", "", "correction"),
        ("Corrected and republished in", "correction", ""),
        ("Retracted and republished in", "retraction", ""),
        ("Comment in", "", ""),
        ("Something new in", "", ""),
    ],
)
def test_both_directions(reftype: str, about: str, of: str) -> None:
    links = [{"reftype": reftype, "pmid": 99, "refsource": "J Synth. 2015 Mar;1(1):1."}]

    found = record(REGISTRY, "pmid:7", entry(references=links))

    assert told(found.notices) == ([(about, "pmid:99", "2015-03")] if about else [])
    assert told(found.notice_of) == ([(of, "pmid:99", "")] if of else [])


def test_a_type_without_its_link_is_a_notice() -> None:
    work = record(REGISTRY, "pmid:7", entry(pubtype=["Retracted Publication"]))
    notice = record(REGISTRY, "pmid:7", entry(pubtype=["Retraction of Publication"]))

    assert told(work.notices) == [("retraction", "", "")]
    assert work.retracted
    assert told(notice.notice_of) == [("retraction", "", "")]
    assert not notice.retracted


def test_a_preprint_and_its_article() -> None:
    cell = {
        "reftype": "Update in",
        "pmid": 3,
        "refsource": "Cell. 2023;1:1. doi: 10.1016/J.CELL.1.",
    }
    medrxiv = {"reftype": "Update of", "pmid": 4, "refsource": "medRxiv. 2021 Jan 1:2021.01.01."}

    before = record(REGISTRY, "pmid:7", entry(pubtype=["Preprint"], references=[cell]))
    after = record(REGISTRY, "pmid:7", entry(pubtype=["Journal Article"], references=[medrxiv]))

    assert (before.preprint, before.published_as) == (True, "doi:10.1016/j.cell.1")
    assert (after.preprint, after.preprint_of) == (False, "pmid:4")
    assert (before.updated_in, after.updated_in) == ("", "")


def test_the_next_version_of_a_cochrane_review_is_no_article_of_a_preprint() -> None:
    new = {
        "reftype": "Update in",
        "pmid": 3,
        "refsource": "Cochrane Database Syst Rev. 2020;1:CD1.",
    }
    old = {
        "reftype": "Update of",
        "pmid": 4,
        "refsource": "Cochrane Database Syst Rev. 2010;1:CD1.",
    }

    found = record(REGISTRY, "pmid:7", entry(pubtype=["Systematic Review"], references=[new, old]))

    assert (found.published_as, found.preprint_of) == ("", "")
    assert found.updated_in == "pmid:3"


@pytest.mark.parametrize(
    ("idtype", "value"), [("pmc", "PMC3040717"), ("pmcid", "pmc-id: PMC3040717;")]
)
def test_the_pmcid_in_both_its_spellings(idtype: str, value: str) -> None:
    answer = entry(articleids=[{"idtype": idtype, "value": value}])

    assert record(REGISTRY, "pmid:7", answer).ids == ("pmcid:PMC3040717", "pmid:7")
