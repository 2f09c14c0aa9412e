from hypothesis import given, settings
from hypothesis import strategies as st

from evals.certainty import score
from marrowlint.language.sureness import LEAST, MOST, sureness
from shared_data import shared


def test_hedges_lower_the_score() -> None:
    bare = sureness("Tea lowers blood pressure.")
    hedged = sureness("Tea may lower blood pressure.")

    assert hedged < bare - 1


def test_open_questions_are_least_sure() -> None:
    text = "Further research is needed to learn whether tea may lower blood pressure."

    assert sureness(text) < sureness("Tea may lower blood pressure.")


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_scores_stay_in_range(text: str) -> None:
    assert LEAST <= sureness(text) <= MOST


def test_score_on_held_out_ratings() -> None:
    result = score(shared("data", "certainty", "sentence-level-certainty.jsonl"), "val")

    assert result["ours"] > result["word_list"]
    assert result["ours"] >= 0.60
