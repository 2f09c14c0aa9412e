"""Which nutrient an amount is of, and what is known of that nutrient."""

import pytest

from marrowlint.evidence.nutrients import factors, limits, milligrams, named, nutrient
from marrowlint.language.analyse import read_block
from marrowlint.language.analysis import Sentence
from marrowlint.language.units import spellings
from marrowlint.read.tree import Block, BlockKind
from marrowlint.text import Span, identity


def sentence(text: str) -> Sentence:
    block = Block(BlockKind.PARAGRAPH, identity(text, 0), Span(0, len(text)))
    return next(read_block(block, "dosage"))


def test_a_name_after_the_amount_goes_before_one_in_front() -> None:
    found = sentence("Each tablet gives 500 mg calcium and 80 mg zinc.")

    names = [nutrient(found, amount, "") for amount in found.quantities]

    assert names == ["calcium", "zinc"]


def test_where_none_is_named_the_title_speaks() -> None:
    found = sentence("Adults take 25 mcg daily.")

    assert nutrient(found, found.quantities[0], "Vitamin D3 drops") == "vitamin d3"


def test_part_of_a_word_is_no_name() -> None:
    assert named("environment, zincate and iron-rich food") == ()


@pytest.mark.parametrize(("text", "weight"), [("2 g", 2000.0), ("5 mcg", 0.005)])
def test_mass_is_told_in_milligrams(text: str, weight: float) -> None:
    amount = sentence(f"Adults take {text} daily.").quantities[0]

    assert milligrams(amount, amount.low or 0.0) == pytest.approx(weight)


def test_units_have_no_mass() -> None:
    amount = sentence("Adults take 400 IU daily.").quantities[0]

    assert milligrams(amount, 400.0) is None


def test_every_limit_is_in_a_known_unit() -> None:
    assert all(limit.unit in spellings() and limit.amount > 0 for limit in limits().values())


def test_every_factor_is_a_range() -> None:
    assert all(0 < factor.least <= factor.most for factor in factors().values())
