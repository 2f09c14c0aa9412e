"""Read a verb of cause in the present: "reduces", "to reduce", "increases", "may lower"."""

from collections.abc import Sequence

from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import after, before
from marrowlint.language.parts import Part

_NEAR = 4
INTRANSITIVE = frozenset({
    "syntax.preposition", "syntax.by", "syntax.clause", "syntax.joint", "syntax.to",
    "mark.stop", "mark.comma", "number",
})  # fmt: skip
"""What follows a verb that has no object."""
BEFORE_NOUN = frozenset({
    "syntax.article", "syntax.preposition", "correlational.compare", "correlational.differs",
    "number", "mark.stop",
})  # fmt: skip
BEFORE_BARE_VERB = frozenset({
    "conditional.may", "conditional.can", "syntax.negation", "syntax.do", "syntax.to",
    "syntax.clause",
})  # fmt: skip
_ABLE = frozenset({
    "telling.found", "telling.able", "telling.weighty", "causal.helps", "conditional.may",
})  # fmt: skip
_BESIDE_VERB = frozenset({
    "adverb", "syntax.adverb", "conditional.may", "conditional.can", "causal.helps",
})  # fmt: skip
_VERB_TAGS = frozenset({"causal.acts", "causal.moves"})


def acts(said: Sequence[Part], at: int) -> Mark | None:
    """Read "reduces", "to reduce": a finite verb with an object asserts a cause."""
    earlier, later = before(said, at).tag, after(said, at).tag
    if by_authors(said, at):
        return None
    if earlier == "syntax.to":  # an aim, unless found, able or likely to
        return Mark.CAUSE if _able(said, at) else None
    if earlier in BEFORE_NOUN or (later in INTRANSITIVE and not _shares(said, at)):
        return None
    return Mark.CAUSE


def _shares(said: Sequence[Part], at: int) -> bool:
    """Tell whether two verbs share their object: "can ease and shorten colds"."""
    if after(said, at).tag != "syntax.joint" or said[at + 1].tag != "syntax.joint":
        return False
    held = before(said, at).tag in BEFORE_BARE_VERB
    return held or (at + 2 < len(said) and said[at + 2].tag in _VERB_TAGS)


def _able(said: Sequence[Part], at: int) -> bool:
    """Tell whether "to" stands after "was found", "is able", "may be used"."""
    to = next(spot for spot in range(at - 1, -1, -1) if said[spot].tag == "syntax.to")
    return any(part.tag in _ABLE for part in said[max(0, to - _NEAR + 1) : to])


def moves(said: Sequence[Part], at: int) -> Mark | None:
    """Read "increases": with no object the outcome moves, nothing is said of why."""
    earlier, later = before(said, at).tag, after(said, at).tag
    if later in INTRANSITIVE and earlier not in BEFORE_NOUN:
        return Mark.WEAK
    return acts(said, at)


def bare(said: Sequence[Part], at: int) -> Mark | None:
    """Read "control", "lower": a verb only after "may", "not" and their like."""
    return acts(said, at) if before(said, at).tag in BEFORE_BARE_VERB else None


def by_authors(said: Sequence[Part], at: int) -> bool:
    """Tell whether the subject is the study: "these findings improve our understanding"."""
    at -= 1
    while at > 0 and (said[at].tag in _BESIDE_VERB or said[at].words in ("will", "to")):
        at -= 1
    return at >= 0 and said[at].tag == "telling.ours"
