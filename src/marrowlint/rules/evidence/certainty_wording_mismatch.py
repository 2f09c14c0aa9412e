"""Flag wording that is surer than any study can make it."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied, quoted
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta, put_words
from marrowlint.severity import Confidence, Severity

_AFTER = 24
_PROVEN_TO = lazy(
    r"\b(?:is|are|was|were|has been|have been) (?:clinically |scientifically )?prove[nd] to\b",
    re.IGNORECASE,
)


@Meta(
    id="certainty-wording-mismatch",
    family="evidence",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' claims a certainty that no study gives",
    help='Use the verb that fits the certainty: "reduces" (high), "probably reduces" (moderate), '
    '"may reduce" (low).',
    source="GRADE guidance 26 (Santesso 2020, doi 10.1016/j.jclinepi.2019.10.014)",
    cues=("certainty",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag wording that is surer than any study can make it.

    Flags: "proven", "proves", "guaranteed", "conclusively", "the science is settled" and the
        like, said of an effect.
    Why: GRADE has no row for proof; even high certainty is worded as a plain statement.
    Misses: "has been shown to", which is right where the certainty is high.
    Overflags: "proven" said of a diagnosis in words the list of exemptions lacks.
    Span: the word of proof.
    """
    del ctx
    if sentence.text.endswith("?"):
        return
    for cue in sentence.found("certainty", "proven"):
        if not _undone(sentence, cue) and not quoted(sentence, cue):
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text}, fix=_fix(sentence, cue))


def _fix(sentence: Sentence, cue: Cue) -> Fix | None:
    """Put "may" for "has been proven to"; other words of proof need another sentence."""
    for match in _PROVEN_TO.finditer(sentence.block.text, sentence.start, sentence.end):
        if match.start() <= cue.start < match.end():
            at = Words(sentence.block, match.start(), match.end())
            return put_words(at, "may")
    return None


def _undone(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a denial stands before the word or right after it: "proves nothing"."""
    after = (*sentence.found("negation"), *sentence.found("silence"))
    return denied(sentence, cue) or any(0 <= word.start - cue.end <= _AFTER for word in after)
