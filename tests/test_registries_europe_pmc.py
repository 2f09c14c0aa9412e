"""Europe PMC: mixed identifiers in one query, and the same facts as PubMed."""

import pytest

from marrowlint.verify.registries.europe_pmc import REGISTRY
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body, record, recorded, said, told


def results(*rows: object, hits: int | None = None) -> bytes:
    count = len(rows) if hits is None else hits
    return body({"hitCount": count, "resultList": {"result": list(rows)}})


def work(**fields: object) -> bytes:
    return results({"id": "7", "source": "MED", "pmid": "7", "title": "Synthetic.", **fields})


def test_one_query_for_all_schemes() -> None:
    asked = ["doi:10.1000/x(1)", "pmid:12", "pmcid:PMC3", "nct:NCT01234567"]

    (call,) = REGISTRY.requests(asked, "me@example.org")

    assert call.path == "searchPOST"
    assert call.query == ()
    form = dict(call.form)
    assert form["query"] == '(EXT_ID:12 AND SRC:MED) OR PMCID:PMC3 OR DOI:"10.1000/x(1)"'
    assert (form["resultType"], form["format"], form["synonym"]) == ("core", "json", "false")
    assert set(call.asked) == set(asked[:3])


def test_a_hundred_a_call() -> None:
    asked = [f"pmid:{number}" for number in range(1, 251)]

    assert [len(call.asked) for call in REGISTRY.requests(asked, "")] == [100, 100, 50]


@pytest.mark.parametrize("doi", ['10.1000/x" OR SRC:MED OR DOI:"y', '10.1000/x"', "10.1000/x\\"])
def test_no_identifier_can_end_the_query(doi: str) -> None:
    assert list(REGISTRY.requests([f"doi:{doi}"], "")) == []


@pytest.mark.parametrize("asked", ["doi:10.1016/s0140-6736(97)11096-0", "pmid:9500320"])
def test_the_retracted_paper(asked: str) -> None:
    found = record(REGISTRY, asked, recorded("europepmc_core_retracted.json"))

    assert found.ids == ("doi:10.1016/s0140-6736(97)11096-0", "pmid:9500320")
    assert told(found.notices) == [
        ("concern", "doi:10.1097/meg.0b013e328349d184", "2011-11"),
        ("retraction", "doi:10.1016/s0140-6736(04)15715-2", "2004-03-06"),
        ("retraction", "doi:10.1016/s0140-6736(10)60175-4", "2010-02-06"),
    ]
    assert {each.services for each in found.notices} == {("europe-pmc",)}
    assert "retracted publication" in found.types
    assert found.mesh == ("Child", "Child, Preschool", "Female", "Humans", "Male")
    assert (found.year, found.volume, found.issue) == ("1998", "351", "9103")
    assert (found.container, found.pages) == ("Lancet (London, England)", "637-641")
    assert [line.partition(":")[0] for line in found.abstract.split("\n")] == [
        "Background",
        "Methods",
        "Findings",
        "Interpretation",
    ]
    assert "<" not in found.abstract


def test_the_short_form_of_an_answer() -> None:
    found = record(REGISTRY, "pmid:22663011", recorded("europepmc_lite_22663011_RCT.json"))

    assert found.types == (
        "clinical trial, phase iii",
        "comparative study",
        "journal article",
        "multicenter study",
        "randomized controlled trial",
        "research support, non-u.s. gov't",
    )
    assert (found.container, found.volume, found.pages) == ("N Engl J Med", "367", "107-114")
    assert found.authors[-1] == "METRIC Study Group"


def test_what_is_not_there_is_no_fact() -> None:
    answer = recorded("europepmc_core_retracted.json")

    assert said(REGISTRY, ["pmid:9500320", "pmcid:PMC1"], answer)["pmcid:PMC1"].record is None
    assert REGISTRY.authority == ()


def test_an_answer_with_more_pages_says_nothing_of_what_it_lacks() -> None:
    answer = results({"source": "MED", "id": "7"}, hits=2)

    assert said(REGISTRY, ["pmid:7", "pmid:8"], answer).keys() == {"pmid:7"}


LINK = {"id": "9", "source": "MED", "type": "Retraction in", "reference": "J. 2019 Jul;1:2."}


@pytest.mark.parametrize("links", [[LINK], LINK], ids=["a list", "one by itself"])
def test_one_correction_may_stand_without_a_list(links: object) -> None:
    answer = work(commentCorrectionList={"commentCorrection": links})

    assert told(record(REGISTRY, "pmid:7", answer).notices) == [("retraction", "pmid:9", "2019-07")]


def test_pubmeds_record_counts_before_a_preprints() -> None:
    answer = results(
        {"source": "PPR", "id": "PPR1", "doi": "10.1000/x", "title": "Preprint"},
        {"source": "MED", "id": "7", "doi": "10.1000/X", "title": "Article"},
    )

    found = record(REGISTRY, "doi:10.1000/x", answer)

    assert (found.title, found.preprint) == ("Article", False)


def test_a_preprint_that_became_an_article() -> None:
    link = {"id": "38289242", "source": "MED", "type": "Preprint of"}
    row = {"source": "PPR", "id": "PPR1", "doi": "10.1101/2020.01.01.123456"}
    answer = results({**row, "commentCorrectionList": {"commentCorrection": link}})

    found = record(REGISTRY, "doi:10.1101/2020.01.01.123456", answer)

    assert (found.preprint, found.published_as) == (True, "pmid:38289242")


def test_a_review_that_was_renewed() -> None:
    link = {"id": "9", "source": "MED", "type": "Update in", "reference": "Syst Rev. 2020;1:2."}
    answer = work(commentCorrectionList={"commentCorrection": link})

    assert record(REGISTRY, "pmid:7", answer).updated_in == "pmid:9"


def test_only_the_title_tells_that_a_preprint_was_withdrawn() -> None:
    row = {"doi": "10.1000/x", "title": "WITHDRAWN: A cure for everything"}

    preprint = record(REGISTRY, "doi:10.1000/x", results({**row, "source": "PPR"}))
    article = record(REGISTRY, "doi:10.1000/x", results({**row, "source": "MED"}))

    assert told(preprint.notices) == [("withdrawal", "", "")]
    assert preprint.title == "A cure for everything"
    assert article.notices == ()


def test_the_licence_of_an_abstract() -> None:
    found = record(REGISTRY, "pmid:7", work(license="cc by", abstractText="Words &amp; <i>x</i>."))

    assert (found.licence, found.abstract) == ("cc by", "Words & x.")


@pytest.mark.parametrize(
    "answer",
    [{"errCode": 404}, {"hitCount": 1}, {"hitCount": "1", "resultList": {"result": []}}],
)
def test_another_shape_is_no_answer(answer: object) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["pmid:7"], body(answer))
