"""Flag "generally safe" and the like without a source."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.covering import goes_on
from marrowlint.language.frames import asserted, whole
from marrowlint.language.scope import denied
from marrowlint.language.topic import attributive, names, told_of_topic
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_PAST = lazy(r"\b(?:was|were|proved|found|concluded|reported|report|said|say)\b")
_STUDY = lazy(
    r"\b(?:study|studies|trials?|reviews?|participants|researchers|authors)\b", re.IGNORECASE
)
_BACK = 240
_ADJECTIVES = ("safe", "effective", "tolerated")
_FRAMES = (
    (("ease.most|everyone", "ease.tolerate", "ease.well"), 24),
    (("ease.tolerate", "ease.well", "ease.most|everyone"), 14),
    (("ease.tolerate", "ease.most|everyone"), 1),
    (("ease.most|everyone", "ease.trouble"), 16),
    (("ease.gentle", "ease.organ"), 1),
    (("ease.few", "ease.gentle"), 30),
    (("ease.safest", "ease.remedy"), 12),
    (("ease.record",), 0),
    (("ease.asgentle", "ease.come"), 24),
    (("ease.long", "ease.vouch", "ease.safe|safety"), 24),
)
"""What calls it gentle or well tolerated by its parts, with the gap between two of them."""
_ASKING = frozenset({"if", "which", "what"})


@Meta(
    id="safety-blanket",
    family="safety",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' is a blanket statement on safety, with no source",
    help="Say in how many people, at which dose and for how long, and cite it; or say that this "
    "is not known.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x); CAP Code section 12",
    cues=("safety", "ease"),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "generally safe" and the like without a source.

    Flags: a general statement that something is safe, gentle or well tolerated, with no citation
        that covers it, no named agency and no number of people in it or before it.
    Why: "generally safe" reads as "safe for me", whoever reads it.
    Misses: a blanket statement with a citation that does not support it. One beside an agency or a
        number of people named for something else. "Is safe" of what no name of the page covers.
        What "researchers report".
    Overflags: a result of a study that the sentence does not name.
    Span: the blanket words.
    """
    if sentence.text.endswith("?") or sentence.has("safety", "agency"):
        return
    if _anchored(sentence, ctx):
        yield from _framed(sentence)
        return
    told = False
    topic = names(ctx.page)
    for cue in sentence.found("safety", "blanket", "plain"):
        if denied(sentence, cue) or _asked(sentence, cue) or _before_noun(sentence, cue):
            continue
        if cue.tag == "plain" and not told_of_topic(sentence, cue.start, cue.end, topic):
            continue
        at = Words(sentence.block, _verb(sentence, cue), cue.end)
        yield Hit(at, {"words": at.text})
        told = True
    if not told:
        yield from _framed(sentence)


def _framed(sentence: Sentence) -> Iterator[Answer]:
    """Yield the first place where the parts of a frame make a blanket statement."""
    counted = any(amount.dimension == "count" for amount in sentence.quantities)
    if sentence.markers or counted or _PAST.search(sentence.text):
        return
    for chain in asserted(sentence, _FRAMES):
        if not _asked(sentence, chain[0]):
            at = whole(sentence, chain)
            yield Hit(at, {"words": at.text})
            return


def _anchored(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether a citation covers it, people are counted, or a study's result is told.

    "It is safe" says so at large, and does not go on about the study cited before it.
    """
    paragraph = ctx.analysis.paragraph(sentence)
    marked = [other for other in paragraph if other.markers]
    on = goes_on(sentence) and (_PAST.search(sentence.text) or _STUDY.search(sentence.text))
    if sentence.markers or (marked and (marked == [paragraph[-1]] or on)):
        return True
    before = paragraph[max(0, sentence.index - 1) : sentence.index + 1]
    if any(amount.dimension == "count" for other in before for amount in other.quantities):
        return True
    return bool(_PAST.search(sentence.text)) and any(_STUDY.search(other.text) for other in before)


def _asked(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the words hang on a question: "ask if it is safe", "which of them are safe"."""
    start = max(sentence.start, cue.start - _BACK)
    before = sentence.block.text[start : cue.start].lower().split()
    return not _ASKING.isdisjoint(before)


def _before_noun(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether its last word is an adjective that belongs to a noun: "a safe tea"."""
    return cue.text.lower().endswith(_ADJECTIVES) and attributive(sentence, cue.end)


def _verb(sentence: Sentence, cue: Cue) -> int:
    """Take the verb before the cue with it: "is generally considered safe"."""
    before = sentence.block.text[max(sentence.start, cue.start - 4) : cue.start]
    for verb in ("is ", "are "):
        if before.endswith((" " + verb, verb)) and before.lstrip().startswith(verb):
            return cue.start - len(verb)
    return cue.start
