"""Point out an effect on "outcomes" or "overall health" with no outcome named."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 40
_NAMED = lazy(
    r"\s*(?:[:(]|,? (?:such as|including|like|namely|particularly|measured|on|of|scores?)\b)"
)


@Meta(
    id="outcome-unspecified",
    family="evidence",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' does not say what was measured",
    help='Name the outcome, such as "survival at two years" or "pain score at week 8".',
    source="GRADE: evidence is rated outcome by outcome",
    cues=("reporting",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Point out an effect on "outcomes" or "overall health" with no outcome named.

    Flags: "clinical outcomes", "overall health", "wellness" and the like after a verb of effect or
        a word that compares, when the sentence names no outcome beside them.
    Why: a claim that names no outcome can be neither checked nor refuted.
    Misses: an unnamed outcome in other words, such as "a better life".
    Overflags: an outcome that the next sentence names.
    Span: the vague words.
    """
    del ctx
    if sentence.text.endswith("?"):
        return
    for cue in sentence.found("reporting", "vague"):
        if _moved(sentence, cue) and not denied(sentence, cue) and not _named(sentence, cue):
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text})


def _moved(sentence: Sentence, cue: Cue) -> bool:
    return any(0 < cue.start - effect.end <= _REACH for effect in sentence.found("effects"))


def _named(sentence: Sentence, cue: Cue) -> bool:
    after = sentence.block.text[cue.end : min(sentence.end, cue.end + _REACH)]
    return _NAMED.match(after) is not None
