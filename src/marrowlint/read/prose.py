"""Read Markdown prose into elements and blocks; the one module that calls the parser.

The grammar is CommonMark with tables, footnotes and strikethrough, as pulldown-cmark reads it.
"""

from bisect import bisect_right
from collections.abc import Callable

import pyromark

from marrowlint.patterns import lazy
from marrowlint.pointer import steps
from marrowlint.read.assembly import Assembly
from marrowlint.read.elements import Element, to_blocks
from marrowlint.read.lines import lines
from marrowlint.read.numbered import raise_numbers
from marrowlint.read.tree import Block
from marrowlint.text import Mapped

MOST_EVENTS = 200_000
"""More parts than an honest page of 2 MiB has; reading stops there."""

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_HALF_PAIR = lazy("[\ud800-\udfff]")
_WIDE = lazy(r"[^\x00-\x7f]")


def blocks(value: Mapped, pointer: str, *, markup: bool = True, most: int = 0) -> tuple[Block, ...]:
    """Return the prose of ``value`` as blocks, each word mapped to the file.

    Raised numbers up to ``most``, the page's sources, are markers.

    Without ``markup`` every line is a block of its own, and nothing but citation markers
    (and a bullet at its start) has a meaning; so is a value of too many parts to read.
    """
    if markup:
        found, complete = elements(value)
        if complete:
            return to_blocks(raise_numbers(found, most) if most else found, pointer)
    return to_blocks(lines(value), pointer)


def elements(value: Mapped) -> tuple[tuple[Element, ...], bool]:
    """Return the Markdown of ``value`` as elements, and whether all of it was read."""
    if not value.text.isascii():
        # The parser takes UTF-8, which has no half pairs; what reads files lets none through.
        value = Mapped(_HALF_PAIR.sub("\ufffd", value.text), value.runs)
    assembly = Assembly(value)
    offset = _offsets(value.text)
    count = 0
    for event, where in pyromark.events_with_range(value.text, options=_OPTIONS):
        count += 1
        if count > MOST_EVENTS:
            break
        assembly.take(event, offset(where["start"]), offset(where["end"]))
    return assembly.elements(), count <= MOST_EVENTS


def _offsets(text: str) -> Callable[[int], int]:
    """Return the way from a UTF-8 byte offset in ``text`` to one in code points."""
    if text.isascii():
        return int
    ends: list[int] = []
    extra: list[int] = [0]
    for match in _WIDE.finditer(text):
        code = ord(match[0])
        more = 1 if code < 0x800 else 2 if code < 0x10000 else 3  # noqa: PLR2004 - UTF-8's steps
        extra.append(extra[-1] + more)
        ends.append(match.start() + 1 + extra[-1])
    return lambda at: at - extra[bisect_right(ends, at)]


def is_prose(pointer: str) -> bool:
    """Say whether the string at ``pointer`` of a page's data is Markdown prose."""
    match steps(pointer):
        case (
            ["sections", _]
            | ["faqs", _, "question" | "answer"]
            | ["sources", _, "summary" | "citation" | "cite"]
        ):
            return True
    return False
