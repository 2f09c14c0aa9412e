"""Flag a strength of evidence in home-made terms."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 32
_WANTED = re.compile(
    r"\b(?:lacking|missing|absent|scarce|sparse|wanting|awaited|needed|required)\b"
)
"""Words that take the grade back: "strong evidence is lacking"."""


@Meta(
    id="evidence-grade-vague",
    family="evidence",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' grades the evidence in words that no scale defines",
    help='Give the certainty for one outcome on a named scale, such as "moderate certainty '
    '(GRADE)", or say how many studies of which kind there are.',
    source="GRADE; OCEBM 2011 levels of evidence; SORT",
    cues=("grades",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a strength of evidence in home-made terms.

    Flags: a grading word such as "strong", "robust" or "moderate to advanced" close to a word for
        evidence or research.
    Why: "moderate to advanced" tells readers nothing that could be checked.
    Misses: praise of the evidence in words the list lacks.
    Overflags: a phrase quoted from a named body without its name in the sentence.
    Span: the grading words.
    """
    del ctx
    if sentence.has("grades", "scale") or sentence.text.endswith("?"):
        return
    nouns = sentence.found("grades", "noun")
    for cue in sentence.found("grades", "grade"):
        if denied(sentence, cue) or _WANTED.search(sentence.block.text, cue.end, sentence.end):
            continue
        if any(_near(cue, noun, sentence) for noun in nouns):
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text})


def _near(grade: Cue, noun: Cue, sentence: Sentence) -> bool:
    """Tell whether the two stand in one phrase: "strong evidence", "research on X is strong"."""
    low, high = sorted((grade, noun), key=lambda cue: cue.start)
    between = sentence.block.text[low.end : high.start]
    if low is grade:
        return len(between) <= _REACH // 2 and not set(between) & set(",;:()")
    return len(between) <= _REACH and not set(between) & set(";:()")
