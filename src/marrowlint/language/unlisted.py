"""Tell which sentences state something of the topic though no list of words knows their verb.

"Most users feel sharper at work": a full sentence in a section on benefits or side effects that
gives no advice, points nowhere and says of nothing that it is unknown asserts something.
"""

from functools import cache

from marrowlint.language.analysis import Sentence
from marrowlint.language.lists import load
from marrowlint.patterns import lazy
from marrowlint.read.tree import BlockKind

SECTIONS = frozenset({"benefits", "side_effects"})
_CROWD = lazy(
    r"\b(?:people|users|customers|clients|guests|patients|every(?:one|body)|any(?:one|body)|nobody)\b"
)
"""An answer may explain and reassure; what it says of a crowd is a statement."""
_LEAST_SPACES = 4
_LISTING = lazy(r"[\w-]+(?:, [\w-]+)+,? and (?:[\w-]+ ?){1,3}[.!]?")
"""A heading in the shape of a sentence: "Colds, cancer, memory, and the rest."."""
_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_ASIDE = frozenset({
    ("claims", "advice"), ("claims", "definition"), ("claims", "procedure"),
    ("claims", "background"), ("claims", "elsewhere"), ("claims", "verdict"),
    ("claims", "backward"), ("silence", "unknown"), ("silence", "study"), ("silence", "unsourced"),
})  # fmt: skip
"""Cues of sentences that need no source: lexicon and tag."""


def states(sentence: Sentence) -> bool:
    """Return whether ``sentence`` states something of the topic to readers."""
    text = sentence.text
    asked = sentence.section == "faqs"
    if sentence.section not in SECTIONS and not (asked and _CROWD.search(text)):
        return False
    if sentence.block.kind not in _BLOCKS:
        return False
    if text.count(" ") < _LEAST_SPACES or not text.rstrip("”\"'*_").endswith((".", "!")):
        return False
    first = text.split(maxsplit=1)[0].strip("*_“\"'(,").lower().replace("’", "'")
    if first in _openings() or first[:1].isdigit() or _LISTING.fullmatch(text):
        return False
    if sentence.section == "side_effects" and sentence.has("certainty", "may"):
        return False  # a caution
    return not any((cue.lexicon, cue.tag) in _ASIDE for cue in sentence.cues)


@cache
def _openings() -> frozenset[str]:
    """Return the first words of sentences that advise, or point to what stands elsewhere."""
    tags = load("statements").tags
    return frozenset(word for cues in tags.values() for cue in cues for word in cue.split("|"))
