"""Gather the sections of a data page that are not written as ``sections: {key: text}``.

A site may keep each section as a field of the page (``overview: ...``), all of them as a list of
``heading`` and paragraphs, or a section as a group of smaller ones. Their words are read in the
order of the file, as the Markdown that says the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from marrowlint.pointer import child, join
from marrowlint.read.composed import Composed
from marrowlint.read.renamed import prose_fields
from marrowlint.read.sections import FAQS, SOURCES, Headings, slug
from marrowlint.read.tree import Place
from marrowlint.text import Builder, Mapped, Span

SECTIONS = "sections"
_HEADS = ("heading", "title", "name")
_LISTS = frozenset({FAQS, SOURCES})
_LEVEL = 3
_MOST_LEVEL = 6
Piece = tuple[str, Mapped]
"""What Markdown puts before a string, and the string."""


def gathered(composed: Composed, extra: Mapping[str, tuple[str, ...]]) -> Composed:
    """Return the data with every section found as ``sections/KEY``, as text."""
    data, values = dict(composed.data), dict(composed.values)
    places = dict(composed.places)
    headings = Headings(extra, [data["title"]] if isinstance(data.get("title"), str) else [])
    found: dict[str, Mapped] = {}
    for key, pointer, value in _sections(data, headings):
        text = _joined(list(_pieces(value, pointer, composed.values, _LEVEL)))
        if text.text.strip() and key not in found:
            found[key] = text
            places.setdefault(join(SECTIONS, key), places[pointer])
    if not found:
        return composed
    given = data.get(SECTIONS)
    whole = dict(given) if isinstance(given, dict) else {}
    data = {name: value for name, value in data.items() if _stays(name, given, headings, found)}
    data[SECTIONS] = whole | {key: text.text for key, text in found.items()}
    places.setdefault(join(SECTIONS), Place(None, _around(places, found)))
    values |= {join(SECTIONS, key): text for key, text in found.items()}
    return replace(composed, data=data, places=places, values=values)


def _sections(data: Mapping[str, Any], headings: Headings) -> Iterator[tuple[str, str, object]]:
    """Yield key, pointer and value of each section in another shape."""
    given = data.get(SECTIONS)
    if isinstance(given, list):
        for at, item in enumerate(given):
            if isinstance(item, dict) and (head := _head(item)):
                key = headings.key(head) or headings.guess(head) or slug(head)
                yield key, join(SECTIONS, at), {k: v for k, v in item.items() if v is not head}
    elif isinstance(given, dict):
        for name, value in given.items():
            if isinstance(value, dict | list):
                yield str(name), join(SECTIONS, name), value
    for name, value in data.items():
        own = _of_page(name, headings)
        if own and not (isinstance(given, dict) and own in given):
            yield own, join(name), value


def _of_page(name: object, headings: Headings) -> str | None:
    """Return the key of the section that a field of the page is, if it is one."""
    if name == SECTIONS:
        return None
    key = headings.key(str(name).replace("_", " "))
    own = str(name).casefold().replace("-", "_")
    return (own if own in prose_fields() else None) if key in {None, *_LISTS} else key


def _stays(name: str, given: object, headings: Headings, found: Mapping[str, Mapped]) -> bool:
    if name == SECTIONS:
        return not isinstance(given, list)
    return _of_page(name, headings) not in found


def _head(item: Mapping[str, Any]) -> str:
    heads = (item.get(name) for name in _HEADS)
    return next((head for head in heads if isinstance(head, str) and head.strip()), "")


def _pieces(
    value: object, pointer: str, values: Mapping[str, Mapped], level: int
) -> Iterator[Piece]:
    """Yield every string of ``value`` in order, with what Markdown puts before it."""
    if isinstance(value, str):
        yield "", values[pointer]
    elif isinstance(value, list):
        for at, item in enumerate(value):
            below = child(pointer, at)
            if isinstance(item, list):
                yield "", _row(item, below, values)
            else:
                yield from _pieces(item, below, values, level)
    elif isinstance(value, dict):
        for name, item in value.items():
            below = child(pointer, name)
            if name in _HEADS and isinstance(item, str):
                yield "#" * min(level, _MOST_LEVEL) + " ", values[below]
            else:
                yield from _pieces(item, below, values, level + 1)


def _row(cells: list[Any], pointer: str, values: Mapping[str, Mapped]) -> Mapped:
    """Return the cells of a table's row as one line."""
    builder = Builder()
    for at, cell in enumerate(cells):
        if isinstance(cell, str) and cell:
            words = values[child(pointer, at)]
            if len(builder):
                start = words.span(0, 0)
                builder.add(", ", start)
            builder.extend(words)
    return builder.build()


def _joined(pieces: list[Piece]) -> Mapped:
    if len(pieces) == 1 and not pieces[0][0]:
        return pieces[0][1]
    builder = Builder()
    for before, words in pieces:
        if not words.text:
            continue
        start = words.span(0, 0)
        if len(builder):
            builder.add("\n\n", start)
        if before:
            builder.add(before, start)
        builder.extend(words)
    return builder.build()


def _around(places: Mapping[str, Place], found: Mapping[str, Mapped]) -> Span:
    spans = [places[join(SECTIONS, key)].value for key in found]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
