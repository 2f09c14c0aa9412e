"""Crossref: batches, works, and which way a notice points."""

import json

import pytest

from marrowlint.facts import Notice
from marrowlint.verify.registries.crossref import REGISTRY, SELECT
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body, crossref, listed, record, recorded, said, told

WAKEFIELD = "doi:10.1016/s0140-6736(97)11096-0"
SURGISPHERE = "doi:10.1016/s0140-6736(20)31180-6"
SELECTS = """
abstract URL resource member posted score created degree update-policy short-title license ISSN
container-title issued update-to issue prefix approved indexed article-number
clinical-trial-number accepted author group-title DOI is-referenced-by-count updated-by event
chair standards-body original-title funder translator published archive published-print
alternative-id subject subtitle published-online publisher-location content-domain reference
title link type publisher volume references-count ISBN issn-type assertion deposited page
contributor content-created short-container-title relation editor
"""
"""What the route allowed on 2026-10-03, by its own answer to one that it does not know."""


def work(**fields: object) -> bytes:
    fixed = {"DOI": "10.1000/x", "title": ["Synthetic"], "type": "journal-article"}
    return body({"message": {**fixed, **{key.replace("_", "-"): fields[key] for key in fields}}})


def entry(doi: str, kind: str, source: str = "publisher") -> dict[str, object]:
    when = {"date-parts": [[2020, 5, 1]]}
    return {"DOI": doi, "type": kind, "source": source, "updated": when}


def test_fifty_a_call_as_one_filter() -> None:
    asked = [f"doi:10.1000/{number}" for number in range(120)]

    calls = list(REGISTRY.requests(asked, "me@example.org"))

    assert [len(call.asked) for call in calls] == [50, 50, 20]
    query = dict(calls[2].query)
    assert query["filter"].startswith("doi:10.1000/100,doi:10.1000/101,")
    assert (query["rows"], query["mailto"]) == ("20", "me@example.org")


def test_only_fields_that_the_route_allows() -> None:
    assert set(SELECT.split(",")) <= set(SELECTS.split())


@pytest.mark.parametrize(
    ("doi", "path"),
    [
        ("10.1000/a,b", "works/10.1000%2Fa%2Cb"),
        ("10.1002/x<1661::aid>3.0", "works/10.1002%2Fx%3C1661%3A%3Aaid%3E3.0"),
        ("10.1000/a?b#c&d=e%2f", "works/10.1000%2Fa%3Fb%23c%26d%3De%252f"),
        ("10.1000/../../y z".replace(" ", ""), None),
        ("10.1000/ü", "works/10.1000%2F%C3%BC"),
    ],
)
def test_a_doi_that_a_filter_cannot_hold_is_asked_by_its_path(doi: str, path: str | None) -> None:
    (call,) = REGISTRY.requests([f"doi:{doi}"], "")

    assert call.path == (path or "works")
    assert call.asked == (f"doi:{doi}",)


def test_what_a_whole_list_leaves_out_is_not_at_crossref_and_that_is_no_fact() -> None:
    answer = listed(crossref("crossref_wakefield_retracted.json"))

    found = said(REGISTRY, [WAKEFIELD, "doi:10.5555/none"], answer)

    assert found[WAKEFIELD].record is not None
    assert found["doi:10.5555/none"].record is None
    assert REGISTRY.authority == ()


def test_a_list_that_goes_on_says_nothing_of_what_it_lacks() -> None:
    answer = listed(crossref("crossref_wakefield_retracted.json"), total=2)

    assert said(REGISTRY, [WAKEFIELD, "doi:10.5555/none"], answer).keys() == {WAKEFIELD}


@pytest.mark.parametrize("answer", [b"Resource not found.", b"{}", b'{"message": {}}'])
def test_another_shape_is_no_answer(answer: bytes) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, [WAKEFIELD], answer)


def test_the_words_of_a_404_are_no_answer_either() -> None:
    words = json.loads(recorded("crossref_404_2026.json"))["body"].encode()

    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["doi:10.1371/notarealdoi"], words)


def test_the_retracted_paper() -> None:
    found = record(REGISTRY, WAKEFIELD, crossref("crossref_wakefield_retracted.json"))

    assert found.title.startswith("Ileal-lymphoid-nodular hyperplasia")
    assert found.authors[:2] == ("Wakefield AJ", "Murch SH")
    assert (found.year, found.container, found.pages) == ("1998", "The Lancet", "637-641")
    assert found.notices == (
        Notice(
            "correction",
            "doi:10.1016/s0140-6736(04)15715-2",
            "2004-03-06",
            ("retraction-watch",),
        ),
        Notice(
            "retraction",
            "doi:10.1016/s0140-6736(10)60175-4",
            "2010-02-06",
            ("retraction-watch",),
        ),
    )
    assert found.notice_of == ()


def test_its_notice() -> None:
    asked = "doi:10.1016/s0140-6736(10)60175-4"

    found = record(REGISTRY, asked, crossref("crossref_wakefield_notice.json"))

    assert found.notices == ()
    assert told(found.notice_of) == [("retraction", WAKEFIELD, "2010-02-06")]
    assert not found.retracted


