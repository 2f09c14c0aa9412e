"""DataCite: what is not at Crossref."""

import pytest

from marrowlint.verify.registries.datacite import REGISTRY
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body, record, recorded, said


def work(**fields: object) -> bytes:
    return body({"data": {"attributes": {"doi": "10.5555/x", **fields}}})


def test_one_call_a_doi() -> None:
    (call,) = REGISTRY.requests(["doi:10.48550/arxiv.1706.03762"], "")

    assert call.path == "dois/10.48550%2Farxiv.1706.03762"
    assert REGISTRY.absent_statuses == (404,)
    assert REGISTRY.authority == ()


def test_a_preprint() -> None:
    asked = "doi:10.48550/arxiv.1706.03762"

    found = record(REGISTRY, asked, recorded("datacite_arxiv_preprint.json"))

    assert (found.title, found.year, found.container) == (
        "Attention Is All You Need",
        "2017",
        "arXiv",
    )
    assert found.authors[:2] == ("Vaswani A", "Shazeer N")
    assert found.authors[5] == "Gomez AN"
    assert found.types == ("preprint",)
    assert found.preprint
    assert found.notices == ()
    assert found.abstract.startswith("The dominant sequence transduction models")
    assert found.licence == "arXiv.org perpetual, non-exclusive license"


def test_an_article() -> None:
    asked = "doi:10.24377/dteij.article3641"

    found = record(REGISTRY, asked, recorded("datacite_journal_article.json"))

    assert found.types == ("journal article",)
    assert not found.preprint
    assert found.authors == ("McLain M",)
    assert (found.volume, found.issue, found.pages) == ("31", "2", "323-343")
    assert (found.year, found.licence) == ("2026", "cc-by-4.0")


@pytest.mark.parametrize(
    ("relation", "other", "became"),
    [
        ("IsVersionOf", "10.1103/PhysRevX.1", "doi:10.1103/physrevx.1"),
        ("IsVersionOf", "10.5555/y", ""),
        ("IsObsoletedBy", "10.1103/z", ""),
        ("References", "10.1103/z", ""),
    ],
)
def test_what_a_preprint_became(relation: str, other: str, became: str) -> None:
    related = [{"relationType": relation, "relatedIdentifier": other}]
    answer = work(types={"resourceTypeGeneral": "Preprint"}, relatedIdentifiers=related)

    found = record(REGISTRY, "doi:10.5555/x", answer)

    assert found.published_as == became
    assert found.notices == ()


@pytest.mark.parametrize(
    "answer",
    [
        {"errors": [{"status": "404"}]},
        {"data": {"attributes": {"doi": "10.5555/other"}}},
        {"data": [{"attributes": {"doi": "10.5555/x"}}]},
    ],
)
def test_another_work_is_no_answer(answer: object) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["doi:10.5555/x"], body(answer))
