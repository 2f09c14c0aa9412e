"""Read a cue of cause by what stands around it.

"X improved Y" asserts a cause, "Y improved in the X group" a difference, "to improve Y" an aim,
"improved Y" after an article nothing.
"""

from collections.abc import Sequence

from marrowlint.language.doubts import hedged, in_role, is_tool
from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import after, before, clause_end, clause_start
from marrowlint.language.parts import Part
from marrowlint.language.past_verbs import acted, did, moved
from marrowlint.language.verbs import acts, bare, moves

_LEARNT = frozenset({"telling.learnt", "telling.ours"})
_NEAR = 4
_LONG = 10
_GAINS = frozenset({
    "telling.gain", "correlational.change", "causal.effect", "correlational.compare",
})  # fmt: skip
_ENDS_OBJECT = _LEARNT | {
    "mark.stop", "mark.comma", "syntax.clause", "syntax.preposition", "syntax.to", "syntax.by",
}  # fmt: skip
_OUTWARD = frozenset({"acts", "acted", "leads", "moved", "did"})
_POINTING = frozenset({"these", "their", "this"})
_LEARNING = frozenset({"advice.topic", "conditional.plain"})
_STUDIES = _LEARNT | {"telling.tool"}
_WHOM = frozenset({"patients", "adults", "children", "women", "men", "people"})
_JOINED_AFTER = frozenset({
    "syntax.be", "syntax.negation", "mark.comma", "conditional.may", "causal.acted", "syntax.joint",
    "telling.found", "syntax.have", "syntax.clause",
})  # fmt: skip
_OWED_AFTER = frozenset({"syntax.be", "syntax.negation", "conditional.may"})


def mark_of(said: Sequence[Part], at: int, tag: str) -> set[Mark]:
    """Return what a cue of cause adds, once its "may" is heard."""
    if tag in _OUTWARD and _of_knowledge(said, at):
        return set()
    if tag == "useful":
        return {Mark.HEDGED} if hedged(said, at) and not is_tool(said, at) else set()
    if tag in {"role", "promise"}:
        return {Mark.HEDGED} if in_role(said, at) else set()
    mark = _READERS[tag](said, at) if tag in _READERS else None
    if mark is Mark.CAUSE and hedged(said, at):
        return {Mark.HEDGED}
    return {mark} if mark else set()


def _of_knowledge(said: Sequence[Part], at: int) -> bool:
    """Tell whether what is acted on is knowledge: "raises questions", "adds to our insight"."""
    return any(part.tag in _LEARNT for part in said[at + 1 : at + _NEAR])


def _gives(said: Sequence[Part], at: int) -> Mark | None:
    """Read "provided": with a gain or a change as its object it asserts a cause."""
    for part in said[at + 1 : at + _LONG]:
        if part.tag in _ENDS_OBJECT:
            return None
        if part.tag in _GAINS:
            past = said[at].words.endswith("d")
            return acted(said, at) if past else acts(said, at)
    return None


def _helps(said: Sequence[Part], at: int) -> Mark | None:
    """Read "helps": with "predict" after it, a marker is told of."""
    near = said[at + 1 : at + _NEAR + 2]
    if after(said, at).tag in _LEARNING:
        return None
    return None if any(part.words.startswith("predict") for part in near) else acts(said, at)


def _acting(said: Sequence[Part], at: int) -> Mark | None:
    """Read "is reducing", "of importance in reducing"; else it is an aim or a means."""
    earlier = before(said, at)
    if earlier.words in {"in", "for"}:
        near = said[max(0, at - _LONG) : at]
        weighs = any(part.tag == "telling.weighty" for part in near)
        weighs = weighs or any(part.words == "potential" for part in near[-2:])
        return Mark.CAUSE if weighs else None
    return Mark.CAUSE if earlier.tag == "syntax.be" else None


def _needs(said: Sequence[Part], at: int) -> Mark | None:
    """Read "is required for": not of studies, nor "for patients"."""
    clause = said[clause_start(said, at) : clause_end(said, at)]
    if any(part.family == "advice" or part.tag in _STUDIES for part in clause):
        return None
    named = after(said, at).tag == "syntax.article" or after(said, at).words in _WHOM
    return None if named else Mark.CAUSE


def _works(said: Sequence[Part], at: int) -> Mark | None:
    """Read "effective"; in "a useful marker" it says nothing of cause."""
    return None if is_tool(said, at) else Mark.CAUSE


def _joined(said: Sequence[Part], at: int) -> Mark | None:
    """Read "caused by": a claim after "is" or a comma; "infection caused by" names one."""
    return Mark.CAUSE if before(said, at).tag in _JOINED_AFTER else None


def _accounts(said: Sequence[Part], at: int) -> Mark | None:
    """Read "explains the"; "accounts for" only under "may": else it is often a share."""
    if said[at].words.startswith("account") and not hedged(said, at):
        return None
    return None if after(said, at).tag == "number" else Mark.CAUSE


def _owed(said: Sequence[Part], at: int) -> Mark | None:
    return Mark.CAUSE if before(said, at).tag in _OWED_AFTER else None


def _always(_said: Sequence[Part], _at: int) -> Mark:
    return Mark.CAUSE


def _effect(said: Sequence[Part], at: int) -> Mark | None:
    """Read "effect"; "these effects" points back."""
    asked = any(part.words == "about" for part in said[max(0, at - _NEAR + 1) : at])
    return None if asked or before(said, at).words in _POINTING else Mark.CAUSE


_READERS = {
    "acting": _acting, "joined": _joined, "accounts": _accounts, "did": did, "needs": _needs,
    "acts": acts, "gives": _gives, "helps": _helps, "moves": moves, "bare": bare, "acted": acted,
    "moved": moved, "works": _works, "owed": _owed, "leads": _always, "effect": _effect,
}  # fmt: skip
