"""Read which way a sentence says that each outcome moves.

A move is one word of direction, the words it acts on, and what turns it round: a denial, a second
word of direction ("prevents the loss of"), a lack on the acting side, an outcome of which less
is better. The reading is shallow; whoever compares two moves asks for aligned outcomes first.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from marrowlint.evidence.clause import (
    DENIAL_REACH,
    REACH,
    SIGNS,
    asks,
    bounds,
    denied,
    is_predicate,
    kinds,
    lacking,
    listed,
    phrase,
    split,
    stems,
)
from marrowlint.evidence.wordlists import tagged
from marrowlint.language.words import STOP, Word
from marrowlint.language.words import words as words_of
from marrowlint.patterns import lazy

_HYPHENS = frozenset("-‐‑–/")
_OPENING = 4
"""A lack among the first words of a sentence is what acts, not what happens."""
_COMPOUND = 2
"""Words between a comparative and the change that it compares: "greater body weight loss"."""
_CHANGES = ("ion", "ions", "ment", "loss", "gain", "decline", "deterioration")
_ONLY_STUDIED = lazy(
    r"\b(?:has|have|was|were|is|are)\s(?:(?:also|been|being|now|since|even|only|so far)\s)*"
    r"(?:studied|tested|examined|explored|investigated|researched|looked (?:at|into))"
    r"(?:\s(?:too|as well|in \w+))*\W*\Z",
    re.IGNORECASE,
)
"""A sentence that tells what was studied, and not what was found."""
_NOUNS = ("ion", "ions", "ment", "loss", "gain", "elevation", "efficacy")


class Move(Struct, frozen=True):
    """One word of direction in its sentence."""

    start: int
    """Offset of the word of direction."""
    end: int
    text: str
    amount: int
    """1 more, -1 less, 0 no change."""
    value: int
    """1 better, -1 worse, 0 no change: more of a burden is worse."""
    target: frozenset[str]
    """Stems of what moves."""
    other: frozenset[str]
    """Stems of the rest of the clause: what moves it, in whom."""
    against: frozenset[str]
    """Stems of the comparator: what follows "than"."""
    near: frozenset[str]
    """Stems that follow what moves, up to the next verb: further parts of a list."""
    acting: frozenset[str]
    """Stems of what moves it."""
    lacking: frozenset[str]
    """Stems beside a lack or an inhibitor: what acts is their absence."""
    graded: bool
    """It speaks of more and less, not of better and worse."""
    weak: bool = False
    """It only says that there is an effect: "is required for", "mediates"."""


@lru_cache(maxsize=512)
def moves(text: str) -> tuple[Move, ...]:
    """Return the moves that ``text`` states, in order; none where it only asks or plans."""
    tokens = words_of(text)
    if asks(text) or _ONLY_STUDIED.search(text):
        return ()
    told = _told(text, tokens)
    found: list[Move] = []
    skipped = -1
    for at, kind in enumerate(told):
        if not kind or at <= skipped:
            continue
        inner = _inner(tokens, told, at)
        if inner is None:
            found.append(_move(text, tokens, at, kind, 1))
            continue
        carries = kind == "weak" or tokens[at].fold in tagged("directions")["carrier"]
        outer = 1 if carries else SIGNS[kind]
        found.append(_move(text, tokens, inner, told[inner], outer, at))
        skipped = inner
    return () if _only_names(tokens, told) else tuple(found)


def _only_names(tokens: Sequence[Word], told: Sequence[str]) -> bool:
    """Tell whether a heading names a complaint and no result: "Care of female hair loss"."""
    at = [index for index, kind in enumerate(told) if kind]
    lists = tagged("directions")
    return (
        len(at) == 1
        and at[0] > 0
        and tokens[at[0]].fold == "loss"
        and tokens[at[0] - 1].fold not in STOP | lists["copula"]
        and lists["copula"].isdisjoint(token.fold for token in tokens)
    )


def _told(text: str, tokens: Sequence[Word]) -> list[str]:
    """Return the kind of each word, ``""`` for parts of compounds and for lacks that act."""
    table = kinds()
    told = [
        "" if token.fold not in table or _no_move(text, tokens, at) else table[token.fold]
        for at, token in enumerate(tokens)
    ]
    differ = tagged("directions")["differ"]
    for at, token in enumerate(tokens):
        if token.fold in differ and denied(text, tokens, at, []):
            told[at] = "null"
    invert = tagged("directions")["invert"]
    later = False
    for at in range(len(tokens) - 1, -1, -1):
        if told[at] and later and tokens[at].fold in invert and at < _OPENING:
            told[at] = ""
        later = later or bool(told[at])
    return told


def _no_move(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Tell whether a word names a kind: "diet-induced", "an induced stroke", "low certainty"."""
    if not at:
        return text[tokens[0].end : tokens[0].end + 1] == "-"
    if text[tokens[at].start - 1] in _HYPHENS or text[tokens[at].end : tokens[at].end + 1] == "-":
        return True
    after = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    if tokens[at - 1].fold == "or" or _bound(tokens, at) or _had(tokens, at):
        return True
    made = tokens[at].fold == "induced" and tokens[at - 1].fold in {"a", "an", "the"}
    tested = tokens[at].fold in {"positive", "negative"} and tokens[at - 1].fold[:4] == "test"
    return made or tested or after in tagged("directions")["rated"]


