"""Hold did-you-mean to near names, and to silence where nothing is near."""

import pytest

from marrowlint.nearest import fold, nearest

NAMES = ("fail-on", "exclude", "select", "required-sections")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("fail_on", "fail-on"),
        ("Fail On", "fail-on"),
        ("sellect", "select"),
        ("exlude", "exclude"),
        ("required_section", "required-sections"),
    ],
)
def test_a_near_miss_finds_its_name(word: str, name: str) -> None:
    assert nearest(word, NAMES) == name


@pytest.mark.parametrize("word", ["", "colour", "a" * 100_000])
def test_nothing_near_is_none(word: str) -> None:
    assert nearest(word, NAMES) is None


def test_folding_drops_case_spaces_and_quotes() -> None:
    assert fold(" `Side_Effects'".strip()) == "side-effects"


def test_the_first_of_two_names_that_fold_alike_wins() -> None:
    assert nearest("side effects", ("side_effects", "side-effects")) == "side_effects"
