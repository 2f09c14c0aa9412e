"""Flag the claim that something has no risk at all."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.covering import covering
from marrowlint.language.scope import denied
from marrowlint.language.topic import names, told_of_topic
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NEAR = 70
_SEEN = lazy(r"\b(?:reported|recorded|observed|seen|found|occurred|noted|detected|described)\b")
_RESULT = lazy(r"\b(?:were|was|had|caused|showed|experienced|produced|resulted|revealed)\b")
_STUDY = lazy(
    r"\b(?:study|studies|trials?|reviews?|authors|participants|compared|groups?|arm|rats?|mice|dogs)\b",
    re.IGNORECASE,
)
_MADE_UP = "says that there is no risk"
_UNREPORTED = "is an absence of reports, told without who looked"


@Meta(
    id="no-risk-claim",
    family="safety",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' {fault}",
    help='Say what was looked for and in how many people, such as "none was reported in a trial '
    'of 60 adults", with its source.',
    source="CAP Code section 12: no claim to be free of side effects; FTC 2022",
    cues=("safety",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag the claim that something has no risk at all.

    Flags: "no side effects", "risk-free", "completely safe", "it is harmless" and the like, and
        "no side effects were reported" where nothing tells who looked.
    Why: no study can show the absence of risk; readers stop asking.
    Misses: the same claim in other words, such as "nothing to worry about". One beside a number of
        people that no study counted. "Harmless" before a noun.
    Overflags: a result whose paragraph has no study, marker or number.
    Span: the words that rule risk out.
    """
    if sentence.text.endswith("?") or _counted(sentence):
        return
    topic = names(ctx.page)
    seen = bool(_SEEN.search(sentence.text))
    for cue in sentence.found("safety", "norisk", "harmless"):
        if denied(sentence, cue, reach=_NEAR):
            continue
        if cue.tag == "harmless":
            if not told_of_topic(sentence, cue.start, cue.end, topic):
                continue
        elif _result(sentence, ctx, seen=seen):
            continue
        at = Words(sentence.block, cue.start, cue.end)
        fault = _UNREPORTED if seen and cue.tag == "norisk" else _MADE_UP
        yield Hit(at, {"words": at.text, "fault": fault})


def _counted(sentence: Sentence) -> bool:
    return any(amount.dimension == "count" for amount in sentence.quantities)


def _result(sentence: Sentence, ctx: Context, *, seen: bool) -> bool:
    """Tell whether the sentence reports what a study saw."""
    if not seen and not _RESULT.search(sentence.text):
        return False
    paragraph = ctx.analysis.paragraph(sentence)
    if seen and covering(sentence, paragraph):
        return True
    told = paragraph[: sentence.index + 1] if seen else (sentence,)
    return any(_STUDY.search(other.text) for other in told)
