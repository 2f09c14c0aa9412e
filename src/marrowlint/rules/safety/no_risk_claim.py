"""Flag the claim that something has no risk at all."""

import re
from collections.abc import Iterator, Sequence

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.covering import covering
from marrowlint.language.frames import chains
from marrowlint.language.scope import denied
from marrowlint.language.topic import names, subject_is_topic, told_of_topic
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NEAR = 70
_DENYING = 12
_CLOSE = 16
"""Code points before the words in which a denial turns them; fewer where they deny themselves."""
_DENIES = lazy(r"(?:nothing|need not|needn't)\b", re.IGNORECASE)
_SEEN = lazy(r"\b(?:reported|recorded|observed|seen|found|occurred|noted|detected|described)\b")
_RESULT = lazy(r"\b(?:were|was|had|did|caused|showed|experienced|produced|resulted|revealed)\b")
_STUDY = lazy(
    r"\b(?:study|studies|trials?|reviews?|authors|participants|compared|groups?|arm|rats?|mice|dogs)\b",
    re.IGNORECASE,
)
_FRAMES = (
    (("ease.bear", "ease.none", "ease.danger|harm"), 14),
    (("ease.harm", "ease.absent"), 12),
    (("ease.everyone", "ease.can", "ease.use"), 12),
    (("ease.frail", "ease.can", "ease.use", "ease.calm"), 24),
    (("ease.can", "ease.use", "ease.calm"), 40),
    (("ease.young", "ease.old"), 16),
    (("ease.limitless|nowrong",), 0),
    (("harms.noun|event", "ease.ruled"), 16),
    (("ease.noneof", "ease.grief"), 24),
    (("ease.nobody", "ease.hurt"), 16),
    (("ease.body|most", "ease.never", "ease.recoil"), 12),
    (("ease.natural", "ease.so", "ease.safe"), 24),
)
"""What rules harm out by its parts: "anyone", "can", "use"; with the gap between two parts."""
_OF_TOPIC = (("ease.never", "ease.hurt"), 8)
"""The same where the topic must be the subject: "it cannot hurt you"."""
_OPEN = lazy(r"\b(?:if|when|whether|unless|until|where)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_BUT = lazy(r"\s(?:apart from|except|other than|besides|beyond)\b")
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
    cues=("safety", "ease"),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag the claim that something has no risk at all.

    Flags: "no side effects", "risk-free", "completely safe", "it is harmless", "it cannot hurt
        you", "nothing to fear", "anyone can use it", "suitable for all ages" and the like, and "no
        side effects were reported" where nothing tells who looked.
    Why: no study can show the absence of risk; readers stop asking.
    Misses: the same claim in other words, such as "treads softly". One beside a number of
        people that no study counted. "Harmless" before a noun.
    Overflags: a result whose paragraph has no study, marker or number.
    Span: the words that rule risk out.
    """
    if sentence.text.endswith("?") or _counted(sentence):
        return
    topic = names(ctx.page)
    seen = bool(_SEEN.search(sentence.text))
    told: list[Cue] = []
    for cue in sentence.found("safety", "norisk", "harmless"):
        reach = _DENYING if _DENIES.match(cue.text) else _NEAR
        if denied(sentence, cue, reach=reach) or _names_one(sentence, cue):
            continue
        if cue.tag == "harmless":
            if not told_of_topic(sentence, cue.start, cue.end, topic):
                continue
        elif _result(sentence, ctx, seen=seen):
            continue
        at = Words(sentence.block, cue.start, cue.end)
        fault = _UNREPORTED if seen and cue.tag == "norisk" else _MADE_UP
        yield Hit(at, {"words": at.text, "fault": fault})
        told.append(cue)
    yield from _framed(sentence, ctx, topic, told)


def _names_one(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a harm is named after all: "no known side effects apart from allergy"."""
    return cue.tag == "norisk" and _BUT.match(sentence.block.text, cue.end) is not None


def _framed(
    sentence: Sentence, ctx: Context, topic: frozenset[str], told: Sequence[Cue]
) -> Iterator[Answer]:
    """Yield the first place beside those told where the parts of a frame rule harm out."""
    for chain in _frames(sentence, topic):
        if any(cue.start < chain[-1].end and chain[0].start < cue.end for cue in told):
            continue
        before = sentence.block.text[sentence.start : chain[0].start]
        reach = _CLOSE if chain[0].tag == "harm" else _NEAR
        held = _OPEN.search(before) or denied(sentence, chain[0], reach=reach)
        calm = chain[-1].tag == "calm"
        if not held and (calm or not _result(sentence, ctx, seen=False)):
            at = Words(sentence.block, chain[0].start, chain[-1].end)
            yield Hit(at, {"words": at.text, "fault": _MADE_UP})
            return


def _frames(sentence: Sentence, topic: frozenset[str]) -> Iterator[tuple[Cue, ...]]:
    for parts, gap in _FRAMES:
        yield from chains(sentence, parts, gap)
    for chain in chains(sentence, *_OF_TOPIC):
        if subject_is_topic(sentence, chain[0].start, topic):
            yield chain


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
