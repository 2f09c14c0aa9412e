"""How much of a claim's words a text holds, and where."""

import pytest

from marrowlint.evidence.overlap import heading, ordered, overlap, placed, side
from marrowlint.evidence.passages import material

CLAIM = side("Ginger reduces acute nausea after chemotherapy")
NEAR = material(
    ["We enrolled adults.", "Ginger reduced acute nausea after chemotherapy."], "Ginger for nausea"
)
FAR = material(["Zinc lozenges were given to children with colds."], "Zinc")


def test_words_keep_their_order_and_lose_their_endings() -> None:
    assert ordered("The nausea of patients") == (*ordered("nausea"), *ordered("patient"))


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert CLAIM.weights[ordered("ginger")[0]] > CLAIM.weights[ordered("reduces")[0]]


@pytest.mark.parametrize("measure", ["all", "best", "both halves", "pairs", "best, rarest three"])
def test_the_text_that_says_it_holds_more(measure: str) -> None:
    assert overlap(CLAIM, NEAR)[measure] > overlap(CLAIM, FAR)[measure]


@pytest.mark.parametrize("measure", ["heaviest missing", "missing", "weight missing"])
def test_the_text_that_says_it_lacks_less(measure: str) -> None:
    assert overlap(CLAIM, NEAR)[measure] < overlap(CLAIM, FAR)[measure]


def test_a_claim_told_in_one_sentence_is_held_whole() -> None:
    found = overlap(CLAIM, NEAR)

    assert (found["all"], found["both halves"], found["missing"]) == (1.0, 1.0, 0.0)


def test_the_best_sentence_has_a_place() -> None:
    assert placed(CLAIM, NEAR)["place of the best"] == 0.5


def test_a_title_is_measured_by_itself() -> None:
    assert heading(CLAIM, "Ginger for nausea")["title"] > heading(CLAIM, "Zinc")["title"] == 0


@pytest.mark.parametrize("claim", ["", "the", "B12", "ß" * 300])
def test_any_claim_has_the_same_measures(claim: str) -> None:
    odd = side(claim)
    empty = material([])

    assert set(overlap(odd, NEAR)) == set(overlap(CLAIM, NEAR))
    assert set(placed(odd, empty)) == set(placed(CLAIM, NEAR))
    assert set(overlap(odd, empty)) <= set(overlap(odd, NEAR))
