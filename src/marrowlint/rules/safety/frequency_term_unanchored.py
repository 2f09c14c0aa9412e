"""Flag "common", "rare" and the like, said of harms without a rate."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 34
_JOINTS = frozenset(
    {"is", "are", "has", "have", "been", "occur", "occurs", "happen", "seen", "only", "fairly"}
    | {"quite", "usually", "generally", "mild", "minor", "and", "but", "very"}
)
"""What may stand between the harm and its frequency: "side effects are usually mild and rare"."""
_RATE = re.compile(r"\d\s?(?:%|percent)|\b(?:one|1) in \d|\d+ of \d+|\d+ in \d+|\b\d+ per \d")


@Meta(
    id="frequency-term-unanchored",
    family="safety",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' gives a frequency without a rate or a source",
    help='Give the rate and its source, such as "uncommon (1 in 200)", or leave the word out.',
    source="CIOMS Working Group III and EMA SmPC guideline: each frequency word stands for a rate",
    cues=("frequency",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "common", "rare" and the like, said of harms without a rate.

    Flags: a frequency word on side effects, risks or a named harm, with no rate in the sentence
        and no citation.
    Why: readers take "common" for one in two, regulators for one in ten to one in a hundred.
    Misses: frequency told by other words, such as "some people".
    Overflags: a page that defines its bands once at the top.
    Span: from the frequency word to the harm.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.markers or _RATE.search(sentence.text):
        return
    for cue in sentence.found("frequency", "band"):
        harm = _harm(sentence, cue)
        if harm is not None:
            start, end = min(cue.start, harm.start), max(cue.end, harm.end)
            at = Words(sentence.block, start, end)
            yield Hit(at, {"words": at.text})


def _harm(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the harm that the frequency word speaks of: "rare but serious risks"."""
    text = sentence.block.text
    for harm in sentence.found("harms", "noun", "event"):
        between = text[cue.end : harm.start]
        if cue.end <= harm.start and len(between) <= _REACH and not set(between) & set(".;:()"):
            return harm
    for harm in reversed(sentence.found("harms", "noun", "event")):
        between = text[harm.end : cue.start]
        if harm.end <= cue.start and _JOINTS.issuperset(between.split()):
            return harm
    return None
