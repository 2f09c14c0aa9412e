"""Tell of which substance an amount is given."""

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.words import content
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy

_REACH = 40
_SUBSTANCE = lazy(r"[a-z]*[A-Z][A-Z0-9][\w-]*")
"""A substance with a name of its own, such as rhBMP-2; "2 g of ground root" is the topic."""
_OPENS = ("(", "(e.g.,", "(e.g.", "(for example,")


def names(page: Page) -> frozenset[str]:
    """Return the stems of the topic's names."""
    return content(" ".join([page.title, *(alias.name for alias in page.aliases)]))


def other_agent(sentence: Sentence, amount: Quantity, topic: frozenset[str]) -> Words | None:
    """Return the name of another substance that the amount is said to be of, or ``None``."""
    text = sentence.block.text
    start = agent_start(sentence, amount)
    named = _SUBSTANCE.match(text, start) if start is not None else None
    if named is None or content(named[0]) & topic:
        return None
    return Words(sentence.block, named.start(), named.end())


def agent_start(sentence: Sentence, amount: Quantity) -> int | None:
    """Return where the words begin that say what an amount is of: "5 mg of X", "of X (5 mg)"."""
    text = sentence.block.text
    if text.startswith(" of ", amount.end):
        return amount.end + 4
    low = max(sentence.start, amount.start - _REACH)
    before = text[low : amount.start]
    if " of " in before and before.rstrip().endswith(_OPENS):
        return low + before.rindex(" of ") + 4
    return None
