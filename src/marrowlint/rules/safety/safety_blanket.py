"""Flag "generally safe" and the like without a source."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="safety-blanket",
    family="safety",
    on=Sentence,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' is a blanket statement on safety, with no source",
    help="Say in how many people, at which dose and for how long, and cite it; or say that this "
    "is not known.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x); CAP Code section 12",
    cues=("safety",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "generally safe" and the like without a source.

    Flags: a general statement that something is safe or well tolerated, with no citation in the
        sentence, no named agency and no number of people.
    Why: "generally safe" reads as "safe for me", whoever reads it.
    Misses: a blanket statement with a citation that does not support it. One beside an agency or a
        number of people named for something else.
    Overflags: a summary of figures given in the sentence before.
    Span: the blanket words.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.markers or sentence.has("safety", "agency"):
        return
    if any(amount.dimension == "count" for amount in sentence.quantities):
        return
    for cue in sentence.found("safety", "blanket"):
        if not denied(sentence, cue) and not _asked(sentence, cue):
            start = _verb(sentence, cue)
            at = Words(sentence.block, start, cue.end)
            yield Hit(at, {"words": at.text})


def _asked(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the words hang on an "if": "ask a doctor if it is safe for you"."""
    return "if" in sentence.block.text[sentence.start : cue.start].lower().split()


def _verb(sentence: Sentence, cue: Cue) -> int:
    """Take the verb before the cue with it: "is generally considered safe"."""
    before = sentence.block.text[max(sentence.start, cue.start - 4) : cue.start]
    for verb in ("is ", "are "):
        if before.endswith((" " + verb, verb)) and before.lstrip().startswith(verb):
            return cue.start - len(verb)
    return cue.start
