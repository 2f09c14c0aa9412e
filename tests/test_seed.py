"""Run the main job on the page the project grew from, in each document form."""

from collections import Counter

import pytest

from evals.seed import SEED, score
from marrowlint.convert import to_json, to_markdown, to_yaml
from marrowlint.finding import Report
from marrowlint.run import check_text, read
from marrowlint.settings import Options
from shared_data import shared

FORMS = {"md": to_markdown, "yaml": to_yaml, "json": to_json}


def told(report: Report) -> list[tuple[str, str]]:
    """Return rule and words of each finding; where they stand differs between forms."""
    return sorted(
        (found.rule, " ".join(found.place.text.split()).strip('"')) for found in report.findings
    )


def test_finds_what_the_gold_labels_say() -> None:
    result = score(shared())

    assert result["recall"] >= 0.85
    assert result["forbidden"] == []
    assert result["precision"] >= 0.80


def test_puts_a_dropped_qualifier_first() -> None:
    result = score(shared())

    assert result["top"] == "preclinical-qualifier-dropped"


def counted(report: Report, apart: set[str]) -> Counter[str]:
    """Return how many findings each rule has, but for those ``apart``."""
    return Counter(found.rule for found in report.findings if found.rule not in apart)


@pytest.mark.parametrize("form", FORMS)
def test_says_the_same_in_every_form(form: str) -> None:
    path = shared() / SEED
    options = Options(no_config=True)
    page = FORMS[form](read(path, options))

    original = check_text(path.read_bytes(), "page.txt", options)
    converted = check_text(page, f"page.{form}", options)

    # What stands at a heading or a line end has other words there in another form.
    placed = {
        "citation-markers-absent",
        "population-missing",
        "review-date-missing",
        "safety-section-unsourced",
        "serious-harm-missing",
    }
    apart = {"trailing-blank-lines"}
    assert counted(converted, apart) == counted(original, apart)
    assert [pair for pair in told(converted) if pair[0] not in placed | apart] == [
        pair for pair in told(original) if pair[0] not in placed | apart
    ]
