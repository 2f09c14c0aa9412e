"""Flag a large effect without its size."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.frames import asserted, whole
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_FRAMES = (
    (("measures.degree", "measures.than"), 1),
    (("measures.degree", "measures.move"), 1),
    (("measures.move", "measures.degree"), 20),
    (("measures.big", "measures.outcome"), 12),
)
"""A size without a number by its parts: "markedly", "better"; with the gap between them."""
_SECTIONS = frozenset({"overview", "benefits", "faqs", "lead"})
_NUMBER = lazy(r"\d")


@Meta(
    id="effect-size-unquantified",
    family="evidence",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' promises a size of effect and gives none",
    help="Give the number with its interval, or leave the size out.",
    source="HealthNewsReview.org criterion 2: benefits are quantified",
    cues=("measures",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a large effect without its size.

    Flags: "large effect", "dramatically reduces", "markedly better" and the like with no number
        in the sentence or the next one.
    Why: readers take "large" for large to them.
    Misses: "significantly", which is another rule's word.
    Overflags: a number given two sentences on.
    Span: the words that promise a size.
    """
    if _quantified(sentence, ctx):
        return
    found = [cue for cue in sentence.found("measures", "size") if not denied(sentence, cue)]
    for cue in found:
        at = Words(sentence.block, cue.start, cue.end)
        yield Hit(at, {"words": at.text})
    if found or sentence.section not in _SECTIONS:
        return
    for chain in asserted(sentence, _FRAMES):
        at = whole(sentence, chain)
        yield Hit(at, {"words": at.text})
        return


def _quantified(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether a number stands here, in the next sentence, or for an overview in Benefits."""
    text = sentence.block.text
    stops = [
        other.end
        for other in ctx.analysis.sentences
        if other.block is sentence.block and other.index == sentence.index + 1
    ]
    words = re.sub(r"\b[A-Za-z]+-?\d+\b", "", text[sentence.start : max([sentence.end, *stops])])
    if _NUMBER.search(words):
        return True
    return sentence.section == "overview" and any(
        _NUMBER.search(other.text) for other in ctx.analysis.in_section("benefits")
    )
