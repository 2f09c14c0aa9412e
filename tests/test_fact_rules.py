"""All rules on facts together: what they say, and what they do with hostile or broken facts."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marrowlint import rules
from marrowlint.examples import cases
from marrowlint.finding import Report
from marrowlint.rule import AnyRule
from marrowlint.run import check_text
from marrowlint.settings import Options
from rule_cases import ask, locked

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ON_FACTS = [
    pytest.param(rule, case, id=f"{rule.meta.id}: {case['name']}")
    for rule in rules.ALL
    for case in cases(rule)
    if "lock" in case and case["want"]
]
DATELESS = {"lock-missing"}
QUOTES = {"source-identity-mismatch"}
"""Quote what may be long."""
IN_LOCK = "its entry in the lock"
PAGE = """\
title: Rue
reviewed: 2026-01-01
sections:
  benefits: Rue reduces fever in adults [@a]. Rue improves sleep [@b]. It is a herb [@c; @d].
sources:
  - {id: a, doi: 10.5555/rue.2004, pmid: 12345678, title: Rue tea and fever in adults}
  - {id: b, pmcid: PMC7654321, title: Rue and sleep, design: systematic-review}
  - {id: c, url: http://example.org/rue, title: Rue}
  - {id: d, nct: NCT01234567, title: Rue in influenza}
"""


def checked(tmp_path: Path, records: dict[str, dict[str, object]]) -> Report:
    path = tmp_path / "marrowlint.lock"
    path.write_text(json.dumps(locked(records)), "utf-8")
    return check_text(PAGE, "page.yaml", Options(no_config=True, lock=path, now=NOW))


@pytest.mark.parametrize(("rule", "case"), ON_FACTS)
def test_each_message_names_the_day_of_the_answer(rule: AnyRule, case: dict[str, object]) -> None:
    report = ask(rule, case)

    found = [each for each in report.findings if each.rule == rule.meta.id]
    from_facts = [each for each in found if rule.meta.id not in DATELESS]
    assert all("2026-0" in each.message for each in from_facts)
    assert rule.meta.id in QUOTES or all("…" not in each.message for each in found)


@pytest.mark.parametrize("verdict", ["alive", "dead", "unknown"])
def test_bare_records_crash_no_rule(tmp_path: Path, verdict: str) -> None:
    keys = ("doi:10.5555/rue.2004", "pmid:12345678", "pmcid:PMC7654321", "url:example.org/rue")

    report = checked(tmp_path, {key: {"verdict": verdict} for key in (*keys, "nct:NCT01234567")})

    assert report.faults == ()
    reasons = [(each.rule, each.place.span) for each in report.abstentions]
    assert len(reasons) == len(set(reasons))


def test_a_planted_entry_is_abstained_from_once_a_question(tmp_path: Path) -> None:
    keys = ("doi:10.5555/rue.2004", "pmcid:PMC7654321", "url:example.org/rue", "nct:NCT01234567")
    later: dict[str, object] = {"at": "2027-01-01T00:00:00Z", "title": "Rue tea and fever"}

    report = checked(tmp_path, dict.fromkeys(keys, later))

    asked = [each for each in report.abstentions if IN_LOCK in each.reason]
    told = [(each.rule, each.place.start.line) for each in asked]
    assert told == [
        ("source-retracted", 6),
        ("source-retracted", 7),
        ("citation-id-invalid", 6),
        ("citation-id-invalid", 7),
        ("citation-id-invalid", 9),
        ("source-unreachable", 8),
        ("trial-terminated", 9),
    ]


def test_odd_values_crash_no_rule(tmp_path: Path) -> None:
    odd: dict[str, object] = {
        "title": "<i>" * 50 + "?!",
        "authors": ["", " ", "X", "  Rey  A "],
        "year": "2004",
        "issue": "Supplement",
        "pages": "-–-99999999999999999999-1",
        "types": ["", "Meta-Analysis\n"],
        "mesh": ["", "Mice, ", "Humans"],
        "numbers": ["", "1" * 40],
        "notices": [{"kind": "retraction"}, {"kind": "correction", "date": "2020"}],
        "trial": {"status": "TERMINATED", "why_stopped": "{x} %s"},
    }
    keys = ("doi:10.5555/rue.2004", "pmcid:PMC7654321", "nct:NCT01234567")

    report = checked(tmp_path, dict.fromkeys(keys, odd))

    assert report.faults == ()
    assert {found.rule for found in report.findings} >= {"source-retracted", "lock-missing"}


def test_the_same_lock_gives_the_same_report(tmp_path: Path) -> None:
    records: dict[str, dict[str, object]] = {
        "doi:10.5555/rue.2004": {
            "ids": ["doi:10.5555/rue.2004", "pmid:12345678"],
            "title": "Rue tea and fever in adults",
            "notices": [{"kind": "retraction", "date": "2010", "services": ["pubmed"]}],
        }
    }

    assert checked(tmp_path, records) == checked(tmp_path, records)


def test_a_claim_is_held_against_the_abstract(tmp_path: Path) -> None:
    abstract = "Adults drank rue tea. Rue tea reduced fever in adults with influenza by 1 degree."
    known = {
        "doi:10.5555/rue.2004": {
            "ids": ["doi:10.5555/rue.2004", "pmid:12345678"],
            "title": "Rue tea and fever in adults",
            "abstract": abstract,
            "licence": "cc by",
        }
    }
    page = PAGE.replace("Rue reduces fever in adults", "Rue increases fever in adults")
    path = tmp_path / "marrowlint.lock"
    path.write_text(json.dumps(locked(known)), "utf-8")

    told = [
        {each.rule for each in check_text(page, "page.yaml", options).findings}
        for options in (
            Options(no_config=True, lock=path, now=NOW),
            Options(no_config=True, no_lock=True, now=NOW),
        )
    ]

    assert "claim-contradicts-source" in told[0]
    assert "claim-contradicts-source" not in told[1]


def told(tmp_path: Path, entry: str, records: dict[str, dict[str, object]]) -> str:
    path = tmp_path / "marrowlint.lock"
    path.write_text(json.dumps(locked(records)), "utf-8")
    page = f"title: Rue\nsections: {{benefits: 'It reduces fever [@a].'}}\nsources: [{{{entry}}}]\n"
    report = check_text(page, "page.yaml", Options(no_config=True, lock=path, now=NOW))
    found = [f"{each.rule}: {each.message} {each.help}" for each in report.findings]
    return "\n".join([*found, *(f"{each.rule}: {each.reason}" for each in report.abstentions)])


def asked(*services: str, answer: str) -> list[dict[str, str]]:
    at = "2026-01-01T00:00:00Z"
    return [{"service": service, "answer": answer, "at": at} for service in services]


@pytest.mark.parametrize("silent", [[], asked("pubmed", answer="unchecked")])
def test_who_gave_no_answer_denies_nothing(tmp_path: Path, silent: list[dict[str, str]]) -> None:
    record: dict[str, object] = {
        "title": "Rue tea",
        "asked": [*asked("crossref", "pubmed" if silent else "doi.org", answer="found"), *silent],
        "notices": [{"kind": "retraction", "date": "2010", "services": ["crossref"]}],
    }

    text = told(tmp_path, "id: a, doi: 10.5555/rue", {"doi:10.5555/rue": record})
    assert "was retracted in 2010: Crossref says so (asked" in text


def test_a_trial_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    gone: dict[str, object] = {
        "verdict": "dead",
        "asked": asked("clinicaltrials.gov", answer="absent"),
    }

    text = told(tmp_path, "id: a, nct: NCT09999999", {"nct:NCT09999999": gone})
    assert "ClinicalTrials.gov has no trial NCT09999999 (asked on" in text
    assert "citation-metadata-missing" not in text


def test_an_arxiv_number_has_its_article(tmp_path: Path) -> None:
    gone: dict[str, object] = {
        "verdict": "dead",
        "ids": ["arxiv:9999.99999", "doi:10.48550/arxiv.9999.99999"],
    }
    entry = 'id: a, url: "https://arxiv.org/abs/9999.99999"'

    assert "an arXiv number looks like" in told(tmp_path, entry, {"arxiv:9999.99999": gone})


@pytest.mark.parametrize(
    ("entry", "help_"),
    [
        ("id: a, pmid: 90000003", "Take these from https://pubmed.ncbi.nlm.nih.gov/90000003/ and"),
        ("id: a, doi: 10.5555/rue", "Take these from https://doi.org/10.5555/rue and write"),
        ('id: a, url: "https://example.org/r"', "Take these from https://example.org/r and write"),
        ("id: isbn, isbn: 9780306406157", "Write them into the entry"),
    ],
)
def test_missing_metadata_names_the_address(tmp_path: Path, entry: str, help_: str) -> None:
    text = told(tmp_path, entry, {})

    assert help_ in text
    assert " at isbn" not in text


def test_an_abstention_has_one_colon_and_calls_no_source_silent(tmp_path: Path) -> None:
    why: dict[str, object] = {"verdict": "unknown", "reason": "not fetched: its port is 8080"}
    entry = 'id: a, url: "https://example.org/r", title: Rue tea'

    text = told(tmp_path, entry, {"url:example.org/r": why})
    reason = "it could not be verified on 2026-01-01 (not fetched, its port is 8080)"
    assert f"whether it can be reached is not known: {reason}" in text
    assert "nothing known of https://example.org/r says whether people or animals were" in text
