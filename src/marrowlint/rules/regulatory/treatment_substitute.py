"""Flag the topic offered in place of standard treatment."""

from collections.abc import Iterator
from itertools import pairwise

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 30
"""Code points from "alternative to" to the treatment: "your", "long-term" may lie between."""


@Meta(
    id="treatment-substitute",
    family="regulatory",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' offers it in place of standard treatment",
    help='Take it out, or say "it does not replace" the treatment; who stops a medicine can come '
    "to harm.",
    source="21 CFR 101.93(g)(2)(vi): a statement that substitutes for a therapy is a disease claim",
    cues=("substitutes",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag the topic offered in place of standard treatment.

    Flags: "natural alternative to", "can replace", "without the need for" and the like with
        medicines.
    Why: people stop medicines that they need.
    Misses: a comparison that stops short of it, such as "works like a statin". Surgery: a
        cast or a laser may well spare it. A sentence with a citation.
    Overflags: one treatment named in place of another by a guideline, in a sentence of its own.
    Span: from the offer to the treatment.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.markers or sentence.has("people", "study"):
        return
    for offer, therapy in pairwise(sentence.found("substitutes", "offer", "therapy")):
        if _offers(offer, therapy) and not denied(sentence, offer):
            at = Words(sentence.block, offer.start, therapy.end)
            yield Hit(at, {"words": at.text})


def _offers(offer: Cue, therapy: Cue) -> bool:
    near = therapy.start - offer.end <= _REACH
    return (offer.tag, therapy.tag) == ("offer", "therapy") and near
