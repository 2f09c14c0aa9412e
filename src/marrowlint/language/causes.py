"""Read a cue of cause by what stands around it.

"X improved Y" asserts a cause, "Y improved in the X group" a difference, "to improve Y" an aim,
"improved Y" after an article nothing.
"""

from collections.abc import Sequence

from marrowlint.language.marks import Mark
from marrowlint.language.neighbours import (
    after,
    before,
    clause_end,
    clause_start,
    stop_end,
    stop_start,
)
from marrowlint.language.parts import EDGE, Part

_LEARNT = frozenset({"telling.learnt", "telling.ours"})
_NEAR = 4
_OBJECT = frozenset({"syntax.article", "correlational.odds", "causal.effect"})
_FAR = 6
_LONG = 10
_REACH = 25
_NOUNS = ("", "mark.comma", "causal.role", "telling.gain")
_PAIR = 2
_STATES = frozenset({"feasible", "safe", "acceptable", "effective", "successful"})
_OPENERS = frozenset({"syntax.preposition", "syntax.to", "syntax.by", "syntax.clause"})
_FINITE = frozenset({
    "syntax.be", "syntax.have", "syntax.do", "telling.shows", "causal.moves", "causal.acts",
    "causal.leads", "conditional.may", "conditional.can",
})  # fmt: skip
_STOPS = frozenset({"mark.stop", "mark.comma"})
_ADDING = frozenset({"which", "suggesting", "highlighting", "indicating", "implying", "leading to"})
_GAINS = frozenset({
    "telling.gain", "correlational.change", "causal.effect", "correlational.compare",
})  # fmt: skip
_ENDS_OBJECT = _LEARNT | {
    "mark.stop", "mark.comma", "syntax.clause", "syntax.preposition", "syntax.to", "syntax.by",
}  # fmt: skip
_ENDS = frozenset({"mark.stop", "mark.comma", "syntax.clause"})
_SERVING = frozenset({
    "serve", "represent", "offer", "provide", "constitute", "become", "hold", "prove",
})  # fmt: skip
_OUTWARD = frozenset({"acts", "acted", "leads", "moved", "did"})
_MARKERS = frozenset({"correlational.factor", "correlational.link"})
_POINTING = frozenset({"these", "their", "this"})
_VERBS = _FINITE | {"telling.found", "causal.acted", "causal.moved", "mark.comma"}
_LEARNING = frozenset({"advice.topic", "conditional.plain"})
_STUDIES = _LEARNT | {"telling.tool"}
_WHOM = frozenset({"patients", "adults", "children", "women", "men", "people"})
_VERB_TAGS = frozenset({"causal.acts", "causal.moves"})
_DOUBTING = ("may", "might", "could", "would", "seem", "appear", "tend")
INTRANSITIVE = frozenset({
    "syntax.preposition", "syntax.by", "syntax.clause", "syntax.joint", "syntax.to",
    "mark.stop", "mark.comma", "number",
})  # fmt: skip
"""What follows a verb that has no object."""
_BEFORE_ADJECTIVE = frozenset({
    "syntax.article", "syntax.preposition", "syntax.joint", "syntax.by", "syntax.negation",
    "syntax.to", "mark.stop", "mark.comma", "number", "correlational.link", "correlational.odds",
    "causal.leads", "causal.effect",
})  # fmt: skip
_BEFORE_NOUN = frozenset({
    "syntax.article", "syntax.preposition", "correlational.compare", "correlational.differs",
    "number", "mark.stop",
})  # fmt: skip
_BEFORE_BARE_VERB = frozenset({
    "conditional.may", "conditional.can", "syntax.negation", "syntax.do", "syntax.to",
    "syntax.clause",
})  # fmt: skip
_ABLE = frozenset({
    "telling.found", "telling.able", "telling.weighty", "causal.helps", "conditional.may",
})  # fmt: skip
_BESIDE_VERB = frozenset({
    "adverb", "syntax.adverb", "conditional.may", "conditional.can", "causal.helps",
})  # fmt: skip
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
        return {Mark.HEDGED} if _hedged(said, at) and not _is_tool(said, at) else set()
    if tag in {"role", "promise"}:
        return {Mark.HEDGED} if _in_role(said, at) else set()
    mark = _READERS[tag](said, at) if tag in _READERS else None
    if mark is Mark.CAUSE and _hedged(said, at):
        return {Mark.HEDGED}
    return {mark} if mark else set()


