"""Of which substance an amount is given."""

import pytest

from marrowlint.language.agents import other_agent
from marrowlint.language.analyse import read_block
from marrowlint.language.words import content
from marrowlint.read.tree import Block, BlockKind
from marrowlint.text import Span, identity


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("They add 0.5 mcg of rhXYZ-2 to it.", "rhXYZ-2"),
        ("They add a low dose of rhXYZ-2 (e.g., 0.5 mcg) to it.", "rhXYZ-2"),
        ("They add 2 g of ground root to it.", None),
        ("They add 2 g to it.", None),
    ],
)
def test_another_substance_has_a_name_of_its_own(text: str, agent: str | None) -> None:
    block = Block(BlockKind.PARAGRAPH, identity(text, 0), Span(0, len(text)))
    sentence = next(read_block(block, "dosage"))

    found = other_agent(sentence, sentence.quantities[0], content("Pale cells"))

    assert (found.text if found else None) == agent


def test_the_topic_is_no_other_substance() -> None:
    text = "They take 0.5 mcg of rhXYZ-2 daily."
    block = Block(BlockKind.PARAGRAPH, identity(text, 0), Span(0, len(text)))
    sentence = next(read_block(block, "dosage"))

    assert other_agent(sentence, sentence.quantities[0], content("rhXYZ-2")) is None
