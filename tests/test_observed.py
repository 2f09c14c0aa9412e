"""Designs told by what was done to people."""

import pytest

from marrowlint.evidence.observed import observed


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("900 men were followed for six years; gout was rarer among tea drinkers.", "cohort"),
        ("Records of 900 men were reviewed. Gout was associated with beer.", "cohort"),
        ("90 patients with gout and 180 matched controls: users had lower odds.", "case-control"),
        ("Urate was measured once in 90 men. Tea drinkers had less of it.", "cross-sectional"),
        ("A 61-year-old man came down with gout.", "case-report"),
        ("We describe three patients with gout.", "case-report"),
        ("Ninety men drank the tea; there was no control group.", "single-arm-trial"),
    ],
)
def test_observed(text: str, design: str) -> None:
    assert observed(text).value == design


@pytest.mark.parametrize(
    "text",
    [
        "900 men were randomised to tea and followed for six years; gout was less often seen.",
        "900 men received the tea and were followed for six years; those who stopped had gout.",
        "Nine trials were pooled. A 61-year-old man dropped out.",
        "900 men were followed for six years.",
        "",
    ],
)
def test_unsure(text: str) -> None:
    assert not observed(text)
