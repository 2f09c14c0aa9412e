"""Hold the scores of study kinds on the split that the numbers were not set on."""

import json
from pathlib import Path

import pytest

from evals.shown import rows_of
from evals.study_type import STEPS, listed, main, ours, score
from shared_data import shared

ROW = {
    "title": "Zinc in mice",
    "abstract": "Mice were fed zinc. It was measured after a week.",
    "label": "Animal-other",
    "binary_label": 1,
}
HUMAN = {
    "title": "Zinc: a systematic review",
    "abstract": "We searched MEDLINE.",
    "label": "Human-systematic-review",
    "binary_label": 0,
}


def test_every_step_has_a_label() -> None:
    assert len(set(STEPS.values())) == 9


def test_a_row_is_told_and_a_word_list_tells_it_too() -> None:
    assert ours(ROW) == listed(ROW) == "animal-experiment"


def test_scores_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n{json.dumps(HUMAN)}\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["study_type", "--file", str(file), "--json"])

    main()

    told = json.loads(capsys.readouterr().out)
    assert (told["n"], told["animal"]["f1"], told["ladder"]["macro_f1"]) == (2, 1.0, 1.0)


def test_a_label_that_is_not_in_the_set_is_an_error() -> None:
    with pytest.raises(KeyError):
        score([ROW | {"label": "Plant"}], "mine")


@pytest.fixture(scope="module")
def val() -> dict[str, dict[str, float]]:
    return score(rows_of(shared("data", "study_type", "val.jsonl")), "val")


def test_animals_are_told_from_the_rest(val: dict[str, dict[str, float]]) -> None:
    assert val["animal"]["f1"] >= 0.955
    assert val["animal"]["precision"] >= 0.97
    assert val["animal"]["f1"] > val["animal"]["word_list"]


def test_the_ladder_is_climbed(val: dict[str, dict[str, float]]) -> None:
    assert val["ladder"]["macro_f1"] >= 0.86
    assert val["ladder"]["macro_f1"] > val["ladder"]["word_list"]
