"""Divide a sentence into the clauses that can each carry a claim of their own."""

from functools import lru_cache

from marrowlint.language.analysis import Sentence
from marrowlint.patterns import lazy

_CUT = lazy(
    r";\s+(?:however,\s+)?|,\s+(?=(?:while|whereas|but|although|though)\s)"
    r"|,\s+(?=and in\s)|,\s+(?=as (?:it|the|they|these|cells|this)\s)"
)
_LEAST_WORDS = 4


def clauses(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return ``(start, end)`` of each clause in the block's text, final full stop left out.

    A piece of fewer than four words stays with the one before it.
    """
    start = sentence.start
    return tuple([(start + low, start + high) for low, high in _pieces(sentence.text)])


@lru_cache(maxsize=256)
def _pieces(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses stand in the sentence; every rule on a sentence asks for them."""
    text = sentence.rstrip(".!")
    pieces, at = [], 0
    for match in _CUT.finditer(text):
        if _long(text[at : match.start()]) and _long(text[match.end() :]):
            pieces.append((at, match.start()))
            at = match.end()
    return (*pieces, (at, len(text)))


def clause_start(sentence: Sentence, at: int) -> int:
    """Return where the clause that holds ``at`` starts, else where the sentence does."""
    inside = at - sentence.start
    starts = (low for low, high in _pieces(sentence.text) if low <= inside < high)
    return sentence.start + next(starts, 0)


def _long(text: str) -> bool:
    return text.count(" ") >= _LEAST_WORDS - 1
