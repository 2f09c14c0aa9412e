"""Tell what link between cause and effect a sentence states, from none to direct causal.

The four levels are those of Yu 2019 (doi 10.18653/v1/D19-1473). What a sentence wants done or
studied asserts nothing.
"""

from collections.abc import Sequence

from marrowlint.language import associations, causes
from marrowlint.language.analysis import Strength
from marrowlint.language.doubts import is_aside
from marrowlint.language.duties import wanted
from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import before
from marrowlint.language.parts import Part, parts

NAMES = ("advice", "conditional", "causal", "telling", "correlational", "syntax")
"""Lexicons of the wording; of two that list a phrase the first wins."""
_MAY = Part("can", "conditional.may", "conditional", "may")
_MODALS = frozenset({"may", "might", "could"})
_CUES = frozenset({"causal", "correlational"})
_BY_MARK = (
    (Mark.HEDGED, Strength.CONDITIONAL),
    (Mark.LINK, Strength.CORRELATIONAL),
    (Mark.CAUSE, Strength.CAUSAL),
    (Mark.WEAK, Strength.CORRELATIONAL),
    (Mark.OPEN, Strength.CONDITIONAL),
)
"""The first mark that a sentence bears decides."""


def strength(text: str, *, can_is_may: bool = False) -> Strength:
    """Return what link ``text``, a sentence or a clause, states.

    Yu 2019 counts "can reduce" as direct; with ``can_is_may`` it is conditional, as in Sumner 2014.
    """
    said = parts(text, NAMES)
    if can_is_may:
        said = tuple(_MAY if part.tag == "conditional.can" else part for part in said)
    marks = {mark for _, mark in marked(said)}
    return next((level for mark, level in _BY_MARK if mark in marks), Strength.NONE)


def marked(said: Sequence[Part]) -> tuple[tuple[str, Mark], ...]:
    """Return each cue's tag with the mark that it adds, in order."""
    asked = wanted(said)
    found: list[tuple[str, Mark]] = []
    caused = False
    for at, part in enumerate(said):
        if part.family not in _CUES and part.words not in _MODALS:
            continue
        if at in asked:
            continue
        marks: set[Mark] = set()
        if part.family == "causal":
            marks = causes.mark_of(said, at, part.kind)
            if caused and marks == {Mark.HEDGED} and is_aside(said, at):
                continue
            if part.words == "lower" and not marks and before(said, at).tag != "syntax.to":
                marks = associations.mark_of(said, at, "compare", caused=caused)
        elif part.family == "correlational":
            marks = associations.mark_of(said, at, part.kind, caused=caused)
        elif part.words in _MODALS and associations.open_verb(said, at):
            marks = {Mark.OPEN}
        found += [(part.kind, mark) for mark in marks]
        caused = caused or Mark.CAUSE in marks
    return tuple(found)
