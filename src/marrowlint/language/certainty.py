"""Tell how sure a wording is, and which way it says the outcome moves."""

from collections.abc import Sequence

from marrowlint.language.analysis import Certainty, Cue, Direction

_WEAKEST_FIRST = (Certainty.UNKNOWN, Certainty.MAY, Certainty.LIKELY, Certainty.SHOWN)
_EFFECTS = ("increase", "decrease", "better", "worse", "same")


def certainty(cues: Sequence[Cue]) -> Certainty:
    """Return the weakest certainty the cues state; a bare statement of fact counts as shown."""
    tags = {cue.tag for cue in cues if cue.lexicon == "certainty"}
    if any(cue.lexicon == "silence" and cue.tag == "unknown" for cue in cues):
        return Certainty.UNKNOWN
    for grade in _WEAKEST_FIRST:
        if grade.value in tags:
            return grade
    return Certainty.PROVEN if "proven" in tags else Certainty.SHOWN


def direction(cues: Sequence[Cue]) -> Direction:
    """Return the direction of the first effect the cues name."""
    for cue in cues:
        if cue.lexicon == "effects" and cue.tag in _EFFECTS:
            return Direction(cue.tag)
    return Direction.NONE


def negated(cues: Sequence[Cue]) -> bool:
    """Return whether the cues deny the effect, hold it open or say that it is not known."""
    effects = [cue for cue in cues if cue.lexicon == "effects"]
    if any(cue.lexicon == "silence" and cue.tag == "unknown" for cue in cues):
        return True
    if any(cue.tag == "same" for cue in effects):
        return False
    last = max((cue.start for cue in effects), default=None)
    denials = [cue.start for cue in cues if cue.lexicon in {"negation", "doubt"}]
    return any(last is None or at < last for at in denials)
