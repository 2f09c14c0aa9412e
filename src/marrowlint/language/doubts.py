"""Hear the doubt around a cue of cause: "may", "seems", "is promising", "could serve as"."""

from collections.abc import Sequence

from marrowlint.language.neighbours import clause_end, clause_start
from marrowlint.language.parts import EDGE, Part

_NEAR = 4
_FAR = 6
_LONG = 10
_REACH = 25
_MARKERS = frozenset({"correlational.factor", "correlational.link"})
_STOPS = frozenset({"mark.stop", "mark.comma"})
_ADDING = frozenset({"which", "suggesting", "highlighting", "indicating", "implying", "leading to"})
_ENDS = frozenset({"mark.stop", "mark.comma", "syntax.clause"})
_SERVING = frozenset({
    "serve", "represent", "offer", "provide", "constitute", "become", "hold", "prove",
})  # fmt: skip
FINITE = frozenset({
    "syntax.be", "syntax.have", "syntax.do", "telling.shows", "causal.moves", "causal.acts",
    "causal.leads", "conditional.may", "conditional.can",
})  # fmt: skip
"""What tells that a clause has its verb."""
_VERBS = FINITE | {"telling.found", "causal.acted", "causal.moved", "mark.comma"}
_DOUBTING = ("may", "might", "could", "would", "seem", "appear", "tend")


def hedged(said: Sequence[Part], at: int) -> bool:
    """Tell whether "may" stands before: "may reduce", "it is likely that X reduces"."""
    start = clause_start(said, at)
    if start > 1 and said[start - 1].words == "that":
        start -= 2
    again = (spot for spot in range(at - 1, start, -1) if _starts_anew(said, spot))
    start = next(again, start)
    if any(part.tag == "conditional.may" for part in said[start:at]):
        return True
    return said[at].kind == "effect" and _doubted(said, at)


def _starts_anew(said: Sequence[Part], at: int) -> bool:
    """Tell whether a verb of its own follows: "appears to be safe but did not reduce"."""
    return said[at - 1].tag == "syntax.joint" and said[at].tag == "syntax.do"


def _doubted(said: Sequence[Part], at: int) -> bool:
    """Tell whether the verb of an effect is "may": "the effect of zinc seems to be small"."""
    later = said[at + 1 : clause_end(said, at)]
    first = next((part for part in later if part.tag in _VERBS), EDGE)
    return first.words.startswith(_DOUBTING)


def is_aside(said: Sequence[Part], at: int) -> bool:
    """Tell whether what may be so is only added: "reduces pain, suggesting that it may help"."""
    commas = (spot for spot in range(at - 1, max(0, at - _REACH), -1) if said[spot].tag in _STOPS)
    comma = next(commas, at)
    return any(part.words in _ADDING for part in said[comma + 1 : min(at, comma + 3)])


def in_role(said: Sequence[Part], at: int) -> bool:
    """Tell whether something "may be" or "could serve as" what is named, or is promising."""
    if is_tool(said, at):
        return False
    if said[at].kind == "promise":
        return True
    for back in range(at - 1, max(0, at - _LONG) - 1, -1):
        if said[back].tag in _ENDS and said[back].words != "as":
            return False
        if said[back].tag == "conditional.may":
            return any(_serves(part) for part in said[back + 1 : min(at, back + _NEAR)])
    return False


def _serves(part: Part) -> bool:
    return part.tag == "syntax.be" or part.words in _SERVING


def is_tool(said: Sequence[Part], at: int) -> bool:
    """Tell whether what is praised measures, finds or foretells."""
    marker = any(part.tag in _MARKERS for part in said[at + 1 : at + _NEAR])
    return marker or any(part.tag == "telling.tool" for part in said[at + 1 : at + _FAR])
