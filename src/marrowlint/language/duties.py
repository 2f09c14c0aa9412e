"""Find where a sentence says what to do or to study instead of what is."""

from collections.abc import Sequence

from marrowlint.language.neighbours import after, before, clause_end, clause_start, stop_end
from marrowlint.language.parts import Part

_OPENERS = frozenset({"syntax.preposition", "syntax.to", "syntax.by"})
_BEFORE_DUTY = frozenset({
    "syntax.be", "syntax.negation", "syntax.adverb", "conditional.can", "conditional.may",
})  # fmt: skip
_PARTICIPLES = ("ired", "ended", "eeded", "vised", "aged")


def wanted(said: Sequence[Part]) -> frozenset[int]:
    """Return where ``said`` asks for something instead of stating it."""
    found: set[int] = set()
    for at, part in enumerate(said):
        if part.tag == "advice.duty" and not _is_attribute(said, at):
            start = at if _is_noun(said, at) else _duty_start(said, at)
            found.update(range(start, stop_end(said, at)))
        elif part.tag == "advice.open":
            found.update(range(clause_start(said, at), clause_end(said, at)))
        elif part.tag == "advice.topic":
            found.update(range(at, _topic_end(said, at)))
    return frozenset(found)


def _duty_start(said: Sequence[Part], at: int) -> int:
    """Return where a duty starts: "X reduces Y and should be taken" asserts that X reduces Y."""
    spot = at - 1
    while spot >= 0 and (said[spot].tag in _BEFORE_DUTY or said[spot].tag == "adverb"):
        spot -= 1
    return spot if spot >= 0 and said[spot].tag == "syntax.joint" else clause_start(said, at)


def _is_attribute(said: Sequence[Part], at: int) -> bool:
    """Tell whether a duty only marks a noun: "the recommended dose", "as advised by doctors"."""
    earlier, later = before(said, at), after(said, at)
    if not said[at].words.endswith(_PARTICIPLES) or earlier.tag in _BEFORE_DUTY | {"syntax.have"}:
        return False
    return later.tag == "syntax.by" or earlier.tag in {"syntax.preposition", "syntax.article"}


def _is_noun(said: Sequence[Part], at: int) -> bool:
    """Tell whether a duty is named only: "the need for", "meets the current need for"."""
    earlier = before(said, at).tag
    later = after(said, at)
    needed = said[at].words == "need" and later.words in {"for", "of"}
    if said[at].words in {"need", "needs"} and later.tag == "syntax.be":
        return True
    return earlier == "syntax.article" or (needed and earlier != "syntax.be")


def _topic_end(said: Sequence[Part], at: int) -> int:
    """Return where a topic ends: "in trials evaluating X, Y fell" asserts that Y fell."""
    end = clause_end(said, at)
    start = clause_start(said, at)
    if said[start].tag not in _OPENERS and start != at:
        return end
    return next((spot for spot in range(at, end) if said[spot].tag == "mark.comma"), end)
