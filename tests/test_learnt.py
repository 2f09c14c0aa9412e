"""Weights on scaled measures, turned into weights on the measures as they are."""

import tomllib

import pytest

from evals.learnt import table, unscaled


def test_weights_on_raw_measures_give_the_same_total() -> None:
    weights = unscaled(["x", "y"], [2.0, -1.0], 0.5, [3.0, 1.0], [4.0, 0.5])

    total = weights["(bias)"] + 7 * weights["x"] + 2 * weights["y"]

    assert total == pytest.approx(0.5 + 2 * (7 - 3) / 4 - (2 - 1) / 0.5)


def test_a_table_is_sorted_and_leaves_out_nothings() -> None:
    text = table("weights", {"b": 0.00001, "a, b": -1.23456, "(bias)": 2.0})

    assert tomllib.loads(text) == {"weights": {"(bias)": 2.0, "a, b": -1.235}}
