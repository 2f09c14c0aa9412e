"""Which way a sentence says that an outcome moves."""

import pytest

from marrowlint.evidence.polarity import moves


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Zinc reduces pain", -1),
        ("Pain was reduced by zinc", -1),
        ("Zinc did not reduce pain", 0),
        ("There was no increase in pain", 0),
        ("Zinc leads to an increase in pain", 1),
        ("Zinc prevents the loss of hearing", 1),
        ("A reduction in pain with zinc", -1),
    ],
)
def test_the_amount_of_an_outcome(text: str, amount: int) -> None:
    assert moves(text)[0].amount == amount


def test_less_of_a_burden_is_better() -> None:
    assert moves("Zinc reduces pain")[0].value == 1
    assert moves("Zinc reduces grip")[0].value == -1


@pytest.mark.parametrize(
    "text",
    [
        "diet-induced obesity in rats",
        "low-dose aspirin in adults",
        "evidence of low certainty",
        "after 12 weeks or more",
        "We aimed to see whether zinc reduces pain",
    ],
)
def test_what_moves_nothing(text: str) -> None:
    assert moves(text) == ()


def test_what_is_compared_with_stands_apart() -> None:
    (move,) = moves("Scores were higher with zinc than with placebo")

    assert "placebo" in move.against
    assert "placebo" not in move.other


def test_a_lack_on_the_acting_side_is_kept() -> None:
    (move,) = moves("A deficiency of zinc increases pain")

    assert "zinc" in move.lacking
