"""How rare a word is in medical abstracts."""

from marrowlint.evidence.rarity import rarity


def test_a_word_of_most_abstracts_weighs_little() -> None:
    assert rarity("cell") < rarity("mitochondrial") < rarity("no such stem")


def test_a_word_of_no_abstract_weighs_most() -> None:
    assert rarity("no such stem") == rarity("")
