"""Tell what link between cause and effect a sentence states, from none to direct causal.

The four levels are those of Yu 2019 (doi 10.18653/v1/D19-1473). What a sentence wants done or
studied asserts nothing.
"""

from collections.abc import Sequence

from marrowlint.language import associations, causes
from marrowlint.language.analysis import Strength
from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import before, clause_end, clause_start, stop_end
from marrowlint.language.parts import Part, parts

NAMES = ("advice", "conditional", "causal", "telling", "correlational", "syntax")
"""Lexicons of the wording; of two that list a phrase the first wins."""
_MAY = Part("can", "conditional.may", "conditional", "may")
_MODALS = ("may", "might", "could")
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
    marks = _marks(said)
    return next((level for mark, level in _BY_MARK if mark in marks), Strength.NONE)


def _marks(said: Sequence[Part]) -> set[Mark]:
    wanted = _wanted(said)
    marks: set[Mark] = set()
    for at, part in enumerate(said):
        if at in wanted:
            continue
        if part.family == "causal":
            marks |= causes.mark_of(said, at, part.kind)
        elif part.family == "correlational":
            marks |= associations.mark_of(said, at, part.kind, caused=Mark.CAUSE in marks)
        elif part.words in _MODALS and associations.open_verb(said, at):
            marks.add(Mark.OPEN)
    return marks


def _wanted(said: Sequence[Part]) -> frozenset[int]:
    """Return where the sentence says what to do or to study instead of what is."""
    found: set[int] = set()
    for at, part in enumerate(said):
        if part.tag == "advice.duty":
            noun = before(said, at).tag == "syntax.article"  # "the need for" leaves what precedes
            found.update(range(at if noun else clause_start(said, at), stop_end(said, at)))
        elif part.tag == "advice.topic":
            found.update(range(at, clause_end(said, at)))
    return frozenset(found)
