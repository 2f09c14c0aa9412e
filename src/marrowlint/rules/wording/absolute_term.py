"""Flag words that leave no exception."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted
from marrowlint.language.scope import denied, quoted
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 14
_FRAMES = (
    (("absolutes.works", "absolutes.all"), 8),
    (("absolutes.cure", "absolutes.wholly"), 16),
    (("absolutes.always", "absolutes.cure|betters"), 4),
    (("absolutes.everyone", "absolutes.gains"), 6),
)
"""What leaves no exception by its parts: "works", "in every case"; with the gap between them."""


@Meta(
    id="absolute-term",
    family="wording",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' leaves no exception",
    help='Say what it does for how many, or use a weaker verb, such as "helps to manage risk".',
    source="FTC Health Products Compliance Guidance 2022; CAP Code section 12",
    cues=("absolutes",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag words that leave no exception.

    Flags: "always works", "works in every case", "completely cures", "100% effective", "ensures
        safety" and the like.
    Why: nothing in medicine works always and for all; one exception makes the page wrong.
    Misses: an absolute on a verb that the list lacks, such as "always loosens".
    Overflags: an aim told as such: "the rule was meant to ensure recovery".
    Span: the words.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.has("claims", "advice"):
        return
    if sentence.has("safety", "agency"):
        return
    for start, end in _absolutes(sentence):
        at = Words(sentence.block, start, end)
        yield Hit(at, {"words": at.text})


def _absolutes(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for cue in sentence.found("absolutes", "absolute", "ensure"):
        last = cue if cue.tag == "absolute" else _assured(sentence, cue)
        if last and not denied(sentence, cue) and not quoted(sentence, cue):
            yield cue.start, last.end
    for chain in asserted(sentence, _FRAMES):
        yield chain[0].start, chain[-1].end


def _assured(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return what is ensured, where it is an outcome: "ensures lasting relief"."""
    for noun in sentence.found("absolutes", "assured"):
        between = sentence.block.text[cue.end : noun.start]
        if cue.end <= noun.start and len(between) <= _REACH and not set(between) & set(",;:()."):
            return noun
    return None
