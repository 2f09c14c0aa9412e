"""Flag harm that is played down by comparison."""

import re
from collections.abc import Iterator, Sequence

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import Frame, asserted, whole
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 24
_NEAR = 24
"""Code points before a frame in which a denial turns it."""
_OVERBLOWN = ((("comfort.fear", "comfort.overblown"), 48),)
_FRAMES = (
    (("comfort.likened|milder", "comfort.everyday|group"), 48),
    (("comfort.sortof", "comfort.everyday|group"), 48),
    (("comfort.same|even", "comfort.everyday"), 16),
    (("comfort.everyday", "comfort.same"), 12),
    (("comfort.anyof|everyday", "comfort.same"), 40),
    *_OVERBLOWN,
    (("comfort.trifle",), 0),
)
"""What makes light of a harm by its parts; with the gap between two of them."""
_RATE = lazy(r"\d\s?(?:%|per ?cent)|\b\d+ (?:in|of|out of|per) \d|\bone in ", re.IGNORECASE)
_WHICH = lazy(r"\b(?:which|that)\s+(?:is|are)\s+(?:a\s+)?(?:\w+\s+){0,3}\Z", re.IGNORECASE)


@Meta(
    id="risk-normalised",
    family="safety",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' plays the harm down by comparison",
    help="Give the rate for this one.",
    source="Boutron 2010 (doi 10.1001/jama.2010.651); EMA SmPC guideline section 4.8",
    cues=("comfort",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag harm that is played down by comparison.

    Flags: "a concern with any invasive procedure", "as with all medicines", "no riskier than",
        "coffee does the same", "blown out of proportion" in a sentence on harms without a rate.
    Why: what is common to all tells nothing of this one, and sounds as if it were harmless.
    Misses: a comparison that the list lacks, such as "milder than a coffee".
    Overflags: a label's set phrase.
    Span: from the comparison, or its "which is", to what it is compared with.
    """
    del ctx
    if sentence.text.endswith("?") or not _harmful(sentence):
        return
    if _RATE.search(sentence.text):
        yield from _framed(sentence, _OVERBLOWN)
        return
    found = False
    for cue in sentence.found("comfort", "shared", "milder"):
        end = cue.end if cue.tag == "milder" else _group(sentence, cue)
        if end and not denied(sentence, cue):
            opens = _WHICH.search(sentence.block.text, sentence.start, cue.start)
            at = Words(sentence.block, opens.start() if opens else cue.start, end)
            yield Hit(at, {"words": at.text})
            found = True
    if not found:
        yield from _framed(sentence, _FRAMES)


def _framed(sentence: Sentence, frames: Sequence[Frame]) -> Iterator[Answer]:
    """Yield the first place where the parts of a frame make light of a harm."""
    for chain in asserted(sentence, frames, reach=_NEAR):
        at = whole(sentence, chain)
        yield Hit(at, {"words": at.text})
        return


def _harmful(sentence: Sentence) -> bool:
    return sentence.section == "side_effects" or sentence.has("harms")


def _group(sentence: Sentence, cue: Cue) -> int:
    """Return the end of the procedures or medicines it is likened to, 0 where there are none."""
    for noun in sentence.found("comfort", "group"):
        between = sentence.block.text[cue.end : noun.start]
        if cue.end <= noun.start and len(between) <= _REACH and not set(between) & set(",;:()."):
            return noun.end
    return 0
