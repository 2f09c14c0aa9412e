"""The page the project grew from, with a lock: what registries know of its three sources.

The lock is synthetic: written by hand after what the works are, not recorded from any service.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.seed import SEED
from marrowlint.convert import to_json, to_markdown, to_yaml
from marrowlint.finding import Finding, Report
from marrowlint.run import check_text, read
from marrowlint.settings import Options
from shared_data import shared

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ASKED = "2026-11-20T09:30:00Z"
BLOOD = "doi:10.1182/blood-2024-000000"
ONLY_FACTS = (
    *("source-retracted", "source-concern", "source-corrected", "source-is-notice"),
    *("source-identity-mismatch", "source-unreachable", "source-redirected", "lock-missing"),
    *("source-cites-retracted", "trial-terminated", "trial-without-results", "lock-stale"),
)
FACT_RULES = (*ONLY_FACTS, "source-type-mismatch", "source-preprint", "citation-id-invalid")
FORMS = {"md": to_markdown, "yaml": to_yaml, "json": to_json}


def entry(key: str, *services: str, **fields: object) -> dict[str, object]:
    """Return one entry of the lock: found by ``services``."""
    asked = [{"service": each, "answer": "found", "at": ASKED} for each in services]
    return {"key": key, "verdict": "alive", "at": ASKED, "asked": asked, "ids": [key], **fields}


SOURCES = {
    "doi:10.1371/journal.pone.0191099": entry(
        "doi:10.1371/journal.pone.0191099",
        "europe-pmc",
        "pubmed",
        ids=["doi:10.1371/journal.pone.0191099", "pmcid:PMC5773187", "pmid:29346436"],
        title="Combined effect of marrow concentrate and low-dose growth factor on bone formation",
        authors=["Egashira K", "Sumita Y"],
        year="2018",
        container="PLoS One",
        volume="13",
        issue="1",
        pages="e0191099",
        types=["journal article"],
        mesh=["Animals", "Humans", "Mice"],
    ),
    "doi:10.1371/journal.pone.0155000": entry(
        "doi:10.1371/journal.pone.0155000",
        "pubmed",
        ids=["doi:10.1371/journal.pone.0155000", "pmcid:PMC4879076"],
        title="Bone marrow mononuclear cells in models of ischemic stroke: a systematic review",
        authors=["Vahidy FS"],
        year="2016",
        container="Stroke",
        types=["journal article", "meta-analysis", "systematic review"],
        mesh=["Animals"],
    ),
}


def lock(folder: Path, **more: dict[str, object]) -> Options:
    """Return options that take the synthetic lock, written below ``folder``."""
    path = folder / "marrowlint.lock"
    path.write_text(json.dumps({"version": 1, "sources": {**SOURCES, **more}}), "utf-8")
    return Options(no_config=True, lock=path, now=NOW)


def blood(page: bytes, folder: Path) -> dict[str, dict[str, object]]:
    """Return the meeting abstract's entry, known by its DOI and by the page's address of it."""
    report = check_text(page, "page.txt", lock(folder))
    address = next(each.key for each in report.standings if each.why)
    found = entry(
        BLOOD,
        "crossref",
        ids=sorted({BLOOD, address}),
        title="Outcomes after Bone Marrow Versus Peripheral Blood Grafts: A Meta-Analysis",
        year="2024",
        container="Blood",
        volume="144",
        issue="Supplement 1",
        pages="7425-7425",
        types=["journal-article"],
    )
    return {BLOOD: found}


@pytest.fixture
def page() -> bytes:
    return (shared() / SEED).read_bytes()


@pytest.fixture
def report(page: bytes, tmp_path: Path) -> Report:
    return check_text(page, "page.txt", lock(tmp_path, **blood(page, tmp_path)))


def of(report: Report, rule: str) -> list[Finding]:
    return [found for found in report.findings if found.rule == rule]


def test_a_mouse_experiment_is_no_meta_analysis(report: Report) -> None:
    (found,) = of(report, "source-type-mismatch")

    assert found.sources == ("1",)
    assert found.place.text == "meta-analysis"
    assert "PubMed lists it as 'journal article with the headings Animals" in found.message
    assert "2026-11-20" in found.message


def test_its_claims_are_told_as_of_people(report: Report) -> None:
    found = of(report, "preclinical-as-clinical")
    asked = [each for each in found if "(PubMed: journal article with" in each.message]

    assert [each.place.text.rpartition(" ")[2] for each in asked] == [
        "formation",
        "regeneration",
        "weeks",
    ]
    assert {each.sources for each in asked} == {("1",)}
    assert all("2026-11-20" in each.message for each in asked)


def test_a_meeting_abstract_is_known_by_its_record(report: Report) -> None:
    (found,) = of(report, "source-conference-abstract")

    assert found.sources == ("3",)
    assert "Supplement%201/7425" in found.place.text
    assert "(Crossref, asked on 2026-11-20)" in found.message


def test_a_review_of_animal_studies_is_clean(report: Report) -> None:
    told = {found.rule for found in report.findings if "2" in found.sources}

    assert told & set(FACT_RULES) == set()
    assert [each for each in report.abstentions if each.rule in FACT_RULES] == []


def test_what_is_missing_is_filled_in_from_the_record(report: Report) -> None:
    first = of(report, "citation-metadata-missing")[0]

    assert first.fix is not None
    assert not first.fix.safe
    assert "PLoS One. 2018;13(1):e0191099." in first.fix.edits[0].new


def test_every_form_tells_the_same(page: bytes, tmp_path: Path) -> None:
    options = lock(tmp_path, **blood(page, tmp_path))
    told = set()
    for form, written in FORMS.items():
        converted = written(read(shared() / SEED, options))
        found = check_text(converted, f"page.{form}", options).findings
        told.add(tuple((each.rule, each.sources) for each in found if each.rule in FACT_RULES))

    assert len(told) == 1
    assert ("source-type-mismatch", ("1",)) in told.pop()


def test_without_a_lock_the_rules_on_facts_are_silent(page: bytes) -> None:
    report = check_text(page, "page.txt", Options(no_config=True, no_lock=True, now=NOW))

    assert [found.rule for found in report.findings if found.rule in ONLY_FACTS] == []
    assert [each.rule for each in report.abstentions if each.rule in ONLY_FACTS] == ["lock-missing"]


def test_what_the_lock_lacks_is_told_of_each_source(page: bytes, tmp_path: Path) -> None:
    report = check_text(page, "page.txt", lock(tmp_path))

    assert [found.sources for found in of(report, "lock-missing")] == [("3",)]
