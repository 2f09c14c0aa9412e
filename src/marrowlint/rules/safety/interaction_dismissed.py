"""Flag interactions that are called absent or not applicable."""

from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="interaction-dismissed",
    family="safety",
    on=Sentence,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' rules interactions out",
    help="Say that interactions have not been studied, or name the medicines to watch and cite it.",
    source="EMA HMPC monograph template, section 4.5",
    cues=("dismissals",),
    beats=("claim-uncited",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag interactions that are called absent or not applicable.

    Flags: "drug interactions are not applicable", "no known interactions", "does not interact".
    Why: nobody looked is not the same as nothing there; patients combine treatments.
    Misses: interactions passed over in silence.
    Overflags: a statement from a label, when the sentence does not cite it.
    Span: from the interactions to the words that dismiss them.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.markers:
        return
    nouns = sentence.found("interactions", "noun")
    for cue in sentence.found("dismissals", "dismissed"):
        bare = cue.text.lower() == "not applicable"
        if (bare and not nouns) or denied(sentence, cue):
            continue
        start = min([cue.start, *(noun.start for noun in nouns if noun.start < cue.start)])
        at = Words(sentence.block, start, cue.end)
        yield Hit(at, {"words": at.text})
