"""Hold the rules to whole pages: silent on careful ones, loud on planted defects."""

from pathlib import Path

import pytest

from evals.whole_pages import OPTIONS, alarms, pages, planted, score
from marrowlint.run import check

CORRECTED = Path(__file__).parents[1] / "monographs" / "red-bone-marrow.md"
FIRST = (
    "ashwagandha.md", "berberine.yaml", "bpc-157.txt", "curcumin.md", "lions-mane.md", "nmn.yaml",
    "platelet-rich-plasma.txt", "saw-palmetto.md",
)  # fmt: skip
"""Planted pages of the first batches, which the rules were written beside: 152 defects."""


@pytest.mark.parametrize("page", pages("clean"), ids=lambda page: page.name)
def test_careful_pages_draw_no_alarm(page: Path) -> None:
    assert [(found.rule, found.place.text) for found in alarms(page)] == []


def test_the_corrected_page_is_clean() -> None:
    report = check([CORRECTED], OPTIONS)

    assert [(found.rule, found.place.text) for found in report.findings] == []
    assert report.pages[0].claims > 20


@pytest.mark.parametrize("page", pages("planted"), ids=lambda page: page.name)
def test_planted_defects_stand_on_their_page(page: Path) -> None:
    text = " ".join(page.read_text("utf-8").split())

    assert [found for found in planted(page) if " ".join(found.quote.split()) not in text] == []


def test_most_planted_defects_are_found() -> None:
    result = score()

    assert result["recall"] >= 0.68
    assert sum(len(result["missed"][name]) for name in FIRST) <= 14
