"""Small linear models read from data files."""

from pathlib import Path

import pytest

from marrowlint.evidence.linear import chance, chances


def test_a_measure_without_weight_says_nothing(tmp_path: Path) -> None:
    model = tmp_path / "one.toml"
    model.write_text('[weights]\n"(bias)" = 0.0\n"heavy" = 2.0\n')

    assert chance(model, {"unknown": 9.0}) == 0.5
    assert chance(model, {"heavy": 1.0}) == pytest.approx(0.881, abs=0.001)


def test_a_total_far_out_stays_a_chance(tmp_path: Path) -> None:
    model = tmp_path / "one.toml"
    model.write_text('[weights]\n"(bias)" = 0.0\n"heavy" = 1e9\n')

    assert 0.99 < chance(model, {"heavy": 1e9}) <= 1
    assert 0 <= chance(model, {"heavy": -1e9}) < 0.01


def test_the_chances_of_all_labels_make_one(tmp_path: Path) -> None:
    model = tmp_path / "some.toml"
    model.write_text('title = "t"\n[yes]\n"(bias)" = 1.0\n[no]\n"(bias)" = 0.0\n"x" = 900.0\n')

    found = chances(model, {"x": 1.0})

    assert set(found) == {"yes", "no"}
    assert found["no"] > 0.99
    assert sum(found.values()) == pytest.approx(1)
