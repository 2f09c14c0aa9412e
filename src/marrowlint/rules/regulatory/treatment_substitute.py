"""Flag the topic offered in place of standard treatment."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.frames import asserted, whole
from marrowlint.language.lexicon import find
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NEAR = 40
_MEDICINE = "medicines.medicine"
_TREATMENT = "medicines.medicine|surgery"
_FRAMES = (
    (("substitutes.offer", _MEDICINE), 30),
    (("ease.manage", "substitutes.instead", _MEDICINE), 40),
    (("substitutes.quit", _TREATMENT), 24),
    (("substitutes.makes", _TREATMENT, "substitutes.done"), 16),
    ((_TREATMENT, "substitutes.done"), 1),
    (("substitutes.quit", "substitutes.side"), 12),
    ((_MEDICINE, "substitutes.permit", "substitutes.let", "substitutes.them"), 24),
    ((_MEDICINE, "substitutes.permit", "substitutes.let", _MEDICINE), 24),
    (("substitutes.controlled", "conditions.disease", "substitutes.alone"), 12),
    (("substitutes.refused", _TREATMENT, "substitutes.alternative"), 40),
    (("substitutes.refused", _TREATMENT, "substitutes.turn"), 16),
)
"""What offers the topic in place of treatment by its parts; with the gap between two of them:
"your", "long-term" may lie between."""
_OF_THEM = (
    (("substitutes.permit", "substitutes.let", "substitutes.them"), 24),
    (("substitutes.permit", "substitutes.let", _MEDICINE), 24),
    (("substitutes.swapped",), 0),
)
"""The same where the question that it answers names the treatment: "you can retire yours"."""

_PRAISED = lazy(r"(?:natural|gentler?|herbal|safer?|drug-free|drug free)\b", re.IGNORECASE)


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
    cues=("substitutes", "ease"),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag the topic offered in place of standard treatment.

    Flags: "natural alternative to", "can replace", "swapped their", "come off" and the like with
        medicines, treatment that is made superfluous, a disease controlled by the topic
        alone; leave to "retire yours" in answer to a question that names a medicine.
    Why: people stop medicines that they need.
    Misses: a comparison that stops short of it, such as "works like a statin". Surgery: a
        cast or a laser may well spare it. Words with a citation behind them, unless they praise:
        "natural alternative to antidepressants".
    Overflags: one treatment named in place of another by a guideline, in a sentence of its own.
    Span: from the offer to the treatment.
    """
    if sentence.text.endswith("?") or sentence.has("people", "study"):
        return
    if sentence.has("claims", "advice"):
        return
    frames = (*_FRAMES, *_OF_THEM) if _asked_to_stop(sentence, ctx) else _FRAMES
    for chain in asserted(sentence, frames, reach=_NEAR):
        at = whole(sentence, chain)
        if _cited(sentence, at.end) and not _PRAISED.match(at.text):
            continue
        yield Hit(at, {"words": at.text})
        return


def _asked_to_stop(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether the sentence answers a question that names a medicine."""
    if sentence.section != "faqs" or not sentence.has("substitutes", "let", "swapped"):
        return False
    blocks = next((faq.question for faq in ctx.page.faqs if sentence.block in faq.answer), ())
    return any(
        cue.tag == "medicine" for block in blocks for cue in find(block.text, names=("medicines",))
    )


def _cited(sentence: Sentence, end: int) -> bool:
    """Tell whether a citation follows the words; one before them stands for another clause."""
    return any(marker.start >= end for marker in sentence.markers)
