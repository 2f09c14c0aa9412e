"""Titles of one work are alike however they are written; those of two works are not."""

import pytest

from marrowlint.evidence.titles import SAME, STRANGE, UNLIKE, fold, held, plain, shared

TITLE = "Effects of β-carotene on hæmoglobin in older adults: a randomised trial"


@pytest.mark.parametrize(
    "written",
    [
        TITLE.upper(),
        "Effects of <i>β</i>-carotene on hæmoglobin in older adults",
        "[Effects of beta-carotene on hæmoglobin in older adults]",
        "Effects of β‐carotene on hæmoglobin in older adults – PubMed",
        "RETRACTED: Effects of β-carotene on hæmoglobin in older adults: a randomized trial",
        "Effects of β-carotene on hæmoglobin in older adults: a rando",
    ],
)
def test_one_title_written_otherwise(written: str) -> None:
    told = shared(written, TITLE)

    assert told is not None
    assert told >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, "Mitochondrial genomes of three freshwater snails"),
        (
            "Interindividual differences in caffeine metabolism and factors driving consumption",
            "Water and beverage consumption among children age 4-13y in the United States",
        ),
    ],
)
def test_titles_of_two_works(one: str, other: str) -> None:
    told = shared(one, other)

    assert told is not None
    assert told < UNLIKE


def test_another_subject_is_strange() -> None:
    told = shared(TITLE, "Mitochondrial genomes of three freshwater snails")

    assert told is not None
    assert told < STRANGE


def test_a_short_title_tells_only_what_it_shares() -> None:
    assert shared("Zinc", TITLE) is None
    assert shared("Carotene in adults", TITLE) == 1.0
    assert shared("", TITLE) is None


def test_a_title_stands_in_a_reference() -> None:
    text = "Rey A, Vos K. Effects of beta-carotene on haemoglobin in older adults. Herb J 2004;3:1."

    told = held("Effects of β-carotene on haemoglobin in older adults", text)

    assert told == 1.0


def test_accents_and_greek_letters_are_folded() -> None:
    assert plain("Müller, μ-opioid") == "muller,  mu -opioid"
    assert fold("μ-opioid") == fold("mu-opioid")