def test_the_concern_is_told_by_two() -> None:
    asked = "doi:10.1371/journal.pone.0064723"

    found = record(REGISTRY, asked, crossref("crossref_expression_of_concern.json"))

    assert found.notices == (
        Notice(
            "concern",
            "doi:10.1371/journal.pone.0256488",
            "2021-10-28",
            ("crossref", "retraction-watch"),
        ),
    )
    assert not found.retracted


def test_a_partial_retraction_in_its_own_place() -> None:
    asked = "doi:10.29328/journal.jcmhs.1001023"

    found = record(REGISTRY, asked, crossref("crossref_partial_retraction.json"))

    assert told(found.notices) == [("partial-retraction", asked, "2022-12-01")]
    assert found.notice_of == ()
    assert not found.retracted
    assert found.licence == "https://creativecommons.org/licenses/by/4.0"
    assert found.abstract.startswith("Background: The rapid increase")


def test_a_paper_and_its_notice_that_each_update_the_other() -> None:
    notice = "doi:10.1016/s0140-6736(20)31324-6"

    paper = record(REGISTRY, SURGISPHERE, crossref("crossref_reciprocal_retracted_paper.json"))
    about = record(REGISTRY, notice, crossref("crossref_reciprocal_retraction_notice.json"))

    assert paper.retracted
    assert paper.notice_of == ()
    assert paper.title.startswith("Hydroxychloroquine or chloroquine")
    assert Notice("retraction", notice, "2020-06-05", ("retraction-watch",)) in paper.notices
    assert ("concern", "doi:10.1016/s0140-6736(20)31290-3", "2020-06-03") in told(paper.notices)
    assert not about.retracted
    assert about.notices == ()
    assert ("retraction", SURGISPHERE, "2020-06-05") in told(about.notice_of)


def test_a_corrected_paper() -> None:
    asked = "doi:10.1371/journal.pone.0033693"

    found = record(REGISTRY, asked, crossref("crossref_works_animal_2026.json"))

    notice = "doi:10.1371/annotation/c76da2c1-ccb8-4797-94c1-359d3ceceeda"
    assert told(found.notices) == [("correction", notice, "2012-05-08")]
    assert found.authors == (
        *("Sadasivan S", "Pond BB", "Pani AK"),
        *("Qu C", "Jiao Y", "Smeyne RJ"),
    )


@pytest.mark.parametrize(
    ("by", "to", "notices", "notice_of"),
    [
        ([], [("10.1000/a", "retraction", "publisher")], [], ["doi:10.1000/a"]),
        ([("10.1000/a", "retraction", "publisher")], [], ["doi:10.1000/a"], []),
        ([], [("10.1000/x", "retraction", "publisher")], ["doi:10.1000/x"], []),
        (
            [("10.1000/a", "retraction", "publisher")],
            [("10.1000/a", "retraction", "publisher")],
            ["doi:10.1000/a"],
            [],
        ),
        (
            [("10.1000/a", "retraction", "publisher"), ("10.1000/b", "correction", "publisher")],
            [("10.1000/a", "retraction", "retraction-watch")],
            ["doi:10.1000/b"],
            ["doi:10.1000/a"],
        ),
        (
            [("10.1000/b", "retraction", "retraction-watch")],
            [("10.1000/a", "correction", "retraction-watch")],
            ["doi:10.1000/b"],
            ["doi:10.1000/a"],
        ),
    ],
    ids=["notice", "work", "in place", "both, nobody else", "watched notice", "notice retracted"],
)
def test_direction(
    by: list[tuple[str, str, str]],
    to: list[tuple[str, str, str]],
    notices: list[str],
    notice_of: list[str],
) -> None:
    answer = work(updated_by=[entry(*each) for each in by], update_to=[entry(*each) for each in to])

    found = record(REGISTRY, "doi:10.1000/x", answer)

    assert [each.id for each in found.notices] == notices
    assert [each.id for each in found.notice_of] == notice_of


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("retraction", "retraction"),
        ("partial_retraction", "partial-retraction"),
        ("expression_of_concern", "concern"),
        ("erratum", "correction"),
        ("corrigendum", "correction"),
        ("correction", "correction"),
        ("withdrawal", "withdrawal"),
        ("removal", "withdrawal"),
        ("reinstatement", "reinstatement"),
        ("addendum", ""),
        ("clarification", ""),
        ("new_version", ""),
        ("new_edition", ""),
        ("something_else", ""),
    ],
)
def test_kinds_of_update(kind: str, read: str) -> None:
    found = record(REGISTRY, "doi:10.1000/x", work(updated_by=[entry("10.1000/n", kind)]))

    assert [each.kind for each in found.notices] == ([read] if read else [])


def test_a_meeting_abstract_shows_by_its_issue() -> None:
    answer = work(issue="Supplement 1", volume="144", page="7425-7425", container_title=["Blood"])

    found = record(REGISTRY, "doi:10.1000/x", answer)

    assert (found.container, found.volume, found.issue) == ("Blood", "144", "Supplement 1")
    assert found.pages == "7425-7425"


