"""Where two services tell of one work, what is read of them agrees, or the difference is seen."""

from pathlib import Path

import pytest

from marrowlint.facts import Notice, Record
from marrowlint.verify.registries import crossref as works
from marrowlint.verify.registries import europe_pmc, records, retraction_watch, summary
from marrowlint.verify.registries.notice_kinds import IGNORED, folded
from recorded_answers import crossref, record, recorded, told

PMID, DOI = "pmid:9500320", "doi:10.1016/s0140-6736(97)11096-0"
RETRACTION = ("retraction", "doi:10.1016/s0140-6736(10)60175-4", "2010-02-06")
CONCERN = """<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE">
<PMID Version="1">23741377</PMID><Article><ArticleTitle>Adult bone marrow neural crest stem cells
and mesenchymal stem cells are not able to replace lost neurons in acute MPTP-lesioned mice.
</ArticleTitle></Article><CommentsCorrectionsList>
<CommentsCorrections RefType="ExpressionOfConcernIn"><RefSource>PLoS One. 2021 Oct 28;16(10):
e0256488. doi: 10.1371/journal.pone.0256488.</RefSource><PMID Version="1">34710116</PMID>
</CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle>
</PubmedArticleSet>"""
"""Synthetic: the recorded MEDLINE text of PMID 23741377 in the form of efetch's XML."""


@pytest.fixture(name="paper")
def _paper(tmp_path: Path) -> dict[str, tuple[Notice, ...]]:
    """Return the notices about one retracted paper, by who tells of them."""
    path = tmp_path / "watch.csv"
    path.write_bytes(recorded("retraction_watch_sample.csv"))
    watch = retraction_watch.read(path, "watch.csv")
    found = {
        "pubmed": record(summary.REGISTRY, PMID, recorded("ncbi_esummary_pubmed_retracted.json")),
        "europe-pmc": record(europe_pmc.REGISTRY, PMID, recorded("europepmc_core_retracted.json")),
        "crossref": record(works.REGISTRY, DOI, crossref("crossref_wakefield_retracted.json")),
    }
    notices = {who: each.notices for who, each in found.items()}
    return notices | {"retraction-watch": watch.notices([PMID, DOI])}


def test_four_services_tell_of_one_retraction(paper: dict[str, tuple[Notice, ...]]) -> None:
    assert [RETRACTION in told(notices) for notices in paper.values()] == [True] * 4


def test_two_services_name_the_first_notice_otherwise(
    paper: dict[str, tuple[Notice, ...]],
) -> None:
    first = {
        who: {kind for kind, notice, _ in told(notices) if notice.endswith("15715-2")}
        for who, notices in paper.items()
    }

    assert first == {
        "pubmed": {"retraction"},
        "europe-pmc": {"retraction"},
        "crossref": {"correction"},
        "retraction-watch": {"correction"},
    }


def test_crossref_passes_on_what_retraction_watch_says(
    paper: dict[str, tuple[Notice, ...]],
) -> None:
    assert paper["crossref"] == paper["retraction-watch"]


def test_pubmed_and_europe_pmc_agree_on_the_work() -> None:
    one = record(summary.REGISTRY, PMID, recorded("ncbi_esummary_pubmed_retracted.json"))
    other = record(europe_pmc.REGISTRY, PMID, recorded("europepmc_core_retracted.json"))

    same = ("ids", "title", "authors", "year", "container", "volume", "issue", "types")
    assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]
    assert told(one.notices) == told(other.notices)


def test_crossref_agrees_on_the_work() -> None:
    one = record(summary.REGISTRY, PMID, recorded("ncbi_esummary_pubmed_retracted.json"))
    other = record(works.REGISTRY, DOI, crossref("crossref_wakefield_retracted.json"))

    same = ("title", "authors", "year", "volume", "issue")
    assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]


def test_pubmed_and_crossref_agree_on_the_concern() -> None:
    asked = "doi:10.1371/journal.pone.0064723"

    one = record(records.REGISTRY, "pmid:23741377", CONCERN.encode())
    other = record(works.REGISTRY, asked, crossref("crossref_expression_of_concern.json"))

    assert told(one.notices) == told(other.notices)
    assert told(one.notices) == [("concern", "doi:10.1371/journal.pone.0256488", "2021-10-28")]


def test_pubmed_and_europe_pmc_agree_on_the_trial() -> None:
    answers: tuple[Record, ...] = (
        record(records.REGISTRY, "pmid:22663011", recorded("ncbi_efetch_pubmed_22663011_RCT.xml")),
        record(europe_pmc.REGISTRY, "pmid:22663011", recorded("europepmc_lite_22663011_RCT.json")),
    )

    same = ("ids", "title", "authors", "year", "volume", "issue", "types")
    one, other = ([getattr(each, name) for name in same] for each in answers)
    assert one == other


def test_medline_text_and_the_table_agree_on_its_tags() -> None:
    """The text form of PubMed is not asked for; its tags stand for links that are in the table."""
    tags = {
        "RIN": "pubmed_retracted.medline.txt",
        "ROF": "pubmed_retraction_notice.medline.txt",
        "ECI": "pubmed_eci_concern.medline.txt",
        "ECF": "pubmed_eci_concern_notice.medline.txt",
    }

    assert all(f"\n{tag} " in recorded(name).decode() for tag, name in tags.items())
    assert folded("Comment in") in IGNORED
