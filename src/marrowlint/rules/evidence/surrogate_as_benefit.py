"""Point out a laboratory marker that is told as if it were a benefit to patients."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NEAR = 60
_WIDE = 90
_DOWNSTREAM = ("treat", "use", "beat")
_OPENS = lazy(r"(?:because|by|since|as)\b", re.IGNORECASE)
_FRONT = 40
"""Code points in which "thus" stands where it goes on about the sentence before."""


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
        "which" or the like, there or at the head of the next sentence ("this means"), then a
        disease that is said to be prevented, treated or less likely, or a longer life.
    Why: many drugs moved a marker and helped nobody, or did harm.
    Misses: a marker and a benefit in two sentences that no such word ties.
    Overflags: blood pressure or LDL cholesterol lowered by a drug approved on that ground.
    Span: from the marker to the disease.
    """
    if sentence.text.endswith("?") or sentence.markers[1:]:
        return
    for marker in sentence.found("reporting", "marker"):
        disease = _claimed(sentence, _bridges(sentence, marker))
        if disease is not None and not denied(sentence, disease):
            at = Words(sentence.block, marker.start, disease.end)
            yield Hit(at, {"words": at.text})
            return
    if _goes_on(sentence, ctx):
        bridges = [cue.end for cue in sentence.found("reporting", "bridge")]
        disease = _claimed(sentence, bridges)
        if disease is not None and not denied(sentence, disease):
            at = Words(sentence.block, sentence.start, disease.end)
            yield Hit(at, {"words": at.text})


def _goes_on(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether it draws on a marker of the sentence before: "It thus reverses diabetes"."""
    if not sentence.index or not sentence.found("reporting", "bridge"):
        return False
    before = ctx.analysis.paragraph(sentence)[sentence.index - 1]
    first = sentence.found("reporting", "bridge")[0]
    return first.start - sentence.start <= _FRONT and before.has("reporting", "marker")


def _bridges(sentence: Sentence, marker: Cue) -> list[int]:
    """Return where the words end that lead from the marker on: "so it", "Because ..., it"."""
    found = [
        cue.end
        for cue in sentence.found("reporting", "bridge")
        if 0 < cue.start - marker.end <= _NEAR
    ]
    comma = sentence.block.text.find(", ", marker.end, marker.end + _NEAR)
    if comma > 0 and _OPENS.match(sentence.text):
        found.append(comma)
    return found


def _claimed(sentence: Sentence, bridges: list[int]) -> Cue | None:
    """Return the disease that a verb after a bridge says is prevented or treated."""
    for bridge in bridges:
        for outcome in sentence.found("reporting", "outcome"):
            if 0 < outcome.start - bridge <= _NEAR:
                return outcome
        verbs = (
            *sentence.found("indications", *_DOWNSTREAM),
            *sentence.found("effects", "decrease"),
        )
        verbs_after = [verb for verb in verbs if bridge < verb.start <= bridge + _NEAR]
        for disease in sentence.found("conditions", "disease"):
            if any(0 < disease.start - verb.end <= _WIDE for verb in verbs_after):
                return disease
    return None
