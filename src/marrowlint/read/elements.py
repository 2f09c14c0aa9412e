"""Hold the parts of a document in reading order, before they are sorted into a page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.read.markers import Link
from marrowlint.read.tree import Block, BlockKind, Marker
from marrowlint.text import Mapped, Span

_At = TypeVar("_At", Marker, Link)
MOST_BESIDE = 600
"""Code points of the other cells of a row that a cell is read with."""
MOST_CELLS = 20
"""Cells of a row that count for this: a row of thousands would cost their square."""


class Element(Struct, frozen=True):
    """A paragraph, heading, list item or table cell; or code and HTML, which have no words."""

    kind: BlockKind | None
    """``None`` where nothing of it is prose: code, HTML blocks, comments."""
    span: Span
    """The whole element in the file."""
    words: Mapped
    top: Span
    """The outermost list, table or quotation it is part of; else its own span."""
    inner: Span
    """From its first to its last word with their markup, without ``#``, ``-`` or ``>``."""
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()
    """Links to other sites, at offsets of ``words``."""
    breaks: tuple[int, ...] = ()
    """Offsets in ``words`` of the spaces that are line ends in the file."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    depth: int = 0
    """How many lists, quotations and tables it lies in."""
    item: int = 0
    """Counts the outermost list items of the document; 0 outside a list."""
    number: str = ""
    """The number of that item, if its list is numbered."""
    footnote: str = ""
    """The label of the footnote it defines."""
    row: int = 0
    """Counts the rows of the document's tables; 0 outside a table."""
    strong: int = 0
    """Offset in ``words`` where bold words that begin it end; 0 if there are none."""
    bold: Span | None = None
    """What those bold words are in the file, without their ``**``."""
    raised: tuple[tuple[int, int], ...] = ()
    """Offsets in ``words`` of what stands in ``<sup>``."""
    navigates: bool = False
    """Whether it is a row of links to other pages of the site, and no prose."""
    comments: tuple[Span, ...] = ()
    """HTML comments in it."""

    @property
    def text(self) -> str:
        """Return the visible words."""
        return self.words.text

    @property
    def all_bold(self) -> bool:
        """Return whether every word of it is bold."""
        return 0 < len(self.words.text) <= self.strong


def part(element: Element, start: int, end: int) -> Element:
    """Return the words ``[start:end]`` of ``element`` as an element of their own.

    White space at their ends is left off. Spans of the file are cut only where words are.
    """
    text = element.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if not start and end == len(text):
        return element
    cut = element.words.span(start, end)
    first, last = not start, end == len(text)
    return replace(
        element,
        words=element.words.slice(start, end),
        span=_cut(element.span, cut, first=first, last=last),
        inner=_cut(element.inner, cut, first=first, last=last),
        markers=tuple(
            replace(marker, start=marker.start - start)
            for marker in _between(element.markers, start, end)
        ),
        links=tuple(
            replace(link, start=link.start - start, end=min(link.end, end) - start)
            for link in _between(element.links, start, end)
        ),
        breaks=_breaks(element.breaks, start, end),
        strong=max(0, min(element.strong, end) - start),
        raised=(),
    )


def _cut(whole: Span, cut: Span, *, first: bool, last: bool) -> Span:
    return Span(whole.start if first else cut.start, whole.end if last else cut.end)


def _between(found: tuple[_At, ...], start: int, end: int) -> tuple[_At, ...]:
    """Return those that stand at ``[start:end]``; they are in order, and may be very many."""
    low = bisect_left(found, start, key=lambda each: each.start)
    return found[low : bisect_right(found, end, key=lambda each: each.start)]


def _breaks(breaks: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    low, high = bisect_right(breaks, start), bisect_left(breaks, end)
    return tuple(at - start for at in breaks[low:high])


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` of ``text`` without the white space at its ends."""
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def to_blocks(elements: Iterable[Element], pointer: str) -> tuple[Block, ...]:
    """Return the elements that are prose or hold markers as blocks of the value at ``pointer``."""
    shown = (each for each in elements if each.kind is not None and not each.navigates)
    found = [each for each in shown if each.text or each.markers]
    rows: dict[int, list[Element]] = {}
    for element in found:
        if element.row:
            rows.setdefault(element.row, []).append(element)
    blocks: list[Block] = []
    heading = ""
    for element in found:
        is_heading = element.kind is BlockKind.HEADING
        row = rows.get(element.row, ())[:MOST_CELLS]
        beside = [cell.text for cell in row if cell is not element]
        blocks.append(
            Block(
                element.kind or BlockKind.PARAGRAPH,
                element.words,
                element.span,
                element.markers,
                "" if is_heading else heading,
                pointer,
                " | ".join(beside)[:MOST_BESIDE],
            )
        )
        heading = element.text if is_heading else heading
    return tuple(blocks)