def _had(tokens: Sequence[Word], at: int) -> bool:
    """Tell whether a word names what people have: "adults with raised cholesterol"."""
    before = [token.fold for token in tokens[max(0, at - 2) : at]]
    if not tokens[at].fold.endswith("ed") or before[-1:] != ["with"]:
        return False
    return before[0] in tagged("populations")["human"]


def _bound(tokens: Sequence[Word], at: int) -> bool:
    """Tell whether a word only bounds a number: "more than 12 weeks"."""
    after = [token.fold for token in tokens[at + 1 : at + 3]]
    return len(after) > 1 and after[0] == "than" and after[1].isdigit()


def _inner(tokens: Sequence[Word], kinds: Sequence[str], at: int) -> int | None:
    """Return the word of direction that another acts on: "prevents the loss", "leads to less".

    A comparative reaches over the noun that the loss or the gain is of: "faster renal decline".
    """
    shields = tokens[at].fold in tagged("directions")["shield"]
    compares = tokens[at].fold in tagged("directions")["comparative"]
    passing = tagged("directions")["passing"]
    for near in range(at + 1, min(at + DENIAL_REACH + 2, len(tokens))):
        word = tokens[near].fold
        if kinds[near]:
            fits = not compares or near == at + 1 or word.endswith(_CHANGES)
            return near if fits and kinds[near] != "null" else None
        if word in tagged("directions")["deny"] or word in {"and", "or"}:
            return None
        if compares and near <= at + _COMPOUND and word not in tagged("directions")["preposition"]:
            continue
        compares = False
        if shields or word in STOP or word in passing or word.endswith("ly"):
            shields = shields and word not in {"against", "from"}
            continue
        return None
    return None


def _move(  # noqa: PLR0913, PLR0917 - one move, all that makes it
    text: str, tokens: Sequence[Word], at: int, kind: str, turn: int, first: int | None = None
) -> Move:
    """Return the move of the word at ``at``; ``first`` is the verb before it that turns it."""
    opening = at if first is None else first
    low, high = bounds(text, tokens, opening)
    left = [token.fold for token in tokens[max(low, opening - 2 * REACH) : opening]]
    right, against = split([token.fold for token in tokens[at + 1 : min(high, at + 3 * REACH)]])
    target, rest = _parted(tokens[at].fold, left, right[: 2 * REACH], alone=first is None)
    graded = kind not in {"good", "bad"}
    sign = 0 if denied(text, tokens, opening, right) else SIGNS[kind] * turn
    burden = -1 if not tagged("directions")["burden"].isdisjoint(target) else 1
    return Move(
        start=tokens[opening].start,
        end=tokens[at].end,
        text=text[tokens[opening].start : tokens[at].end],
        amount=sign if graded else sign * burden,
        value=sign * burden if graded else sign,
        target=stems(target),
        other=stems(rest),
        against=stems(against),
        near=stems(listed(right[len(target) :])) if target is not left else frozenset(),
        acting=stems(left if target[:1] == right[:1] else rest),
        lacking=lacking(left),
        graded=graded,
        weak=kind == "weak" and first is None,
    )


def _parted(
    word: str, left: list[str], right: list[str], *, alone: bool
) -> tuple[list[str], list[str]]:
    """Return the words of what moves, and the other words of the clause."""
    if alone and is_predicate(word, left, right):
        return left[-REACH:], left[:-REACH] + right
    if word.endswith(_NOUNS) and (not right or right[0] not in {"of", "in"}):
        before = [part for part in left[-3:] if part not in STOP]
        if alone and before and left[-1] == before[-1]:
            return before, left[:-3] + right
    skip = 1 if right and right[0] in tagged("directions")["preposition"] else 0
    size = skip + phrase(right[skip:])
    return right[:size], left + right[size:]
