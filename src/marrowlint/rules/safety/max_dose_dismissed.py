"""Flag a missing upper limit that is told as no problem."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.covering import covering
from marrowlint.language.frames import chains
from marrowlint.language.scope import denied, quoted
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_COMFORT = lazy(
    r"(?:[,;:]\s+|\s+)(?:[\w-]+[,;:]?\s+){0,5}?"
    r"(?:as|since|because|so|which means|meaning|therefore|and it is|and is|and you can|due to"
    r"|to (?:worry|bother|trouble|stop|restrain|fear|mind|heed|watch|count"
    r"|(?:hold|keep) \w+ back))\b",
    re.IGNORECASE,
)
_WARNS = lazy(
    r"\b(?:exceed|caution|unknown|not known|careful|not been (?:set|studied|established)|no data"
    r"|too few|few (?:trials|studies)|not mean|lack(?:s|ing)?|risk|harm|toxic)",
    re.IGNORECASE,
)
_NEAR = 12
_FRAMES = (
    (("comfort.excess",), 0),
    (("comfort.asmuch", "comfort.wish"), 24),
    (("comfort.toomany", "comfort.unreal"), 40),
    (("comfort.raised", "comfort.nohurt"), 24),
    (("comfort.ifone", "comfort.better"), 24),
    (("comfort.much", "ease.absent|calm|fine"), 12),
)
"""Leave to take any amount, by its parts; with the gap between two of them."""
_THERE = lazy(r"\bthere (?:is|are)\s+\Z|\b(?:it )?has\s+\Z", re.IGNORECASE)


@Meta(
    id="max-dose-dismissed",
    family="safety",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' tells a missing upper limit as no problem",
    help="Write that the upper limit is unknown, and which dose was the highest studied.",
    source="EMA HMPC monograph template section 4.9; IOM and EFSA tables of upper limits",
    cues=("comfort",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a missing upper limit that is told as no problem.

    Flags: "no maximum dose", "no upper limit" with a reason or a consequence that makes light of
        it, and leave to take any amount, such as "as many as you please", "doubling up does no
        harm", "if one is good, four are better", with no source or agency.
    Why: no limit has been set is not the same as any amount is safe.
    Misses: a missing limit with no reason beside it.
    Overflags: a true reason that the list of warnings lacks.
    Span: the words, with their "there is".
    """
    if sentence.text.endswith("?") or sentence.has("safety", "agency"):
        return
    text = sentence.block.text
    for start, end in (*_ceilings(sentence, ctx), *_licences(sentence)):
        there = _THERE.search(text, sentence.start, start)
        at = Words(sentence.block, there.start() if there else start, end)
        yield Hit(at, {"words": at.text})
        return


def _ceilings(sentence: Sentence, ctx: Context) -> Iterator[tuple[int, int]]:
    """Yield where a missing limit has a reason or a consequence that makes light of it."""
    if sentence.has("claims", "advice") or covering(sentence, ctx.analysis.paragraph(sentence)):
        return
    text = sentence.block.text
    for cue in sentence.found("comfort", "ceiling"):
        after = text[cue.end : sentence.end]
        if _COMFORT.match(after) and not _WARNS.search(after) and not quoted(sentence, cue):
            yield cue.start, cue.end


def _licences(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where any amount is allowed: "take as much as you like"."""
    if sentence.markers:
        return
    for parts, gap in _FRAMES:
        for chain in chains(sentence, parts, gap):
            start, end = chain[0].start, chain[-1].end
            if _warned(sentence, start, end) or quoted(sentence, chain[0]):
                continue
            if not denied(sentence, chain[0], reach=_NEAR):
                yield start, end


def _warned(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether words outside the leave itself warn: "does no harm" does not."""
    text = sentence.block.text
    return bool(_WARNS.search(text[sentence.start : start] + " " + text[end : sentence.end]))
