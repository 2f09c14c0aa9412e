"""Whether a passage reports a difference between groups."""

import pytest

from evals.evidence_inference import score
from marrowlint.language.significance import difference, features
from shared_data import shared

NONE = [
    "The Barthel Index was 63.1 in one arm and 63.6 in the other (P=0.92).",
    "There was no difference between the groups at 3 months.",
    "Pain did not differ significantly from placebo.",
    "The odds ratio was 1.1 (95% CI 0.8 to 1.5, p = 0.4).",
]
SOME = [
    "Nausea was significantly lower with ginger than with placebo (p < 0.001).",
    "Scores were higher in the treated group (P=.01).",
]


@pytest.mark.parametrize("text", NONE)
def test_no_difference(text: str) -> None:
    assert difference(text) < 0.5


@pytest.mark.parametrize("text", SOME)
def test_a_difference(text: str) -> None:
    assert difference(text) > 0.5


def test_an_interval_that_holds_no_effect_is_a_sign() -> None:
    crossing = features("hazard ratio 1.1 (95% CI 0.8 to 1.5)")
    clear = features("mean difference -2.4 (95% CI -3.1 to -1.6)")

    assert crossing["ci: crosses"] == 1.0
    assert clear["ci: clear"] == 1.0


@pytest.mark.parametrize("text", ["", "p", "P = .", "95% CI", "p < 1e-400", "9" * 5000, "P=·5"])
def test_any_text_gives_a_chance(text: str) -> None:
    assert 0 <= difference(text) <= 1


def test_reaches_its_goal() -> None:
    result = score(shared("data", "evidence_inference_v2", "val.jsonl"))

    assert result["ours"] >= 0.88
