"""Flag the claim that something has no risk at all."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NEAR = 40
_RESULT = re.compile(r"\b(?:reported|recorded|observed|seen|found|occurred|noted)\b")


@Meta(
    id="no-risk-claim",
    family="safety",
    on=Sentence,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' says that there is no risk",
    help='Say what was looked for and in how many people, such as "none was reported in a trial '
    'of 60 adults", with its source.',
    source="CAP Code section 12: no claim to be free of side effects; FTC 2022",
    cues=("safety",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag the claim that something has no risk at all.

    Flags: "no side effects", "risk-free", "completely safe", "harmless" and the like.
    Why: no study can show the absence of risk; readers stop asking.
    Misses: the same claim in other words, such as "nothing to worry about". One beside a number of
        people that no study counted.
    Overflags: a result of a named study whose sentence has neither a marker nor a number.
    Span: the words that rule risk out.
    """
    del ctx
    if sentence.text.endswith("?") or _result(sentence):
        return
    for cue in sentence.found("safety", "norisk"):
        if not denied(sentence, cue, reach=_NEAR):
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text})


def _result(sentence: Sentence) -> bool:
    """Tell whether the sentence reports what a study saw."""
    named = sentence.has("people", "study") or sentence.has("studies")
    counted = any(amount.dimension == "count" for amount in sentence.quantities)
    reported = bool(_RESULT.search(sentence.text))
    return counted or (bool(sentence.markers) and (named or reported))
