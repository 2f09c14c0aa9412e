"""Build the frozen page from a tree; what the schema has refused is passed over here."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from marrowlint.named import with_names
from marrowlint.page import Alias, Faq, Page, Section, Source
from marrowlint.patterns import lazy
from marrowlint.pointer import join
from marrowlint.read.sources import identify
from marrowlint.read.tree import Block, BlockKind, Tree
from marrowlint.text import Mapped

_COPY = lazy(r"_[0-9]{1,4}\Z")
"""What the reader adds to the key of a section that the page opens again."""


def build(tree: Tree) -> Page:
    """Return the page in ``tree``; never raises.

    A value of a type that cannot be used is left out, because the schema has reported it; a
    number where text is wanted is taken as its text. Sections stand in the order of the file.
    """
    data = tree.data
    page = Page(
        tree=tree,
        title=_text(data.get("title")),
        aliases=tuple(_aliases(data.get("aliases"))),
        kind=_text(data.get("kind")),
        sections=tuple(_sections(tree)),
        faqs=tuple(_faqs(tree)),
        sources=tuple(_sources(tree)),
    )
    return with_names(page)


def _text(value: object) -> str:
    """Return text as it is, a number as text, anything else as ``""``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    try:
        return str(int(value) if value == int(value) else value)
    except (ValueError, OverflowError):
        # Not a number, infinite, or longer than Python prints.
        return ""


def _aliases(names: object) -> Iterator[Alias]:
    for index, name in enumerate(names if isinstance(names, list) else ()):
        if words := _text(name):
            yield Alias(words, join("aliases", index))


def _sections(tree: Tree) -> Iterator[Section]:
    """Yield the sections; ``dosage_2``, a further part of ``dosage``, is joined to it."""
    given = tree.data.get("sections")
    sections = given if isinstance(given, dict) else {}
    parts: dict[str, list[str]] = {}
    for key, words in sections.items():
        if isinstance(words, str):
            whole = _COPY.sub("", str(key))
            parts.setdefault(whole if whole in sections else str(key), []).append(str(key))
    for key, keys in parts.items():
        pointers = [join("sections", part) for part in keys]
        blocks = tuple(block for pointer in pointers for block in _prose(tree, pointer))
        yield Section(key, pointers[0], blocks)


def _faqs(tree: Tree) -> Iterator[Faq]:
    for pointer, _, _ in _items(tree, "faqs"):
        question = _prose(tree, f"{pointer}/question")
        answer = _prose(tree, f"{pointer}/answer")
        yield Faq(pointer, question, answer)


def _sources(tree: Tree) -> Iterator[Source]:
    items = tree.data.get("sources")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        pointer = join("sources", index)
        if isinstance(item, dict):
            yield _source(tree, pointer, index, item)
        elif isinstance(item, str) and item.strip():
            yield _reference(tree, pointer, index, item)


def _source(tree: Tree, pointer: str, index: int, item: dict[str, Any]) -> Source:
    return Source(
        index=index,
        pointer=pointer,
        id=_text(item.get("id")) or str(index + 1),
        url=_text(item.get("url")),
        doi=_text(item.get("doi")),
        pmid=_text(item.get("pmid")),
        pmcid=_text(item.get("pmcid")),
        nct=_text(item.get("nct")),
        title=_text(item.get("title")),
        authors=_listed(item.get("authors")),
        citation=_text(item.get("citation")) or _text(item.get("cite")),
        container=_text(item.get("container")),
        year=_text(item.get("year")),
        design=_text(item.get("design")),
        population=_text(item.get("population")),
        species=_names(item.get("species")),
        status=_text(item.get("status")),
        n=_text(item.get("n")),
        summary=_text(item.get("summary")),
        quote=_text(item.get("quote")),
        background=item.get("role") == "background",
        blocks=_source_blocks(tree, pointer, item),
    )


def _reference(tree: Tree, pointer: str, index: int, written: str) -> Source:
    """Return the source that is written as one string; the schema asks for its fields."""
    words = tree.values.get(pointer)
    blocks = () if words is None else (_reference_block(words, pointer),)
    source = Source(index, pointer, str(index + 1), citation=written, blocks=blocks)
    return replace(source, **identify(written))


def _reference_block(words: Mapped, pointer: str) -> Block:
    place = words.span(0, len(words.text))
    return Block(BlockKind.PARAGRAPH, words, place, pointer=pointer)


def _source_blocks(tree: Tree, pointer: str, item: dict[str, Any]) -> tuple[Block, ...]:
    """Return summary and citation as prose, in the order they are written."""
    prose = (key for key in item if key in {"summary", "citation", "cite"})
    return tuple(block for key in prose for block in _prose(tree, f"{pointer}/{key}"))


def _items(tree: Tree, key: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield pointer, place in the list and value of each item that is a group of fields."""
    items = tree.data.get(key)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield join(key, index), index, item


def _names(value: object) -> str:
    """Return one name, or a list of names joined by commas."""
    return ", ".join(_listed(value))


def _listed(value: object) -> tuple[str, ...]:
    """Return one name, or each of a list."""
    return tuple(filter(None, map(_text, value if isinstance(value, list) else [value])))


def _prose(tree: Tree, pointer: str) -> tuple[Block, ...]:
    return tree.prose.get(pointer, ())