def _of_knowledge(said: Sequence[Part], at: int) -> bool:
    """Tell whether what is acted on is knowledge: "raises questions", "adds to our insight"."""
    return any(part.tag in _LEARNT for part in said[at + 1 : at + _NEAR])


def _hedged(said: Sequence[Part], at: int) -> bool:
    """Tell whether "may" stands before: "may reduce", "it is likely that X reduces"."""
    start = clause_start(said, at)
    if start > 1 and said[start - 1].words == "that":
        start -= 2
    if any(part.tag == "conditional.may" for part in said[start:at]):
        return True
    return said[at].kind == "effect" and _doubted(said, at)


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


def _in_role(said: Sequence[Part], at: int) -> bool:
    """Tell whether something "may be" or "could serve as" what is named, or is promising."""
    if _is_tool(said, at):
        return False
    if said[at].kind == "promise":
        return True
    for back in range(at - 1, max(0, at - _LONG) - 1, -1):
        if said[back].tag in _ENDS and said[back].words != "as":
            return False
        if said[back].tag == "conditional.may":
            return any(_serves(part) for part in said[back + 1 : back + _NEAR])
    return False


def _serves(part: Part) -> bool:
    return part.tag == "syntax.be" or part.words in _SERVING


def _acts(said: Sequence[Part], at: int) -> Mark | None:
    """Read "reduces", "to reduce": a finite verb with an object asserts a cause."""
    earlier, later = before(said, at).tag, after(said, at).tag
    if _by_authors(said, at):
        return None
    if earlier == "syntax.to":  # an aim, unless found, able or likely to
        return Mark.CAUSE if _able(said, at) else None
    if earlier in _BEFORE_NOUN or (later in INTRANSITIVE and not _shares(said, at)):
        return None
    return Mark.CAUSE


def _shares(said: Sequence[Part], at: int) -> bool:
    """Tell whether two verbs share their object: "can ease and shorten colds"."""
    if after(said, at).tag != "syntax.joint" or said[at + 1].tag != "syntax.joint":
        return False
    held = before(said, at).tag in _BEFORE_BARE_VERB
    return held or (at + 2 < len(said) and said[at + 2].tag in _VERB_TAGS)


def _able(said: Sequence[Part], at: int) -> bool:
    """Tell whether "to" stands after "was found", "is able", "may be used"."""
    to = next(spot for spot in range(at - 1, -1, -1) if said[spot].tag == "syntax.to")
    return any(part.tag in _ABLE for part in said[max(0, to - _NEAR + 1) : to])


def _gives(said: Sequence[Part], at: int) -> Mark | None:
    """Read "provided": with a gain or a change as its object it asserts a cause."""
    for part in said[at + 1 : at + _LONG]:
        if part.tag in _ENDS_OBJECT:
            return None
        if part.tag in _GAINS:
            past = said[at].words.endswith("d")
            return _acted(said, at) if past else _acts(said, at)
    return None


def _helps(said: Sequence[Part], at: int) -> Mark | None:
    """Read "helps": with "predict" after it, a marker is told of."""
    near = said[at + 1 : at + _NEAR + 2]
    if after(said, at).tag in _LEARNING:
        return None
    return None if any(part.words.startswith("predict") for part in near) else _acts(said, at)


def _acting(said: Sequence[Part], at: int) -> Mark | None:
    """Read "is reducing", "of importance in reducing"; else it is an aim or a means."""
    earlier = before(said, at)
    if earlier.words in {"in", "for"}:
        near = said[max(0, at - _LONG) : at]
        weighs = any(part.tag == "telling.weighty" for part in near)
        return Mark.CAUSE if weighs or said[at - 2].words == "potential" else None
    return Mark.CAUSE if earlier.tag == "syntax.be" else None


def _needs(said: Sequence[Part], at: int) -> Mark | None:
    """Read "is required for": not of studies, nor "for patients"."""
    clause = said[clause_start(said, at) : clause_end(said, at)]
    if any(part.family == "advice" or part.tag in _STUDIES for part in clause):
        return None
    named = after(said, at).tag == "syntax.article" or after(said, at).words in _WHOM
    return None if named else Mark.CAUSE


def _moves(said: Sequence[Part], at: int) -> Mark | None:
    """Read "increases": with no object the outcome moves, nothing is said of why."""
    earlier, later = before(said, at).tag, after(said, at).tag
    if later in INTRANSITIVE and earlier not in _BEFORE_NOUN:
        return Mark.WEAK
    return _acts(said, at)


