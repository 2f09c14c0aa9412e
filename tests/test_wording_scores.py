"""Hold the scores of wording on rows kept apart when the rules were first written."""

import pytest

from evals import causal_language, conclusions, exaggeration, health_advice
from evals.shown import parts_of, rows_of, tuned
from shared_data import shared


def test_rows_are_held_out_by_id() -> None:
    assert [tuned(f"pubmed-{at}") for at in range(5)] == [tuned(f"pubmed-{at}") for at in range(5)]


def test_kinds_of_link() -> None:
    rows = parts_of(rows_of(shared("data", "causal_language", "pubmed.jsonl")))["check"]

    result = causal_language.score(rows, "check")

    assert result["ours"] >= 0.70
    assert result["ours"] > result["word_list"] + 0.10


def test_health_advice() -> None:
    rows = parts_of(rows_of(shared("data", "health_advice", "structured_abstract.jsonl")))["check"]

    result = health_advice.score(rows, "check")

    assert result["ours"] >= 0.86


def test_exaggeration() -> None:
    rows = rows_of(shared("data", "exaggeration", "train.jsonl"))

    result = exaggeration.score(rows, "tune")

    assert result["ours"] >= 0.54
    assert result["ours"] > result["word_list"]


@pytest.mark.slow
def test_conclusions_labelled_for_this() -> None:
    rows = conclusions.labelled(shared("data", "scifact").parent)

    link, advice = conclusions.score(rows, "kept")

    assert link["n"] == 1680
    assert link["ours"] >= 0.76
    assert advice["ours"] >= 0.80
