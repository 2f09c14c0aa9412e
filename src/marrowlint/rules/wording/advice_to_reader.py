"""Flag text that pushes readers to take something."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted, whole
from marrowlint.language.scope import denied, quoted
from marrowlint.language.topic import PRODUCTS, names
from marrowlint.language.words import content
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 30
_FRAMES = ((("urging.who", "urging.ought", "urging.intake"), 48),)
_IT = lazy(r"\s+(?:it|them|this|one)\b", re.IGNORECASE)
_CARE = lazy(
    r"\b(?:doctor|pharmacist|prescri|directed|label|exactly|with food|with water|before|after)",
    re.IGNORECASE,
)
"""Advice on how to take what has been prescribed."""


@Meta(
    id="advice-to-reader",
    family="wording",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' tells readers what to do",
    help="Tell what was found in whom, and leave the choice to readers and their clinician.",
    source="Sumner 2014 (doi 10.1136/bmj.g7015): exaggerated advice",
    cues=("urging",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag text that pushes readers to take something.

    Flags: "you should take it", "anybody with a cold should drink", "just try it", "ideal for
        people with" and the like.
    Why: a page cannot know the reader; advice reads as a clinician's.
    Misses: an imperative, such as "take it with meals". Advice in the side-effects section.
    Overflags: advice of a guideline that the sentence does not cite.
    Span: the words of advice.
    """
    if sentence.section == "side_effects" or sentence.markers or sentence.text.endswith("?"):
        return
    topic = names(ctx.page) | PRODUCTS
    for chain in asserted(sentence, _FRAMES):
        if not _CARE.search(sentence.text):
            at = whole(sentence, chain)
            yield Hit(at, {"words": at.text})
            return
    for cue in sentence.found("urging", "urge", "suited", "push"):
        if cue.tag == "push":
            end = 0 if _CARE.search(sentence.text) else cue.end
        else:
            end = _people(sentence, cue) if cue.tag == "suited" else _product(sentence, cue, topic)
        if end and not denied(sentence, cue) and not quoted(sentence, cue):
            at = Words(sentence.block, cue.start, end)
            yield Hit(at, {"words": at.text})


def _people(sentence: Sentence, cue: Cue) -> int:
    """Return the end of the people it is said to be for, 0 where there are none."""
    near = (who for who in sentence.found("people", "patient", "person") if who.start > cue.end)
    return next((who.end for who in near if who.start - cue.end <= _REACH // 2), 0)


def _product(sentence: Sentence, cue: Cue, topic: frozenset[str]) -> int:
    """Return the end of the advice where it is to take the topic, else 0."""
    after = sentence.block.text[cue.end : min(cue.end + _REACH, sentence.end)]
    if after.startswith(" your "):
        return 0
    about = cue.text.endswith((" try", " go")) or _IT.match(after) or content(after) & topic
    return cue.end if about and not _CARE.search(sentence.text) else 0