def _bare(said: Sequence[Part], at: int) -> Mark | None:
    """Read "control", "lower": a verb only after "may", "not" and their like."""
    return _acts(said, at) if before(said, at).tag in _BEFORE_BARE_VERB else None


def _acted(said: Sequence[Part], at: int) -> Mark | None:
    """Read "inhibited": passive, adjective or past tense."""
    earlier, later = before(said, at).tag, after(said, at)
    if earlier == "syntax.be":
        return _passive(said, at)
    listed = later.tag in {"syntax.article", "correlational.odds"}
    if earlier in {"mark.comma", "syntax.joint"} and listed:
        return Mark.CAUSE
    if later.tag not in INTRANSITIVE and _resumes(said, at):
        return Mark.CAUSE
    if (earlier in _BEFORE_ADJECTIVE and not _after_bracket(said, at)) or _by_authors(said, at):
        return None
    if later.tag in INTRANSITIVE:
        return Mark.CAUSE if later.tag == "syntax.by" else None
    return Mark.CAUSE


def _after_bracket(said: Sequence[Part], at: int) -> bool:
    """Tell whether a bracket parts the subject from its verb: "zinc (20 mg) reduced"."""
    return before(said, at).words == ")"


def _did(said: Sequence[Part], at: int) -> Mark | None:
    """Read "blocked": as "inhibited", but "was blocked" alone tells of no difference."""
    mark = _acted(said, at)
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
    return aside and not any(part.tag in _FINITE for part in earlier)


def _moved(said: Sequence[Part], at: int) -> Mark | None:
    """Read "increased": as "inhibited", but without an object the outcome moved by itself."""
    earlier, later = before(said, at).tag, after(said, at).tag
    finite = earlier not in _BEFORE_ADJECTIVE and earlier != "syntax.be"
    finite = finite or _after_bracket(said, at)
    held = _had(said, at) and later not in _OBJECT
    shown = held or earlier in {"telling.shows", "telling.found"}  # "showed increased uptake"
    if shown or (finite and later in INTRANSITIVE):
        return Mark.WEAK
    return _acted(said, at)


def _had(said: Sequence[Part], at: int) -> bool:
    """Tell whether "had" stands right before: "had increased uptake", not "to have reduced it"."""
    return said[max(0, at - 1)].words in {"had", "have"} and before(said, at - 1).tag == ""


def _passive(said: Sequence[Part], at: int) -> Mark:
    """Read "was reduced": with "by" or "may" a cause, else a difference."""
    rest = said[at + 1 : stop_end(said, at)]
    by = any(part.tag == "syntax.by" for part in rest)
    return Mark.CAUSE if by or _hedged(said, at) else Mark.WEAK


def _works(said: Sequence[Part], at: int) -> Mark | None:
    """Read "effective"; in "a useful marker" it says nothing of cause."""
    return None if _is_tool(said, at) else Mark.CAUSE


def _is_tool(said: Sequence[Part], at: int) -> bool:
    """Tell whether what is praised measures, finds or foretells."""
    marker = any(part.tag in _MARKERS for part in said[at + 1 : at + _NEAR])
    return marker or any(part.tag == "telling.tool" for part in said[at + 1 : at + _FAR])


def _joined(said: Sequence[Part], at: int) -> Mark | None:
    """Read "caused by": a claim after "is" or a comma; "infection caused by" names one."""
    return Mark.CAUSE if before(said, at).tag in _JOINED_AFTER else None


def _accounts(said: Sequence[Part], at: int) -> Mark | None:
    """Read "explains the"; "accounts for" only under "may": else it is often a share."""
    if said[at].words.startswith("account") and not _hedged(said, at):
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
    "acting": _acting, "joined": _joined, "accounts": _accounts,
    "did": _did, "needs": _needs, "acts": _acts, "gives": _gives, "helps": _helps, "moves": _moves, "bare": _bare, "acted": _acted,
    "moved": _moved, "works": _works, "owed": _owed, "leads": _always, "effect": _effect,
}  # fmt: skip


def _by_authors(said: Sequence[Part], at: int) -> bool:
    """Tell whether the subject is the study: "these findings improve our understanding"."""
    at -= 1
    while at > 0 and (said[at].tag in _BESIDE_VERB or said[at].words in ("will", "to")):
        at -= 1
    return at >= 0 and said[at].tag == "telling.ours"
