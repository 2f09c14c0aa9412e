"""Flag two hedges on one statement."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NOUN = lazy(
    r"\s+(?:that\s+)?(?:to\s+)?(?:(?:have|has|hold|offer)\s+)?"
    r"(?:(?:its|their|a|the|some|great|therapeutic|clinical)\s+){0,2}"
)
_OF = lazy(r"\s+(?:to|for|in|as|of|benefits?|roles?|uses?)\b")
_NEXT = lazy(r"\s+(?:also\s+)?")
_PAIRS = {
    ("modal", "adverb"): _NEXT,
    ("adverb", "modal"): _NEXT,
    ("verb", "noun"): _NOUN,
    ("modal", "noun"): _NOUN,
    ("verb", "adverb"): re.compile(r"\s+(?:to\s+)?"),
}
"""Which hedges make a stack, and what may stand between the two."""


@Meta(
    id="hedge-stack",
    family="wording",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' hedges twice",
    help='One hedge is enough: "may reduce".',
    source="GRADE guidance 26 (Santesso 2020, doi 10.1016/j.jclinepi.2019.10.014)",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag two hedges on one statement.

    Flags: "suggests its potential to", "may possibly", "could have the potential to", in the
        text and in the summaries of sources.
    Why: GRADE has one hedge for each certainty; two say nothing a reader can weigh.
    Misses: two hedges with other words between them, such as "suggests that it may".
    Overflags: "may potentially" said of a permission.
    Span: from the first hedge to the second.
    """
    del page
    everywhere = (ctx.analysis.sentences, *ctx.analysis.summaries.values())
    for sentence in chain.from_iterable(everywhere):
        for first, second in pairwise(sentence.found("hedges")):
            if _stacked(sentence, first, second):
                at = Words(sentence.block, first.start, second.end)
                yield Hit(at, {"words": at.text})


def _stacked(sentence: Sentence, first: Cue, second: Cue) -> bool:
    between = _PAIRS.get((first.tag, second.tag))
    text = sentence.block.text
    if between is None or not between.fullmatch(text, first.end, second.start):
        return False
    return second.tag != "noun" or bool(_OF.match(text, second.end, sentence.end))
