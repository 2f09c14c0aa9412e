"""Flag promotional words."""

from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.frames import asserted, whole
from marrowlint.language.scope import denied, quoted
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_FRAMES = (
    (("hype.superlative", "hype.thing"), 12),
    (("ease.few|none", "hype.comparative", "hype.thing"), 12),
    (("hype.superlative", "hype.goods", "hype.ofall"), 12),
    (("hype.nothingelse", "hype.comesclose"), 32),
    (("hype.noother", "hype.comesclose"), 16),
)
"""Praise by comparison: "the most powerful herb", "no better remedy"; with the gap between."""


@Meta(
    id="hype-word",
    family="wording",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' is praise, and tells readers nothing they can check",
    help="Leave it out, or say what was measured.",
    source="HealthNewsReview.org criterion 10: no unjustifiable, sensational language",
    cues=("hype",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag promotional words.

    Flags: "breakthrough", "miracle", "valuable tool", "optimal results" and the like, and "no
        more powerful plant".
    Why: such words are 24 times as frequent in press releases as in NIH pages, and tell nothing.
    Misses: praise in words the list lacks.
    Overflags: product names.
    Span: the words of praise.
    """
    del ctx
    if sentence.text.endswith("?"):
        return
    for cue in sentence.found("hype", "hype"):
        if not denied(sentence, cue) and not quoted(sentence, cue):
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text})
    for chain in asserted(sentence, _FRAMES):
        at = whole(sentence, chain)
        yield Hit(at, {"words": at.text})
