"""Flag interactions that are called absent or not applicable."""

from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.dismissed import dismissed
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
    cues=("dismissals", "ease"),
    beats=("claim-uncited", "no-risk-claim"),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag interactions that are called absent or not applicable.

    Flags: "drug interactions are not applicable", "interactions: none", "no known interactions",
        "does not interact", "can be taken alongside blood thinners without concern", "nothing in
        it can clash with them", "pills and sage work in separate lanes".
    Why: nobody looked is not the same as nothing there; patients combine treatments.
    Misses: interactions passed over in silence. "No interactions have been reported", which is the
        phrase of European monographs.
    Overflags: a statement from a label, when the sentence does not cite it.
    Span: from the interactions to the words that dismiss them.
    """
    del ctx
    for start, end in dismissed(sentence):
        at = Words(sentence.block, start, end)
        yield Hit(at, {"words": at.text})
