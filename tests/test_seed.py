"""Run the main job on the page the project grew from, in each document form."""

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


@pytest.mark.parametrize("form", FORMS)
def test_says_the_same_in_every_form(form: str) -> None:
    path = shared() / SEED
    options = Options(no_config=True)
    page = FORMS[form](read(path, options))

    original = check_text(path.read_bytes(), "page.txt", options)
    converted = check_text(page, f"page.{form}", options)

    places = {"citation-markers-absent", "safety-section-unsourced", "review-date-missing"}
    assert [found.rule for found in converted.findings] == [f.rule for f in original.findings]
    assert [pair for pair in told(converted) if pair[0] not in places] == [
        pair for pair in told(original) if pair[0] not in places
    ]
