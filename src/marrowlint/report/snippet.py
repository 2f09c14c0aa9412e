"""Show the words a finding is about: the part of their line that fits, and carets below."""

from msgspec import Struct

from marrowlint.finding import Place
from marrowlint.report.cells import cells, widths
from marrowlint.report.redact import redact
from marrowlint.report.visible import Safe, part, say, visible_at

CUT = Safe("…")
_LEAD = 12
"""Cells of context kept before words that fill the line by themselves."""
_CUTS = 4
"""Cells for a cut and a blank on both sides."""


class Snippet(Struct, frozen=True):
    """What to print of a source line and below it."""

    source: Safe
    indent: int
    """Cells before the carets."""
    carets: Safe


def snippet(place: Place, room: int) -> Snippet:
    """Return the first line of ``place``, at most ``room`` cells of it, and its carets.

    ``place`` has at least one line. Words that go on in later lines are underlined to the
    end of their first. A place without words gets one caret.
    """
    # One tab is one cell here: nobody counts on its width in prose.
    line = redact(place.lines[0]).replace("\t", " ")
    start = min(place.start.column - 1, len(line))
    end = place.end.column - 1 if place.end.line == place.start.line else len(line)
    end = max(start, min(end, len(line)))
    low = _whole(line, max(0, start - room), start)
    high = min(len(line), start + 2 * room)
    shown, (first, stop) = visible_at(line[low:high], (start - low, min(end, high) - low))
    left, right = _window(shown, first, stop, room)
    before = say("{cut} ", cut=CUT) if low or left else Safe("")
    after = say(" {cut}", cut=CUT) if high < len(line) or right < len(shown) else Safe("")
    source = say("{a}{b}{c}", a=before, b=part(shown, left, right), c=after)
    indent = cells(before) + cells(shown[left:first])
    carets = max(1, cells(shown[first : min(stop, right)]))
    return Snippet(source, indent, say("{a:^<{n}}", a=Safe("^"), n=carets))


def _window(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Return which part of ``text`` to show so that ``text[start:end]`` is in view."""
    sizes = widths(text)
    if sum(sizes) <= room:
        return 0, len(text)
    room -= _CUTS
    spare = room - sum(sizes[start:end])
    if spare < 2 * _LEAD:
        left = _back(sizes, start, _LEAD)
    else:
        left = _back(sizes, start, spare // 2)
        right = _forth(sizes, end, spare - sum(sizes[left:start]))
        left = _back(sizes, start, room - sum(sizes[start:right]))
    left = _after_blank(text, left, start)
    right = _forth(sizes, left, room)
    return left, _before_blank(text, right, end)


def _back(sizes: list[int], at: int, room: int) -> int:
    while at > 0 and sizes[at - 1] <= room:
        at -= 1
        room -= sizes[at]
    return at


def _forth(sizes: list[int], at: int, room: int) -> int:
    while at < len(sizes) and sizes[at] <= room:
        room -= sizes[at]
        at += 1
    return at


def _after_blank(text: str, left: int, start: int) -> int:
    """Return where the first whole word at or after ``left`` begins, if one does."""
    if left == 0:
        return left
    blank = text.find(" ", left - 1, start)
    return blank + 1 if blank >= 0 else _whole(text, left, start)


def _whole(text: str, at: int, stop: int) -> int:
    """Return ``at``, or where the next letter begins if ``at`` lies between one and its marks."""
    while 0 < at < stop and widths(text[at]) == [0]:
        at += 1
    return at


def _before_blank(text: str, right: int, end: int) -> int:
    if right == len(text) or right <= end:
        return right
    blank = text.rfind(" ", end, right + 1)
    return blank if blank >= 0 else right
