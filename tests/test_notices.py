"""Notices of recorded works: the right kind, direction and day, and who says so."""

import pytest
from msgspec.structs import replace

from marrowlint.evidence.notices import newer, taken_back, told
from marrowlint.evidence.services import say
from marrowlint.facts import Asked, Notice, NoticeKind, Record
from marrowlint.verify.registries import biorxiv, crossref, europe_pmc, records
from recorded_answers import crossref as sent
from recorded_answers import record, recorded

AT = "2026-11-20T09:30:00Z"


def noticed(*notices: Notice, found: tuple[str, ...] = ()) -> Record:
    asked = tuple(Asked(service, "found", AT) for service in found)
    return Record("doi:10.5555/a", ("doi:10.5555/a",), notices=notices, asked=asked, at=AT)


def work_at_crossref(doi: str, name: str) -> Record:
    return record(crossref.REGISTRY, f"doi:{doi}", sent(name))


@pytest.mark.parametrize(
    ("doi", "name", "kind", "date"),
    [
        ("10.1016/s0140-6736(97)11096-0", "wakefield_retracted", "retraction", "2010-02-06"),
        (
            "10.1016/s0140-6736(20)31180-6",
            "reciprocal_retracted_paper",
            "retraction",
            "2020-06-05",
        ),
        (
            "10.29328/journal.jcmhs.1001023",
            "partial_retraction",
            "partial-retraction",
            "2022-12-01",
        ),
    ],
)
def test_what_crossref_recorded(doi: str, name: str, kind: str, date: str) -> None:
    found = taken_back([work_at_crossref(doi, f"crossref_{name}.json")])

    assert found is not None
    assert (found[1].kind.value, found[1].date) == (kind, date)


@pytest.mark.parametrize(
    ("doi", "name"),
    [
        ("10.1016/s0140-6736(10)60175-4", "wakefield_notice"),
        ("10.1016/s0140-6736(20)31324-6", "reciprocal_retraction_notice"),
        ("10.1371/journal.pone.0064723", "expression_of_concern"),
        ("10.1371/journal.pone.0033693", "works_animal_2026"),
    ],
)
def test_a_notice_a_concern_and_a_correction_are_not_taken_back(doi: str, name: str) -> None:
    assert taken_back([work_at_crossref(doi, f"crossref_{name}.json")]) is None


def test_what_pubmed_and_europe_pmc_recorded() -> None:
    one = record(records.REGISTRY, "pmid:10066780", recorded("ncbi_efetch_pubmed_retracted.xml"))
    answer = recorded("europepmc_core_retracted.json")
    other = record(europe_pmc.REGISTRY, "pmid:9500320", answer)

    days = [found[1].date for found in map(taken_back, ([one], [other])) if found]

    assert days == ["2001-03-30", "2010-02-06"]


def test_a_withdrawn_preprint() -> None:
    answer = recorded("biorxiv_details_withdrawn.json")
    known = record(biorxiv.REGISTRY, "doi:10.1101/2020.01.30.927871", answer)

    found = taken_back([known])

    assert found is not None
    assert (found[1].kind, found[1].date) == (NoticeKind.WITHDRAWAL, "2020-02-02")


def test_the_notice_that_most_services_have_is_told() -> None:
    early = Notice("retraction", "pmid:1", "2004-03-06", ("europe-pmc",))
    late = Notice("retraction", "doi:10.5555/n", "2010-02-06", ("crossref", "pubmed"))

    found = told(noticed(early, late), NoticeKind.RETRACTION)

    assert found is not None
    assert (found.date, found.id) == ("2010-02-06", "doi:10.5555/n")
    assert found.who == "Crossref, Europe PMC and PubMed agree"


def test_who_knows_the_work_and_does_not_say_so_is_told() -> None:
    known = noticed(
        Notice("retraction", "", "2010", ("crossref",)),
        found=("crossref", "pubmed", "doi.org"),
    )

    found = told(known, NoticeKind.RETRACTION)

    assert found is not None
    assert found.who == "only Crossref says so, PubMed does not"
    assert found.when == " in 2010"


def test_what_was_taken_back_since_stands_no_more() -> None:
    gone = Notice("retraction", "", "2010-02-06", ("crossref",))
    back = Notice("reinstatement", "", "2011-05-01", ("crossref",))
    again = Notice("retraction", "", "2012-01-01", ("crossref",))

    assert taken_back([noticed(gone, back)]) is None
    assert taken_back([noticed(gone, back, again)]) is not None


@pytest.mark.parametrize(
    ("date", "day", "later"),
    [
        ("2026-02-11", "2026-01-01", True),
        ("2026-02-11", "2026-02-11", False),
        ("2026-02", "2026-01-31", True),
        ("2026-02", "2026-02-11", None),
        ("2026", "2026-02-11", None),
        ("2027", "2026-02-11", True),
        ("2025", "2026-02-11", False),
        ("", "2026-02-11", None),
        ("2026-02-11", "2026-02", False),
        ("2026-02-11", "2026", None),
    ],
)
def test_which_came_first(date: str, day: str, later: bool | None) -> None:  # noqa: FBT001 - a table's cell
    assert newer(Notice("correction", date=date), day) is later


def test_who_says_so() -> None:
    assert say(["pubmed"]) == "PubMed says so"
    assert say(["pubmed", "crossref"]) == "Crossref and PubMed agree"
    assert say(["crossref", "pubmed"], ["europe-pmc"]) == (
        "Crossref and PubMed say so, Europe PMC does not"
    )
    assert say([]) == "its registry says so"
    assert say(["somewhere-new"]) == "somewhere-new says so"


def test_a_day_that_is_not_known_is_not_told() -> None:
    found = told(noticed(Notice("concern")), NoticeKind.CONCERN)

    assert found is not None
    assert (found.when, found.notice) == ("", "")
    assert replace(found, date="2010-02-06").when == " on 2010-02-06"
