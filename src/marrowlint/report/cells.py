"""Measure text as a terminal shows it: in cells."""

from itertools import pairwise
from unicodedata import category, east_asian_width

_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"
_PICTURES = "\u2122"
"""The first code point that joins into a picture; joiners between letters stand below."""
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")


def widths(text: str) -> list[int]:
    """Return how many cells each code point adds: 2 where wide, 0 where it joins the last."""
    if text.isascii():
        return [1] * len(text)
    result = [_alone(code_point) for code_point in text[:1]]
    for before, code_point in pairwise(text):
        joins = before == _JOINER and code_point >= _PICTURES
        if joins or _SKIN_TONES[0] <= code_point <= _SKIN_TONES[1]:
            result.append(0)
        elif code_point == _AS_PICTURE:
            # The picture is wide, even where its sign was narrow.
            result.append(1 if result[-1] == 1 else 0)
        else:
            result.append(_alone(code_point))
    return result


def cells(text: str) -> int:
    """Return how many cells ``text`` takes."""
    return len(text) if text.isascii() else sum(widths(text))


def wrapped(text: str, room: int) -> list[str]:
    """Return ``text`` broken at blanks into lines of at most ``room`` cells.

    A longer word has a line to itself. There is always one line at least.
    """
    result: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = cells(word)
        if line and used + 1 + size > room:
            result.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*result, line]


def _alone(code_point: str) -> int:
    if category(code_point) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(code_point) in {"W", "F"} else 1
