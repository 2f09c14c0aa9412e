import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.evidence.signs import Signs, read
from marrowlint.language.words import words

CLOSED = "We gave 20 adults zinc for a week. Colds ended sooner in all of them. " * 4


def signs(text: str) -> Signs:
    return read(text, words(text))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Zinc in male Sprague-Dawley rats", "animal"),
        ("Zinc in male Sprague-Dawley rats", "strain"),
        ("A mouse tonic-clonic seizure model", "animal"),
        ("given intraperitoneally", "handling"),
        ("Patients were randomly assigned to zinc", "allotted"),
        ("Pyridoxine in primary rat hepatocytes", "specimen"),
        ("We report the unusual case of a woman", "reported"),
        ("A healthy young man fainted", "reported"),
        ("A woman with jaundice is described", "reported"),
        ("a 44-year-old woman", "aged"),
        ("Nine trials in adults were included", "papers"),
        ("risperidone", "drug"),
        ("after splenectomy", "operation"),
    ],
)
def test_finds(text: str, tag: str) -> None:
    assert signs(text).count(tag) > 0


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Cat's claw and red yeast rice", "species"),
        ("newborn lambs", "person"),
        ("rat cortical neurons", "species"),
        ("rats, and neurons", "specimen"),
        ("year-old habits of a woman", "aged"),
        ("An azole", "drug"),
        ("We report zinc levels. A case followed", "reported"),
    ],
)
def test_is_not_misled(text: str, tag: str) -> None:
    assert signs(text).count(tag) == 0


def test_counts_a_laboratory_method_once() -> None:
    assert signs("apoptosis, apoptosis and mRNA").count("bench") == 2


def test_takes_no_trial_that_is_called_for_at_the_end() -> None:
    assert signs(f"{CLOSED}A randomised controlled trial is needed.").count("allotted") == 0
    assert signs(f"In a randomised controlled trial {CLOSED}").count("allotted") == 1


def test_keeps_the_first_words_and_the_size() -> None:
    found = signs("Mice and rats; 12 mice")

    assert found.first["animal"] == "Mice"
    assert found.count("animal") == 3
    assert found.count("digits") == 2
    assert found.size == 5


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_reads_any_text(text: str) -> None:
    assert all(count >= 0 for count in signs(text).counts.values())
