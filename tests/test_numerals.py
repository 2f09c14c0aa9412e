"""Numbers as a claim states them, and names that only look like numbers."""

import pytest

from marrowlint.evidence.numerals import numbers


@pytest.mark.parametrize(
    "text",
    [
        "rhBMP-2 in the trial STEP 1",
        "IL-6 and CD8 cells",
        "a phase 3 trial of vitamin B12",
        "type 2 diabetes and 5-HT",
        "omega-3 fatty acids",
    ],
)
def test_numbers_that_name_things_are_none(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0·5 μg", 0.5, "mcg"),
        ("1,200 patients", 1200.0, ""),
        ("eight weeks", 8.0, "week"),
        ("40mg/day", 40.0, "mg"),
        ("16 percentage points", 16.0, "point"),
        ("30 million cases", 3e7, ""),
        ("a 1.5-fold rise", 1.5, "fold"),
        ("25 percent", 25.0, "percent"),
        ("5 kb long", 5.0, "kb"),
        ("24 micromol/L", 24.0, "mcmol"),
        ("640 nm", 640.0, "nm"),
        ("from 18 months to 2 years", 18.0, "month"),
        ("18 to 24 months", 18.0, "month"),
    ],
)
def test_values_are_read_with_their_unit(text: str, value: float, unit: str) -> None:
    (number, *_) = numbers(text)

    assert (number.value, number.unit) == (value, unit)


def test_confidence_levels_and_p_values_are_told_apart() -> None:
    found = numbers("OR 1.49 (95% CI, 1.05-2.12; P = .03) in people aged 21 years")

    assert [number.role for number in found] == ["", "ci", "", "", "p", "age"]


def test_precision_is_that_of_the_writing() -> None:
    assert [number.step for number in numbers("24 and 23.7 and 1.50")] == [1.0, 0.1, 0.01]
