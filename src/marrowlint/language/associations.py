"""Read a cue of association, comparison or change, and "may" with an unlisted verb."""

from collections.abc import Sequence

from marrowlint.language.causes import INTRANSITIVE
from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import after, before, clause_end, clause_start
from marrowlint.language.parts import Part

_FAR = 40
_FACTOR_BEFORE = 8
_ADVERBS = frozenset({"adverb", "syntax.adverb"})
_TOLD = frozenset({"telling.found", "telling.shows", "syntax.be"})
_TOLD_BEFORE = _TOLD | {"syntax.have"}
_NAMED = frozenset({"telling.names", "syntax.negation", "syntax.have"})
_NOUNS = frozenset({"difference", "differences"})


def mark_of(said: Sequence[Part], at: int, tag: str, *, caused: bool) -> set[Mark]:
    """Return what a cue of association, comparison or change adds."""
    if tag == "link":  # "reduced the costs associated with": no claim of its own
        aside = caused and before(said, at).tag != "syntax.be"
        return {Mark.WEAK if aside else Mark.LINK}
    if tag == "factor":
        return {Mark.LINK} if not caused and _is_factor(said, at) else set()
    return {Mark.WEAK} if _is_weak(said, at, tag) else set()


def _is_weak(said: Sequence[Part], at: int, tag: str) -> bool:
    """Tell whether a cue of comparison or change tells of a difference."""
    if tag == "change":
        return before(said, at).tag != "syntax.preposition"
    if tag == "differs":
        return said[at].words not in _NOUNS or _told(said, at, _NAMED)
    if tag == "compare":
        return _told(said, at)
    return tag == "odds" or (tag == "common" and after(said, at).tag == "syntax.preposition")


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


def _compares(part: Part) -> bool:
    return part.tag in _TOLD or part.words.startswith(("than", "compared"))


def open_verb(said: Sequence[Part], at: int) -> bool:
    """Tell whether "may" goes with a verb that no list knows and that has an object."""
    verb = at + 1
    while verb < len(said) and said[verb].tag in _ADVERBS:
        verb += 1
    near = said[max(0, at - _FAR) : at + _FAR]
    studied = any(part.tag == "advice.research" for part in near)
    plain = verb < len(said) and said[verb].tag == "" and not studied
    return plain and after(said, verb).tag not in INTRANSITIVE
