"""Flag opinions without anyone who holds them."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.covering import covering
from marrowlint.language.frames import asserted, whole
from marrowlint.language.scope import denied, quoted
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_AGENT = lazy(r"\s*(?:\w+\s+){0,6}by\s+(?:the\s+)?[A-Z]")
"""What names who holds it: "is widely considered safe by the EMA"."""
_FRAMES = ((("attribution.holder", "attribution.opinion"), 12),)
_SUBJECT = lazy(r"\b(?:it|they|this|that)\s+\Z", re.IGNORECASE)


@Meta(
    id="weasel-attribution",
    family="wording",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' does not say by whom",
    help='Name who says so and cite it, such as "the EMA lists it as".',
    source="Wikipedia Manual of Style, unsupported attributions (MOS:WEASEL)",
    cues=("attribution",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag opinions without anyone who holds them.

    Flags: "is recognized for", "is widely considered", "experts agree", "many swear by it" with
        no citation, no agency and no name in the sentence.
    Why: an opinion without a holder cannot be checked and reads as everyone's.
    Misses: "is thought to", which is a hedge.
    Overflags: a custom told of, whose holders are the people named before.
    Span: from the verb, or its "it", to the end of the phrase.
    """
    if sentence.text.endswith("?") or sentence.has("safety", "agency"):
        return
    if covering(sentence, ctx.analysis.paragraph(sentence)):
        return
    text = sentence.block.text
    for cue in sentence.found("attribution", "held"):
        named = _AGENT.match(text, cue.end, sentence.end)
        if not named and not denied(sentence, cue) and not quoted(sentence, cue):
            subject = _SUBJECT.search(text, sentence.start, cue.start)
            at = Words(sentence.block, subject.start() if subject else cue.start, cue.end)
            yield Hit(at, {"words": at.text})
    for chain in asserted(sentence, _FRAMES):
        at = whole(sentence, chain)
        yield Hit(at, {"words": at.text})
        return
