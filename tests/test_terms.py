"""Terms that were replaced, and short forms that need no expansion."""

import pytest

from marrowlint.language.terms import deprecated, find, known_forms


@pytest.mark.parametrize(
    "written", ["mesenchymal stem cells", "Mesenchymal Stem Cells", "mesenchymal stem-cells"]
)
def test_a_replaced_term_is_found_as_written(written: str) -> None:
    text = f"It holds {written}."

    ((start, end, term),) = find(text)

    assert text[start:end] == written
    assert term.new == "mesenchymal stromal cells"


def test_part_of_a_longer_word_is_no_term() -> None:
    assert list(find("premesenchymal stem cellsize")) == []


def test_each_term_says_who_replaced_it_and_when() -> None:
    assert all(term.body and term.date for term in deprecated().values())


def test_household_words_are_in_capitals() -> None:
    assert all(form == form.upper() for form in known_forms())
