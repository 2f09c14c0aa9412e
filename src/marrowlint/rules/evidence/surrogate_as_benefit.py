"""Point out a laboratory marker that is told as if it were a benefit to patients."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NEAR = 60
_WIDE = 90
_DOWNSTREAM = ("treat", "use")


@Meta(
    id="surrogate-as-benefit",
    family="evidence",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' goes from a marker to a disease, as if the one showed the other",
    help="Tell the change of the marker, and say that the effect on the disease is not known; or "
    "cite the trial that measured it.",
    source="SORT: disease-oriented evidence is level C; FDA-NIH BEST glossary, surrogate endpoint",
    cues=("reporting",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Point out a laboratory marker that is told as if it were a benefit to patients.

    Flags: a change of a marker such as CRP, cholesterol or bone density, then "thereby", "so it",
        "which" or the like, then a disease that is said to be prevented, treated or less likely.
    Why: many drugs moved a marker and helped nobody, or did harm.
    Misses: a marker and a benefit in two sentences.
    Overflags: blood pressure or LDL cholesterol lowered by a drug approved on that ground.
    Span: from the marker to the disease.
    """
    del ctx
    if sentence.text.endswith("?") or sentence.markers[1:]:
        return
    for marker in sentence.found("reporting", "marker"):
        disease = _claimed(sentence, marker)
        if disease is not None and not denied(sentence, disease):
            at = Words(sentence.block, marker.start, disease.end)
            yield Hit(at, {"words": at.text})
            return


def _claimed(sentence: Sentence, marker: Cue) -> Cue | None:
    """Return the disease that a bridge and a verb tie to the marker."""
    for bridge in sentence.found("reporting", "bridge"):
        if not 0 < bridge.start - marker.end <= _NEAR:
            continue
        verbs = (
            *sentence.found("indications", *_DOWNSTREAM),
            *sentence.found("effects", "decrease"),
        )
        verbs_after = [verb for verb in verbs if bridge.end < verb.start <= bridge.end + _NEAR]
        for disease in sentence.found("conditions", "disease"):
            if any(0 < disease.start - verb.end <= _WIDE for verb in verbs_after):
                return disease
    return None
