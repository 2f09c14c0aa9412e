"""Hold a page as rules see it: a frozen model over a tree, and the way back to the file."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from marrowlint.read.composed import INVALID
from marrowlint.read.tree import Block, Marker, Tree
from marrowlint.text import Span


class Part(Enum):
    """Which side of a key and value pair a place means."""

    KEY = "key"
    VALUE = "value"


class Words(Struct, frozen=True):
    """Visible words of one block, ``block.text[start:end]``."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words."""
        return self.block.text[self.start : self.end]


class Node(Struct, frozen=True):
    """A value of the page's data (or its key), or a stretch ``[start:end]`` of a string."""

    pointer: str
    part: Part = Part.VALUE
    start: int = 0
    end: int | None = None


At = Words | Node | Marker | Span
"""Where a rule's answer points. A bare ``Span`` is for faults of the file itself."""


class Alias(Struct, frozen=True):
    """Another name of the topic, as listed."""

    name: str
    pointer: str


class Section(Struct, frozen=True):
    """One part of the page's contract, or an extra section of the site's own."""

    key: str
    """``overview``, ``benefits``, ``mechanism``, ``side_effects``, ``dosage`` or the site's."""
    pointer: str
    blocks: tuple[Block, ...]


class Faq(Struct, frozen=True):
    """A question a reader asks, and the answer."""

    pointer: str
    question: tuple[Block, ...]
    answer: tuple[Block, ...]


class Source(Struct, frozen=True):
    """One entry of the page's source list."""

    index: int
    pointer: str
    id: str
    """The declared id, or the 1-based number where it has none."""
    url: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    nct: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    citation: str = ""
    """The whole reference as written, where its parts are not given one by one."""
    container: str = ""
    year: str = ""
    design: str = ""
    population: str = ""
    species: str = ""
    status: str = ""
    n: str = ""
    summary: str = ""
    quote: str = ""
    background: bool = False
    """``role: background``: listed for context, no claim rests on it."""
    blocks: tuple[Block, ...] = ()
    """The summary (and citation) as prose."""

    @property
    def name(self) -> str:
        """Return what a message calls the source: its shortest identifier, else its id."""
        return self.pmcid or self.doi or self.pmid or self.url or self.id


class Page(Struct, frozen=True):
    """One monograph."""

    tree: Tree
    title: str
    aliases: tuple[Alias, ...]
    kind: str
    sections: tuple[Section, ...]
    faqs: tuple[Faq, ...]
    sources: tuple[Source, ...]

    @property
    def path(self) -> str:
        """Return the path as reported."""
        return self.tree.text.path

    @property
    def whole(self) -> bool:
        """Return whether all data of the page could be read; else what it lacks may be there."""
        return not any(problem.rule == INVALID for problem in self.tree.problems)

    def section(self, key: str) -> Section | None:
        """Return the section named ``key``, if the page has it."""
        return next((section for section in self.sections if section.key == key), None)

    def blocks(self) -> Iterator[tuple[str, Block]]:
        """Yield ``(section key, block)`` for the body, FAQs included, in page order."""
        for section in self.sections:
            for block in section.blocks:
                yield section.key, block
        for faq in self.faqs:
            for block in faq.question:
                yield "questions", block
            for block in faq.answer:
                yield "faqs", block

    def markers(self) -> Iterator[tuple[Block, Marker]]:
        """Yield every citation marker of the body."""
        for _, block in self.blocks():
            for marker in block.markers:
                yield block, marker

    def locate(self, at: At) -> Span:
        """Return where ``at`` stands in the file's content."""
        if isinstance(at, Words):
            return at.block.words.span(at.start, at.end)
        if isinstance(at, Node):
            return self._locate_node(at)
        if isinstance(at, Marker):
            return at.span
        return at

    def _locate_node(self, node: Node) -> Span:
        at = node.pointer
        while at and at not in self.tree.places:
            at = at.rpartition("/")[0]  # what is read out of a string stands where that does
        place = self.tree.places.get(at)
        if place is None:
            return self.tree.head
        if node.part is Part.KEY:
            return place.key or place.value
        if node.end is not None and (value := self.tree.values.get(node.pointer)):
            return value.span(node.start, node.end)
        return place.value