@pytest.mark.parametrize(
    ("fields", "preprint"),
    [
        ({"type": "posted-content", "subtype": "preprint"}, "is"),
        ({"type": "posted-content"}, "is"),
        ({"type": "posted-content", "subtype": "report"}, "is not"),
        ({"type": "journal-article"}, "is not"),
    ],
)
def test_preprints(fields: dict[str, object], preprint: str) -> None:
    found = record(REGISTRY, "doi:10.1000/x", work(**fields))

    assert found.preprint == (preprint == "is")


def test_preprint_and_article_know_each_other() -> None:
    other = [{"id-type": "doi", "id": "10.1000/OTHER", "asserted-by": "subject"}]

    before = record(REGISTRY, "doi:10.1000/x", work(relation={"is-preprint-of": other}))
    after = record(REGISTRY, "doi:10.1000/x", work(relation={"has-preprint": other[0]}))

    assert before.published_as == "doi:10.1000/other"
    assert after.preprint_of == "doi:10.1000/other"


def version(doi: str, year: int, kind: str = "new_version") -> dict[str, object]:
    return {"DOI": doi, "type": kind, "updated": {"date-parts": [[year, 1, 2]]}}


@pytest.mark.parametrize(
    ("fields", "newest"),
    [
        ({"updated-by": [version("10.1000/X.PUB3", 2020)]}, "doi:10.1000/x.pub3"),
        ({"updated-by": [version("10.1000/b", 2021), version("10.1000/a", 2019)]}, "doi:10.1000/b"),
        ({"updated-by": [version("10.1000/b", 2021, "new_edition")]}, "doi:10.1000/b"),
        ({"updated-by": [version("10.1000/b", 2021, "correction")]}, ""),
        ({"updated-by": [version("10.1000/x", 2021)]}, ""),
        ({"update-to": [version("10.1000/old", 2010)]}, ""),
        (
            {
                "updated-by": [version("10.1000/b", 2021)],
                "update-to": [version("10.1000/b", 2021)],
            },
            "",
        ),
    ],
    ids=["newer", "newest", "edition", "correction", "itself", "older", "echo"],
)
def test_the_newer_version_of_a_work(fields: dict[str, object], newest: str) -> None:
    found = record(REGISTRY, "doi:10.1000/x", work(**fields))

    assert found.updated_in == newest
    assert all(notice.kind == "correction" for notice in found.notices)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("RETRACTED: Zinc and <i>E. coli</i>", "Zinc and E. coli"),
        ("RETRACTED ARTICLE: Zinc", "Zinc"),
        ("[Retracted] Zinc", "Zinc"),
        ("WITHDRAWN: Zinc", "Zinc"),
        ("Retraction: Zinc", "Retraction: Zinc"),
        ("Retracted papers in zinc research", "Retracted papers in zinc research"),
        ("Vitamin\n   D<sub>3</sub> &amp;amp; p &lt; 0.05", "Vitamin D3 & p < 0.05"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math> of y", "x of y"),
        ("RETRACTED:", "RETRACTED:"),
    ],
)
def test_titles(title: str, read: str) -> None:
    assert record(REGISTRY, "doi:10.1000/x", work(title=[title])).title == read


def test_a_subtitle_belongs_to_the_title_once() -> None:
    apart = work(title=["Zinc"], subtitle=["A trial"])
    twice = work(title=["Zinc: A trial"], subtitle=["A trial"])

    assert record(REGISTRY, "doi:10.1000/x", apart).title == "Zinc: A trial"
    assert record(REGISTRY, "doi:10.1000/x", twice).title == "Zinc: A trial"


def test_a_headed_abstract_in_jats() -> None:
    jats = (
        "<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title>"
        "<jats:p>Zn<jats:sup>2+</jats:sup> &lt; 5.</jats:p></jats:sec><jats:sec>"
        "<jats:title>Limitations:</jats:title><jats:p>Few.</jats:p></jats:sec>"
    )

    found = record(REGISTRY, "doi:10.1000/x", work(abstract=jats))

    assert found.abstract == "Background: Zn2+ < 5.\nLimitations: Few."


def test_works_that_it_cites() -> None:
    found = said(REGISTRY, [WAKEFIELD], crossref("crossref_wakefield_retracted.json"))

    assert len(found[WAKEFIELD].references) == 16
    assert "doi:10.1016/0009-8981(82)90018-3" in found[WAKEFIELD].references


def test_trials_that_it_reports() -> None:
    numbers = [
        {"clinical-trial-number": "NCT01234567", "registry": "10.18810/clinical-trials-gov"},
        {"clinical-trial-number": "isrctn12345678", "registry": "10.18810/isrctn"},
    ]

    found = record(REGISTRY, "doi:10.1000/x", work(clinical_trial_number=numbers))

    assert found.registrations == ("nct:NCT01234567",)
    assert found.ids == ("doi:10.1000/x",)
