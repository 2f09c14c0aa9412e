"""How surely a sentence states a direct cause."""

import pytest

from evals import causal_language
from evals.shown import parts_of, rows_of
from marrowlint.language.directness import directness, sure
from shared_data import shared


def test_a_verb_with_its_object_is_sure() -> None:
    assert sure("Fish oil reduces blood pressure.")


@pytest.mark.parametrize(
    "text",
    ["Fish oil may reduce blood pressure.", "Fish oil was associated with lower pressure.", ""],
)
def test_what_states_no_direct_cause_scores_nothing(text: str) -> None:
    assert directness(text) == 0


def test_a_noun_of_effect_is_less_sure_than_a_verb() -> None:
    assert directness("Fish oil had an effect on sleep.") < directness("Fish oil reduces pain.")


def test_two_cues_are_surer_than_one() -> None:
    one = directness("Yoga had an effect on sleep.")

    assert directness("Yoga reduces pain and had an effect on sleep.") > one


def test_stays_near_its_goal_on_the_rows_of_check() -> None:
    rows = parts_of(rows_of(shared("data", "causal_language", "pubmed.jsonl")))["check"]

    result = causal_language.score(rows, "check")

    assert result["sure_precision"] >= 0.82
    assert result["sure_recall"] >= 0.50
