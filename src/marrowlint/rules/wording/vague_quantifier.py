"""Flag quantifiers that stand in for a number."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 24
_ONE = 2
"""Citations from which on a reader can count the studies."""


@Meta(
    id="vague-quantifier",
    family="wording",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' does not say how many",
    help='Give the number or name them, such as "three trials in adults".',
    source="US Federal Plain Language Guidelines; WP:MEDRS",
    cues=("quantifiers",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag quantifiers that stand in for a number.

    Flags: "several studies", "many experts", "various mechanisms" and the like.
    Why: "several" may be two or two hundred; readers take it for many.
    Misses: a quantifier before a noun that the list lacks, such as "many clinics".
    Overflags: a number given in another paragraph.
    Span: from the quantifier to its noun.
    """
    paragraph = ctx.analysis.paragraph(sentence)[: sentence.index + 1]
    if sentence.text.endswith("?") or any(_counted(other) for other in paragraph[-2:]):
        return
    for cue in sentence.found("quantifiers", "many"):
        noun = _noun(sentence, cue)
        if noun is not None and not denied(sentence, cue):
            at = Words(sentence.block, cue.start, noun.end)
            yield Hit(at, {"words": at.text})


def _counted(sentence: Sentence) -> bool:
    """Tell whether a count or the citations themselves say how many."""
    cited = sum(len(marker.keys) for marker in sentence.markers)
    return cited >= _ONE or any(amount.dimension == "count" for amount in sentence.quantities)


def _noun(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the studies or agents that the quantifier counts, at most two words on."""
    text = sentence.block.text
    for noun in sentence.found("quantifiers", "study", "agent"):
        between = text[cue.end : noun.start]
        near = cue.end <= noun.start and len(between) <= _REACH and not set(between) & set(",;:().")
        if near and len(between.split()) < 3:  # noqa: PLR2004 - two words at most
            return noun
    return None
