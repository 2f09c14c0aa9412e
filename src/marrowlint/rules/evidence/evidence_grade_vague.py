"""Flag a strength of evidence in home-made terms."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 32
_FRAMES = (
    (("grades.noun", "grades.link", "grades.grade"), 28),
    (("grades.solo",), 0),
)
"""Grades beyond "strong evidence" and "the evidence is strong"; with the gap between parts."""
_WANTED = lazy(r"\b(?:lacking|missing|absent|scarce|sparse|wanting|awaited|needed|required)\b")
"""Words that take the grade back: "strong evidence is lacking"."""

_IS = lazy(
    r"\b(?:is|are|was|were|has been|remains?|looks?|seems?|appears?|becomes?|became)"
    r"(?:\s+(?:now|very|quite|fairly|rather|also|already|so|truly|really|both|well|far))?"
    r"(?:\s+(?:rated|ranked|graded|classed|considered|judged|called)(?:\s+as)?)?"
    r"(?:\s+[a-z-]+\s+to)?\s*\Z"
)
"""What ties a grade to the noun before it."""
_GIVEN = lazy(r"(?:that|this|these|those)\s+(?:is|are|was|were|gives?|provides?)\b", re.IGNORECASE)
"""Openings that grade what was just told, figures and all."""
_NEXT = lazy(r"(?:promising|decades)\b", re.IGNORECASE)
"""Grades that need their noun right after them."""


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
        evidence or research; "has reached a convincing level"; "backed by solid science".
    Why: "moderate to advanced" tells readers nothing that could be checked.
    Misses: praise of the evidence in words the list lacks.
    Overflags: a phrase quoted from a named body without its name in the sentence.
    Span: the grading words.
    """
    del ctx
    if sentence.has("grades", "scale") or sentence.text.endswith("?"):
        return
    if _GIVEN.match(sentence.text):
        return
    yield from _framed(sentence)
    nouns = sentence.found("grades", "noun")
    for cue in sentence.found("grades", "grade"):
        if denied(sentence, cue) or _WANTED.search(sentence.block.text, cue.end, sentence.end):
            continue
        if any(_near(cue, noun, sentence) for noun in nouns):
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text})


def _framed(sentence: Sentence) -> Iterator[Answer]:
    """Yield the first grade tied to its noun in another way: "has reached a convincing level"."""
    if sentence.markers:
        return
    for chain in asserted(sentence, _FRAMES):
        if not denied(sentence, chain[-1]):
            at = Words(sentence.block, chain[-1].start, chain[-1].end)
            yield Hit(at, {"words": at.text})
            return


def _near(grade: Cue, noun: Cue, sentence: Sentence) -> bool:
    """Tell whether the two stand in one phrase: "strong evidence", "research on X is strong"."""
    text = sentence.block.text
    if grade.start < noun.start:
        between = text[grade.end : noun.start]
        if _NEXT.match(grade.text):
            return not between.strip(" \u00a0of") and len(between) <= len(" of ")
        return len(between) <= _REACH // 2 and not set(between) & set(",;:()")
    between = text[noun.end : grade.start]
    if _NEXT.match(grade.text) or len(between) > _REACH or set(between) & set(";:()"):
        return False
    return bool(_IS.search(between))
