"""Flag "significant" that may mean large or only unlikely to be chance."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NUMBER = lazy(r"(?<![\w-])\d")
_TIES = frozenset({"is", "are", "was", "were", "highly", "very"})
"""What may stand between an effect and the word: "the difference was highly significant"."""
_SECTIONS = frozenset({"side_effects", "mechanism"})


@Meta(
    id="significant-ambiguous",
    family="wording",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="'{words}' may mean large, or only unlikely to be chance",
    help="Give the size with its interval, or say which of the two is meant.",
    source="Cochrane Handbook chapter 12: give the interval and the exact P value",
    cues=("significance",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "significant" that may mean large or only unlikely to be chance.

    Flags: "significant" or "significantly" on an effect, with no number in the sentence.
    Why: readers take it for important; a tiny effect can be significant in a large trial.
    Misses: "significant" on harms, where it means serious.
    Overflags: a size given in the next sentence.
    Span: from the word to the effect.
    """
    del ctx
    text = sentence.text
    if sentence.section in _SECTIONS or text.endswith("?") or _NUMBER.search(text):
        return
    for cue in sentence.found("significance", "word"):
        gain = _gain(sentence, cue)
        if gain is not None and not denied(sentence, cue):
            at = Words(sentence.block, min(cue.start, gain.start), max(cue.end, gain.end))
            yield Hit(at, {"words": at.text})


def _gain(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the effect called significant: "significantly reduces", "fell significantly"."""
    text = sentence.block.text
    for gain in sentence.found("significance", "gain"):
        first, last = (cue, gain) if cue.start < gain.start else (gain, cue)
        between = text[first.end : last.start]
        near = _TIES.issuperset(between.split()) if first is gain else len(between.split()) <= 1
        if near and not set(between) & set(",;:()."):
            return gain
    return None
