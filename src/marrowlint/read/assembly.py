"""Put elements together from the events of the Markdown parser."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.read.elements import Element, trimmed
from marrowlint.read.inline import Inline
from marrowlint.read.tree import BlockKind
from marrowlint.text import Mapped, Span

_LEAVES = {
    "Paragraph": BlockKind.PARAGRAPH,
    "Heading": BlockKind.HEADING,
    "TableCell": BlockKind.CELL,
}
_CONTAINERS = frozenset({"BlockQuote", "List", "Item", "Table", "FootnoteDefinition"})
_ROWS = frozenset({"TableHead", "TableRow"})
_SILENT = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_INLINE = frozenset({"Link", "Image", "Strong", "Emphasis", "Strikethrough"})
_KINDS = {"Item": BlockKind.ITEM, "BlockQuote": BlockKind.QUOTE}
_SITES = ("http://", "https://")


class _Container(Struct, frozen=True):
    tag: str
    span: Span
    number: str = ""
    """The number of an outermost list item, if its list is numbered."""


class Assembly:
    """Take events one after another; a stack, not recursion, keeps what is open."""

    def __init__(self, value: Mapped) -> None:
        """Start at the beginning of ``value``, whose text the events are of."""
        run = value.runs[0]
        same = len(value.runs) == 1 and run.origin.end - run.origin.start == len(value.text)
        self._value = value
        self._text = value.text
        self._base = run.origin.start if same else None
        self._found: list[Element] = []
        self._stack: list[_Container] = []
        self._items = 0
        self._row = 0
        self._number: int | None = None
        self._leaf: tuple[BlockKind, Span, int] | None = None
        self._inline: Inline | None = None
        self._footnote = ""
        self._silent = False
        self._links: list[tuple[int, str]] = []

    def elements(self) -> tuple[Element, ...]:
        """Return what has been read so far."""
        self._flush()
        return tuple(self._found)

    def take(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - the parser's
        """Take the event at ``[start:end]`` of the text."""
        span = Span(start, end)
        if isinstance(event, str):
            self._take_bare(event, span)
            return
        ((name, value),) = event.items()
        if name == "Start":
            tag, about = (value, None) if isinstance(value, str) else next(iter(value.items()))
            self._begin(tag, about, span)
        elif name == "End":
            self._finish(value if isinstance(value, str) else next(iter(value)), span)
        elif not self._silent:
            self._words(name, value, span)

    def _take_bare(self, name: str, span: Span) -> None:
        if name == "Rule":
            self._flush()
            self._add_silent(span)
        elif name in {"SoftBreak", "HardBreak"}:
            self._open(span).add_break(self._origin(span))

    def _begin(self, tag: str, about: Any, span: Span) -> None:  # noqa: ANN401 - the parser's
        if tag in _LEAVES:
            self._flush()
            level = int(about["level"][1]) if tag == "Heading" else 0
            self._leaf = (_LEAVES[tag], span, level)
        elif tag in _CONTAINERS:
            self._flush()
            self._stack.append(_Container(tag, trimmed(self._text, span), self._enter(tag, about)))
        elif tag in _ROWS:
            self._row += 1
        elif tag in _SILENT:
            self._flush()
            self._silent = True
        elif tag in _INLINE:
            inline = self._open(span)
            if tag == "Strong":
                inline.open_strong()
            elif tag == "Link":
                self._links.append((len(inline), about["dest_url"]))

    def _enter(self, tag: str, about: Any) -> str:  # noqa: ANN401 - the parser's
        """Return the number of the container that begins, if it is a numbered item."""
        if tag == "FootnoteDefinition":
            self._footnote = str(about)
        if tag == "List" and not self._stack:
            self._number = about
        if tag != "Item" or len(self._stack) != 1 or self._stack[0].tag != "List":
            return ""
        self._items += 1
        if self._number is None:
            return ""
        self._number += 1
        return str(self._number - 1)

    def _finish(self, tag: str, span: Span) -> None:
        if tag in _LEAVES:
            self._flush()
        elif tag in _CONTAINERS:
            self._flush()
            self._stack.pop()
            if tag == "FootnoteDefinition":
                self._footnote = ""
        elif tag in _SILENT:
            self._silent = False
            self._add_silent(span)
        elif tag in _INLINE and self._inline is not None:
            self._close(self._inline, tag, span)

    def _close(self, inline: Inline, tag: str, span: Span) -> None:
        if tag == "Strong":
            inline.close_strong(self._origin(span))
        elif tag == "Link" and self._links:
            start, url = self._links.pop()
            if url.startswith(_SITES):
                inline.add_link(start, url, self._origin(span))
            else:
                inline.add_local(start)

    def _words(self, name: str, value: str, span: Span) -> None:
        inline = self._open(span)
        written = self._text[span.start : span.end]
        if name == "Text":
            inline.add(value, self._origin(span))
        elif name == "Code":
            at = written.find(value)
            if value and at >= 0:
                span = Span(span.start + at, span.start + at + len(value))
            inline.add_blank(value, self._origin(span))
        elif name == "FootnoteReference":
            inline.add_footnote(value, written, self._origin(span))
        elif name == "InlineHtml":
            inline.take_tag(written)
            if written.startswith("<!--"):
                inline.comments.append(self._origin(span))

    def _open(self, span: Span) -> Inline:
        if self._inline is None:
            self._inline = Inline()
        self._inline.see(span)
        return self._inline

    def _flush(self) -> None:
        """Put down the block that is being read, if there is one."""
        inline, leaf = self._inline, self._leaf
        self._inline = self._leaf = None
        self._links.clear()
        if inline is None or inline.start is None:
            if leaf and leaf[0] is BlockKind.HEADING:
                self._add(leaf[0], leaf[1], Span(leaf[1].end, leaf[1].end), Inline(), leaf[2])
            return
        inner = Span(inline.start, inline.end)
        kind, span, level = leaf or (BlockKind.PARAGRAPH, inner, 0)
        if kind is BlockKind.PARAGRAPH and self._stack:
            kind = _KINDS.get(self._stack[-1].tag, kind)
        self._add(kind, span, inner, inline, level)

    def _add(self, kind: BlockKind, span: Span, inner: Span, inline: Inline, level: int) -> None:
        visible = inline.build()
        if not visible.words.text:
            visible = replace(visible, words=self._value.slice(inner.end, inner.end))
        elif self._base is None:
            visible = visible.through(self._value)
        self._found.append(
            self._element(
                kind,
                visible.words,
                span,
                self._place(inner),
                markers=visible.markers,
                links=visible.links,
                breaks=visible.breaks,
                level=level,
                strong=visible.strong,
                raised=visible.raised,
                navigates=visible.navigates,
                bold=inline.bold and self._settle(inline.bold),
                comments=tuple(self._settle(span) for span in inline.comments),
            )
        )

    def _add_silent(self, span: Span) -> None:
        place = self._place(trimmed(self._text, span))
        comments = (place,) if "<!--" in self._text[span.start : span.end] else ()
        words = self._value.slice(span.start, span.start)
        self._found.append(self._element(None, words, span, place, comments=comments))
        self._add_rest(span)

    def _element(
        self,
        kind: BlockKind | None,
        words: Mapped,
        span: Span,
        inner: Span,
        **about: Any,  # noqa: ANN401 - fields of Element
    ) -> Element:
        """Return an element with what the open containers say of it."""
        stack = self._stack
        place = self._place(trimmed(self._text, span))
        top = self._place(stack[0].span) if stack else place
        listed = len(stack) > 1 and stack[0].tag == "List"
        return Element(
            kind,
            place,
            words,
            top,
            inner,
            depth=len(stack),
            item=self._items if listed else 0,
            number=stack[1].number if listed else "",
            footnote=self._footnote,
            row=self._row if kind is BlockKind.CELL else 0,
            **about,
        )

    def _add_rest(self, span: Span) -> None:
        """Add the words behind a comment that begins its line: a reader sees them."""
        if not self._text.startswith("<!--", span.start):
            return
        end = self._text.rfind("-->", span.start, span.end)
        rest = trimmed(self._text, Span(end + 3, span.end))
        words = self._text[rest.start : rest.end]
        if end >= 0 and words and "<" not in words:
            inline = Inline()
            inline.see(rest)
            inline.add(words, self._origin(rest))
            self._add(BlockKind.PARAGRAPH, rest, rest, inline, 0)

    def _place(self, span: Span) -> Span:
        """Return where ``span`` of the text lies in the file."""
        if self._base is not None:
            return Span(span.start + self._base, span.end + self._base)
        return self._value.span(span.start, span.end)

    def _origin(self, span: Span) -> Span:
        """Return ``span`` in the file if that is a plain shift; else leave it to `_settle`."""
        return span if self._base is None else self._place(span)

    def _settle(self, span: Span) -> Span:
        return self._place(span) if self._base is None else span
