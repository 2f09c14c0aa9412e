"""Hold what a reader makes of a file: plain data, its places, and its prose."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from marrowlint.text import Mapped, Span, Text


class Form(Enum):
    """The document forms a page may be written in."""

    MARKDOWN = "markdown"
    YAML = "yaml"
    JSON = "json"
    OUTLINE = "outline"


class BlockKind(Enum):
    """What a stretch of prose is on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    CELL = "cell"
    QUOTE = "quote"


class MarkerStyle(Enum):
    """How a citation marker is written."""

    PANDOC = "pandoc"
    """``[@key]`` or ``[@a; @b]``"""
    FOOTNOTE = "footnote"
    """``[^key]``"""
    LINK = "link"
    """``[words](https://...)``; its key is the URL as written"""
    NUMBER = "number"
    """``[1]``, ``[1, 3]`` or ``[2-4]``, raised ``1``, or ``(1)``; its keys are the numbers"""
    IDENTIFIER = "identifier"
    """``PMID 12345678``, ``doi:10...`` and the like among the words; its keys count as URLs"""
    NAME = "name"
    """``Smith et al. (2019)``; its key is the id of the one source that this fits"""


class Marker(Struct, frozen=True):
    """A citation marker: not part of the visible words, but standing among them."""

    start: int
    """Offset in the block's visible text where the marker stood."""
    span: Span
    """The marker in the file, brackets included."""
    keys: tuple[str, ...]
    """What it points to, in the order written, without ``@``, ``^`` or brackets."""
    style: MarkerStyle


class Block(Struct, frozen=True):
    """A paragraph, list item, table cell or heading, as its reader sees it."""

    kind: BlockKind
    words: Mapped
    """The visible words: no emphasis marks, no citation markers, links as their text."""
    span: Span
    """The whole block in the file."""
    markers: tuple[Marker, ...] = ()
    heading: str = ""
    """The nearest sub-heading above inside the same section, or ``""``."""
    pointer: str = ""
    """The value this block is part of, such as ``/sections/benefits``."""
    beside: str = ""
    """For a table cell the words of the other cells of its row."""

    @property
    def text(self) -> str:
        """Return the visible words."""
        return self.words.text


class Place(Struct, frozen=True):
    """Where a key and its value stand in the file."""

    key: Span | None
    """The key without quotes, or a section's heading words; ``None`` for list items."""
    value: Span
    """The value as written, quotes included; a mapping or list: from first to last part."""


class Comment(Struct, frozen=True):
    """A comment that speaks to marrowlint, and what it speaks of."""

    span: Span
    body: str
    """What follows ``marrowlint:``, stripped: ``ignore rule-id -- reason``."""
    target: Span
    """The next block, or the line or key it stands at; empty where there is none."""


class Problem(Struct, frozen=True):
    """A fault of the file itself, found while reading it or holding it to the schema."""

    rule: str
    """Id of the structure rule that reports it."""
    span: Span
    pointer: str
    detail: str
    """What is wrong, as a clause that quotes the author: "`design` is 'RCT'"."""
    help: str = ""
    """The way out, as a sentence."""


class Tree(Struct, frozen=True):
    """A page as plain data, with the place in the file of every key and value."""

    text: Text
    form: Form
    data: dict[str, Any]
    """The one shape of all forms; see ``schema/monograph.schema.json``."""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    """JSON Pointer to place, for every value in ``data``."""
    values: Mapping[str, Mapped] = field(default_factory=lambda: MappingProxyType({}))
    """JSON Pointer to the decoded string, for every string in ``data``."""
    prose: Mapping[str, tuple[Block, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """JSON Pointer to blocks: ``/sections/*``, ``/faqs/*/question``, ``/faqs/*/answer``,
    ``/sources/*/summary``, ``/sources/*/citation``."""
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()
    head: Span = Span(0, 0)
    """Where page-wide findings stand: the front matter's opening line, or the title."""
    readable: bool = True
    """False where nothing but ``problems`` could be had from the file."""
