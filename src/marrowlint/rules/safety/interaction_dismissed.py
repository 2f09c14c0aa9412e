"""Flag interactions that are called absent or not applicable."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_BARE = frozenset(
    {"not applicable", "not a concern", "not a problem", "not a worry", "not relevant"}
    | {"not expected", "of no concern"}
)
"""Words that dismiss interactions only where these are named before."""
_LABELLED = frozenset({"none", "none known", "none expected", "n/a"})
"""Words that dismiss interactions only as the whole of a labelled entry: "Interactions: none"."""
_JOINTS = frozenset({":", "-", "–", "—"})


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

    Flags: "drug interactions are not applicable", "interactions: none", "no known interactions",
        "does not interact".
    Why: nobody looked is not the same as nothing there; patients combine treatments.
    Misses: interactions passed over in silence. "No interactions have been reported", which is the
        phrase of European monographs.
    Overflags: a statement from a label, when the sentence does not cite it.
    Span: from the interactions to the words that dismiss them.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.markers:
        return
    nouns = sentence.found("interactions", "noun")
    for cue in sentence.found("dismissals", "dismissed"):
        if denied(sentence, cue) or not _of_medicines(sentence, cue, nouns):
            continue
        start = min([cue.start, *(noun.start for noun in nouns if noun.start < cue.start)])
        at = Words(sentence.block, start, cue.end)
        yield Hit(at, {"words": at.text})


def _of_medicines(sentence: Sentence, cue: Cue, nouns: tuple[Cue, ...]) -> bool:
    """Tell whether the words dismiss interactions of medicines, not something else."""
    words = cue.text.lower()
    text = sentence.block.text
    if words in _BARE:
        return any(noun.end <= cue.start for noun in nouns)
    if words in _LABELLED:
        ends = text[cue.end : cue.end + 1] in {"", ".", ";"}
        return ends and any(text[noun.end : cue.start].strip() in _JOINTS for noun in nouns)
    return bool(nouns) or sentence.section != "mechanism"
