"""Read a verb of cause in the past, which may as well be passive or an adjective: "reduced"."""

from collections.abc import Sequence

from marrowlint.language.doubts import FINITE, hedged
from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import after, before, stop_end, stop_start
from marrowlint.language.parts import EDGE, Part
from marrowlint.language.verbs import INTRANSITIVE, by_authors

_OBJECT = frozenset({"syntax.article", "correlational.odds", "causal.effect"})
_NOUNS = ("", "mark.comma", "causal.role", "telling.gain")
_PAIR = 2
_STATES = frozenset({"feasible", "safe", "acceptable", "effective", "successful"})
_OPENERS = frozenset({"syntax.preposition", "syntax.to", "syntax.by", "syntax.clause"})
_BEFORE_ADJECTIVE = frozenset({
    "syntax.article", "syntax.preposition", "syntax.joint", "syntax.by", "syntax.negation",
    "syntax.to", "mark.stop", "mark.comma", "number", "correlational.link", "correlational.odds",
    "causal.leads", "causal.effect",
})  # fmt: skip


def acted(said: Sequence[Part], at: int) -> Mark | None:
    """Read "inhibited": passive, adjective or past tense."""
    earlier, later = before(said, at).tag, after(said, at)
    if earlier == "syntax.be":
        return _passive(said, at)
    listed = later.tag in {"syntax.article", "correlational.odds"}
    if earlier in {"mark.comma", "syntax.joint"} and listed:
        return Mark.CAUSE
    if later.tag not in INTRANSITIVE and _resumes(said, at):
        return Mark.CAUSE
    if (earlier in _BEFORE_ADJECTIVE and not _after_bracket(said, at)) or by_authors(said, at):
        return None
    if later.tag in INTRANSITIVE:
        return Mark.CAUSE if later.tag == "syntax.by" else None
    return Mark.CAUSE


def _after_bracket(said: Sequence[Part], at: int) -> bool:
    """Tell whether a bracket parts the subject from its verb: "zinc (20 mg) reduced"."""
    return before(said, at).words == ")"


def did(said: Sequence[Part], at: int) -> Mark | None:
    """Read "blocked": as "inhibited", but "was blocked" alone tells of no difference."""
    mark = acted(said, at)
    return None if mark is Mark.WEAK else mark


def _resumes(said: Sequence[Part], at: int) -> bool:
    """Tell whether a verb goes on: "was safe and improved sleep", "X and Y both improved sleep"."""
    while at and said[at - 1].tag in {"adverb", "syntax.adverb"}:
        at -= 1
    last = said[at - 1] if at else EDGE
    if last.tag == "syntax.joint" and at > 1:
        return said[at - 2].words.endswith("ed") or said[at - 2].words in _STATES
    if last.words in {"both", "all"}:
        return at > 1 and said[at - 2].tag in _NOUNS
    earlier = said[stop_start(said, at) : at]
    commas = sum(part.tag == "mark.comma" for part in earlier)
    aside = last.tag == "mark.comma" and commas == _PAIR and earlier[0].tag not in _OPENERS
    return aside and not any(part.tag in FINITE for part in earlier)


def moved(said: Sequence[Part], at: int) -> Mark | None:
    """Read "increased": as "inhibited", but without an object the outcome moved by itself."""
    earlier, later = before(said, at).tag, after(said, at).tag
    finite = earlier not in _BEFORE_ADJECTIVE and earlier != "syntax.be"
    finite = finite or _after_bracket(said, at)
    held = _had(said, at) and later not in _OBJECT
    shown = held or earlier in {"telling.shows", "telling.found"}  # "showed increased uptake"
    if shown or (finite and later in INTRANSITIVE):
        return Mark.WEAK
    return acted(said, at)


def _had(said: Sequence[Part], at: int) -> bool:
    """Tell whether "had" stands right before: "had increased uptake", not "to have reduced it"."""
    return said[max(0, at - 1)].words in {"had", "have"} and before(said, at - 1).tag == ""


def _passive(said: Sequence[Part], at: int) -> Mark:
    """Read "was reduced": with "by" or "may" a cause, else a difference."""
    rest = said[at + 1 : stop_end(said, at)]
    by = any(part.tag == "syntax.by" for part in rest)
    return Mark.CAUSE if by or hedged(said, at) else Mark.WEAK
