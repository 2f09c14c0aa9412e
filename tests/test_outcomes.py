import pytest

from marrowlint import tables
from marrowlint.evidence.outcomes import concept, speaks_of
from marrowlint.language.cues import HOME

TABLE = tables.read(HOME / "outcomes.toml")


def test_kin_are_outcomes_of_the_table() -> None:
    named = {*TABLE["kin"], *(one for kin in TABLE["kin"].values() for one in kin)}

    assert named <= TABLE["cues"].keys()


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("deaths", "All-cause mortality did not differ."),
        ("heart attacks", "Major adverse cardiovascular events were fewer."),
        ("sleep", "Insomnia scores fell."),
        ("blood sugar", "HbA1c was 0.5 points lower."),
        ("low spirits", "Depressive symptoms eased."),
    ],
)
def test_an_entry_speaks_of_an_outcome_under_another_name(words: str, entry: str) -> None:
    assert speaks_of(entry, concept(words))


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("heart attacks", "LDL cholesterol fell by 39 mg/dL."),
        ("fractures", "Bone density was higher; fractures were not recorded."),
        ("sleep", "Pain was 8 points lower."),
    ],
)
def test_an_entry_without_it_does_not(words: str, entry: str) -> None:
    assert not speaks_of(entry, concept(words))


def test_what_no_table_names_is_no_outcome() -> None:
    assert concept("a firm handshake") == ""
