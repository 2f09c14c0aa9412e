"""Tell of what a predicate is said."""

import pytest

from marrowlint.language.analyse import read_block
from marrowlint.language.analysis import Sentence
from marrowlint.language.topic import attributive, told_of_topic
from marrowlint.read.tree import Block, BlockKind
from marrowlint.text import Span, identity

NAMES = frozenset({"moss"})


def a_sentence(text: str) -> Sentence:
    block = Block(BlockKind.PARAGRAPH, identity(text, 0), Span(0, len(text)))
    return next(read_block(block, "side_effects"))


def told(text: str, word: str = "safe") -> bool:
    start = text.index(word)
    return told_of_topic(a_sentence(text), start, start + len(word), NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Moss is safe.",
        "It is safe to drink.",
        "They're safe.",
        "The extract seems safe in adults.",
        "Moss is cheap and is safe.",
    ],
)
def test_the_topic_its_pronoun_or_a_product_is_the_subject(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "You are safe.",
        "The vehicle is safe.",
        "Ask which teas are safe.",
        "Most products are safe.",
        "Moss is a safe tea.",
        "A safe place.",
    ],
)
def test_other_subjects_questions_shares_and_attributes_are_not(text: str) -> None:
    assert not told(text)


def test_an_adjective_before_a_comma_belongs_to_a_noun_in_a_list_of_them() -> None:
    sentence = a_sentence("It is a harmless, painless test.")

    assert attributive(sentence, len("It is a harmless"))


def test_an_adjective_before_a_clause_stands_alone() -> None:
    sentence = a_sentence("It is harmless, although some people cough.")

    assert not attributive(sentence, len("It is harmless"))


def test_a_subject_far_before_its_predicate_is_not_looked_for() -> None:
    assert not told("Moss " + "that grows on stones by the sea " * 20 + "is safe.")
