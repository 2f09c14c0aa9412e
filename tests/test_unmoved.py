"""What a source says plainly did not differ from doing nothing, or got worse."""

import pytest

from marrowlint.evidence.passages import material
from marrowlint.evidence.unmoved import unmoved

TRIAL = "Randomized trial against placebo in 90 adults."


def named(sentence: str, trial: str = TRIAL) -> list[str]:
    return [outcome.words for outcome in unmoved(material([trial, sentence]))]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("There was no significant difference in grip strength (P = 0.4).", "grip strength"),
        ("It had no effect on memory at 12 weeks.", "memory"),
        ("No differences between groups were found in sleep quality.", "sleep quality"),
        ("The extract did not improve walking distance compared with placebo.", "walking distance"),
        ("Systolic pressure did not differ.", "Systolic pressure"),
        ("Pain fell, but quality of sleep was unchanged (P = 0.7).", "quality of sleep"),
        ("Pain fell, and headaches worsened.", "headaches"),
        ("Walking distance was not significantly different (P = 0.3).", "Walking distance"),
    ],
)
def test_the_ways_to_say_it(sentence: str, outcome: str) -> None:
    assert named(sentence) == [outcome]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pain fell by 4 points (P = 0.01).",
        "Adverse events did not differ.",
        "Age did not differ at baseline.",
        "Effects on pain were similar to those of ibuprofen.",
        "There was no difference in pain between the two doses.",
        "It is not licensed to prevent stroke.",
        "There was no significant difference.",
        "The groups did not differ.",
        "Work ability improved over time but did not differ between groups.",
        "We asked whether sleep did not differ.",
    ],
)
def test_what_names_no_such_outcome(sentence: str) -> None:
    assert named(sentence) == []


def test_without_a_comparison_with_nothing_it_may_be_good_news() -> None:
    assert named("Sleep did not differ.", "Randomized trial against ibuprofen.") == []
