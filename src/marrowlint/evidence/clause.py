"""Read what stands around a word of direction: clause, outcome, comparator, denial, lack."""

from collections.abc import Sequence
from functools import cache

from marrowlint.evidence.passages import root
from marrowlint.evidence.wordlists import tagged
from marrowlint.language.words import STOP, Word, words

REACH = 7
"""Words on either side of a word of direction that may name what it moves."""
DENIAL_REACH = 5
FAR_REACH = 14
"""The same for a denial of proof: "no evidence that the drug in question increases"."""
SIGNS = {"up": 1, "down": -1, "good": 1, "bad": -1, "null": 0, "weak": 1}
_STRONG = ";:"


@cache
def kinds() -> dict[str, str]:
    """Return each word of direction with its kind, a key of ``SIGNS``."""
    lists = tagged("directions")
    return {word: tag for tag in SIGNS for word in lists[tag]}


def asks(text: str) -> bool:
    """Return whether a sentence only asks, plans or supposes."""
    return not tagged("directions")["asks"].isdisjoint(token.fold for token in words(text))


def opposite(word: str, other: str) -> bool:
    """Return whether one word is of more and the other of less, or of better and worse."""
    both = {kinds().get(word, ""), kinds().get(other, "")}
    return both in ({"up", "down"}, {"good", "bad"})


def turns(word: str) -> bool:
    """Return whether a word denies, or makes a lack of a thing what acts."""
    lists = tagged("directions")
    return word in lists["invert"] or word in lists["deny"]


def phrase(parts: list[str]) -> int:
    """Return how many of ``parts`` make the noun phrase they open with, "of" included.

    A risk, and what is likely, goes on to what it is a risk of: "likely to relapse".
    """
    lists = tagged("directions")
    open_ended = True
    for index, part in enumerate(parts):
        if part in lists["copula"]:
            return index
        if index and part in lists["preposition"] and part not in {"of", "and"} and not open_ended:
            return index
        open_ended = open_ended and part in lists["bridge"] | {"to", "for", "of"}
    return min(len(parts), REACH)


def listed(rest: list[str]) -> list[str]:
    """Return the words up to the next verb or word of direction."""
    lists = tagged("directions")
    for index, word in enumerate(rest):
        if word in lists["copula"] or word in kinds():
            return rest[:index]
    return rest


def bounds(text: str, tokens: Sequence[Word], at: int) -> tuple[int, int]:
    """Return the first and the last word of the clause around word ``at``."""
    low = at
    while low > 0 and not breaks(text, tokens, low):
        low -= 1
    high = at + 1
    while high < len(tokens) and not breaks(text, tokens, high):
        high += 1
    return low, high


def breaks(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Tell whether a clause starts at word ``at``."""
    gap = text[tokens[at - 1].end : tokens[at].start]
    return tokens[at].fold in tagged("directions")["break"] or any(c in gap for c in _STRONG)


def split(right: list[str]) -> tuple[list[str], list[str]]:
    """Part what follows a word of direction at "than" or "compared with"."""
    for index, word in enumerate(right):
        if word in tagged("directions")["than"]:
            return right[:index], right[index + 1 :]
    return right, []


def is_predicate(word: str, left: list[str], right: list[str]) -> bool:
    """Tell whether the outcome stands before the word: "pain was reduced", "levels fell by"."""
    lists = tagged("directions")
    if word in {"more", "less"} and right and right[0] in lists["bridge"]:
        return False
    before = [part for part in left if not part.endswith("ly") and part not in lists["deny"]]
    if before and before[-1] in lists["copula"]:
        return True
    plain = [part for part in right if not part.endswith("ly")]
    moved = word.endswith("ed") or word in {"fell", "rose"} or word in lists["differ"]
    return moved and (not plain or plain[0] in lists["preposition"])


def denied(text: str, tokens: Sequence[Word], at: int, right: list[str]) -> bool:
    """Tell whether a denial stands close before a word, no comma between them, or "no" after.

    "No evidence that" reaches as far as its clause.
    """
    lists = tagged("directions")
    for index in range(max(0, at - FAR_REACH), at):
        token = tokens[index]
        if token.fold not in lists["deny"]:
            continue
        near = at - index <= DENIAL_REACH
        near = near or any(word.fold in lists["proof"] for word in tokens[index + 1 : index + 4])
        if near and reaches(text, token.end, tokens[at].start):
            return True
    return "no" in right[:1]


def reaches(text: str, start: int, end: int) -> bool:
    """Tell whether a denial holds for a word: no comma, "used with" or "drug for" in between."""
    between = text[start:end]
    lists, inner = tagged("directions"), between.lower().split()
    if "," in between or not lists["applied"].isdisjoint(inner):
        return False
    return "for" not in inner or not lists["proof"].isdisjoint(inner)


def lacking(left: list[str]) -> frozenset[str]:
    """Return the stems within two words of each word for a lack or an inhibitor."""
    invert = tagged("directions")["invert"]
    near: list[str] = []
    for at, word in enumerate(left):
        if word in invert:
            near += left[max(0, at - 2) : at] + left[at + 1 : at + 4]
    return stems(near)


def stems(parts: Sequence[str]) -> frozenset[str]:
    """Return the stems that tell one outcome from another: no "rate", no word of direction."""
    passing = tagged("directions")["passing"]
    return frozenset(
        root(part)
        for part in parts
        if part not in STOP
        and len(part) > 1
        and not part.isdigit()
        and part not in kinds()
        and part not in passing
    )
