"""Tell how sure a wording is, and which way it says the outcome moves."""

from collections.abc import Sequence

from marrowlint.language.analysis import Certainty, Cue, Direction

_WEAKEST_FIRST = tuple(
    (grade.value, grade)
    for grade in (Certainty.UNKNOWN, Certainty.MAY, Certainty.LIKELY, Certainty.SHOWN)
)
_EFFECTS = {
    way.value: way
    for way in (
        *(Direction.INCREASE, Direction.DECREASE, Direction.BETTER),
        *(Direction.WORSE, Direction.SAME),
    )
}


def certainty(cues: Sequence[Cue]) -> Certainty:
    """Return the weakest certainty the cues state; a bare statement of fact counts as shown."""
    tags = {cue.tag for cue in cues if cue.lexicon == "certainty"}
    if _unknown(cues):
        return Certainty.UNKNOWN
    for name, grade in _WEAKEST_FIRST if tags else ():
        if name in tags:
            return grade
    return Certainty.PROVEN if "proven" in tags else Certainty.SHOWN


def _unknown(cues: Sequence[Cue]) -> bool:
    return "unknown" in [cue.tag for cue in cues if cue.lexicon == "silence"]


def direction(cues: Sequence[Cue]) -> Direction:
    """Return the direction of the first effect the cues name."""
    for cue in cues:
        if cue.lexicon == "effects" and cue.tag in _EFFECTS:
            return _EFFECTS[cue.tag]
    return Direction.NONE


def negated(cues: Sequence[Cue]) -> bool:
    """Return whether the cues deny the effect, hold it open or say that it is not known."""
    effects = [cue for cue in cues if cue.lexicon == "effects"]
    if _unknown(cues):
        return True
    denials = [cue.start for cue in cues if cue.lexicon in {"negation", "doubt"}]
    if not denials or any(cue.tag == "same" for cue in effects):
        return False
    last = max((cue.start for cue in effects), default=None)
    return last is None or min(denials) < last
