"""Read text in which lines are all there is: an outline, or prose too tangled for Markdown."""

from collections.abc import Iterator

from marrowlint.patterns import lazy
from marrowlint.read.elements import Element
from marrowlint.read.inline import plain
from marrowlint.read.tree import BlockKind
from marrowlint.text import Mapped, Span

_BULLET = lazy(r"[-*•–] +(?=\S)")


def lines(value: Mapped) -> tuple[Element, ...]:
    """Return every line of ``value`` that is not blank as an element."""
    return tuple(line(value, span.start, span.end) for span in spans(value.text))


def spans(text: str) -> Iterator[Span]:
    """Yield where the lines that are not blank lie in ``text``, white space around left off."""
    start = 0
    for row in text.split("\n"):
        if row and not row.isspace():
            yield Span(start + len(row) - len(row.lstrip()), start + len(row.rstrip()))
        start += len(row) + 1


def line(value: Mapped, start: int, end: int) -> Element:
    """Return the line ``[start:end]`` of ``value``: a paragraph, or an item where it has a bullet.

    An HTML comment that fills the line is no prose.
    """
    span = value.span(start, end)
    if value.text.startswith("<!--", start, end) and value.text.endswith("-->", start, end):
        return Element(None, span, value.slice(start, start), span, span, comments=(span,))
    bullet = _BULLET.match(value.text, start, end)
    start = bullet.end() if bullet else start
    visible = plain(value.slice(start, end))
    return Element(
        BlockKind.ITEM if bullet else BlockKind.PARAGRAPH,
        span,
        visible.words,
        span,
        value.span(start, end),
        visible.markers,
        visible.links,
        depth=int(bullet is not None),
    )
