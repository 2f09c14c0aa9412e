"""Read a cue of association, comparison or change, and "may" with an unlisted verb."""

from collections.abc import Sequence

from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import after, before, clause_end, clause_start
from marrowlint.language.parts import Part
from marrowlint.language.verbs import INTRANSITIVE

_NEAR = 4
_FAR = 40
_FACTOR_BEFORE = 8
_ADVERBS = frozenset({"adverb", "syntax.adverb"})
_TOLD = frozenset({"telling.found", "telling.shows", "syntax.be"})
_TOLD_BEFORE = _TOLD | {"syntax.have"}
_TELLING_BE = _ADVERBS | {"syntax.be", "syntax.have", "syntax.to", "conditional.may"}
_NAMED = frozenset({"telling.names", "syntax.negation", "syntax.have"})
_UNLISTED = ("", "causal.gives")
_NAMES_GROUP = ("", "syntax.article")
_TO = frozenset({"syntax.to"})
_VERBS = frozenset({"syntax.be", "syntax.have", "conditional.may", "conditional.can"})
_ATTRIBUTES = frozenset({"different", "varying", "declining"})
_NOUNS = frozenset({"difference", "differences"})


def mark_of(said: Sequence[Part], at: int, tag: str, *, caused: bool) -> set[Mark]:
    """Return what a cue of association, comparison or change adds."""
    if said[at].words == "associated" and _is_adjective(said, at):
        return set()
    if tag == "link":  # "reduced the costs associated with": no claim of its own
        return {Mark.WEAK if caused and _is_aside(said, at) else Mark.LINK}
    if tag == "factor":
        return {Mark.LINK} if not caused and _is_factor(said, at) else set()
    if tag in {"compare", "differs", "change"} and _supposed(said, at):
        return set()
    reader = _READERS.get(tag)
    return {Mark.WEAK} if reader and reader(said, at) else set()


def _is_aside(said: Sequence[Part], at: int) -> bool:
    """Tell whether a link is only added: "reduced pain but was linked to", "costs linked to"."""
    spot = at - 1
    while spot >= 0 and said[spot].tag in _TELLING_BE:
        spot -= 1
    return spot == at - 1 or (spot >= 0 and said[spot].tag == "syntax.joint")


def _supposed(said: Sequence[Part], at: int) -> bool:
    """Tell whether the comparison is only thought of: "costs would be lower"."""
    clause = said[clause_start(said, at) : at]
    return any(part.words in {"would", "will"} for part in clause)


def _is_adjective(said: Sequence[Part], at: int) -> bool:
    """Tell whether the word stands before its noun: "the associated costs", "different ages"."""
    told = before(said, at).tag in {"syntax.be", "syntax.negation"}
    return not told and after(said, at).tag not in INTRANSITIVE


def _odds(said: Sequence[Part], at: int) -> bool:
    """Read "at risk of": "in adults at risk of falls" only names a group."""
    if not said[at].words.startswith("at ") or before(said, at).tag not in _NAMES_GROUP:
        return True
    clause = said[clause_start(said, at) : clause_end(said, at)]
    return not any(part.tag in _VERBS for part in clause)


def _change(said: Sequence[Part], at: int) -> bool:
    return before(said, at).tag != "syntax.preposition"


def _common(said: Sequence[Part], at: int) -> bool:
    return after(said, at).tag == "syntax.preposition"


def _alike(said: Sequence[Part], at: int) -> bool:
    """Read "similar": told of two, "was similar in", "showed similar"; not "similar to"."""
    if before(said, at).tag in {"telling.shows", "syntax.have"}:
        return True
    return before(said, at).tag == "syntax.be" and after(said, at).tag in INTRANSITIVE - _TO


def _differs(said: Sequence[Part], at: int) -> bool:
    if said[at].words in _NOUNS:
        return _told(said, at, _NAMED)
    return said[at].words not in _ATTRIBUTES or not _is_adjective(said, at)


def _is_factor(said: Sequence[Part], at: int) -> bool:
    """Tell whether something is said to be a risk factor or marker."""
    start = max(clause_start(said, at), at - _FACTOR_BEFORE)
    if start and said[start - 1].words == "as":  # "was identified as the main risk factor"
        return True
    around = said[start : clause_end(said, at)]
    return any(part.tag in {"syntax.be", "telling.names"} for part in around)


def _told(said: Sequence[Part], at: int, more: frozenset[str] = frozenset()) -> bool:
    """Tell whether a comparison is asserted, not an attribute ("higher education")."""
    start, end = clause_start(said, at), clause_end(said, at)
    earlier = any(part.tag in _TOLD_BEFORE | more for part in said[start:at])
    return earlier or any(_compares(part) or part.tag in more for part in said[at:end])


def _compare(said: Sequence[Part], at: int) -> bool:
    """Read "higher": told of, and not against what others found ("than previously thought")."""
    against = any(_is_other(part) for part in said[at : at + _NEAR])
    return not against and _told(said, at)


def _is_other(part: Part) -> bool:
    return part.kind == "like" and part.words.startswith("than")


_READERS = {
    "odds": _odds, "alike": _alike, "change": _change, "differs": _differs, "compare": _compare,
    "common": _common,
}  # fmt: skip


def _compares(part: Part) -> bool:
    return part.tag in _TOLD or part.words.startswith(("than", "compared"))


def open_verb(said: Sequence[Part], at: int) -> bool:
    """Tell whether "may" goes with a verb that no list knows and that has an object."""
    verb = at + 1
    while verb < len(said) and said[verb].tag in _ADVERBS:
        verb += 1
    near = said[max(0, at - _FAR) : at + _FAR]
    studied = any(part.tag == "advice.research" for part in near)
    plain = verb < len(said) and said[verb].tag in _UNLISTED and not studied
    return plain and after(said, verb).tag not in INTRANSITIVE
