"""Divide a sentence into the clauses that can each carry a claim of their own."""

import re

from marrowlint.language.analysis import Sentence

_CUT = re.compile(
    r";\s+(?:however,\s+)?|,\s+(?=(?:while|whereas|but|although|though)\s)"
    r"|,\s+(?=and in\s)|,\s+(?=as (?:it|the|they|these|cells|this)\s)"
)
_LEAST_WORDS = 4


def clauses(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return ``(start, end)`` of each clause in the block's text, final full stop left out.

    A piece of fewer than four words stays with the one before it.
    """
    text, start = sentence.text.rstrip(".!"), sentence.start
    pieces, at = [], 0
    for match in _CUT.finditer(text):
        if _long(text[at : match.start()]) and _long(text[match.end() :]):
            pieces.append((start + at, start + match.start()))
            at = match.end()
    pieces.append((start + at, start + len(text)))
    return tuple(pieces)


def _long(text: str) -> bool:
    return text.count(" ") >= _LEAST_WORDS - 1
