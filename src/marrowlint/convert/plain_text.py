"""Turn the prose of a page into plain lines, and plain lines into Markdown."""

import re
from collections.abc import Iterable

from marrowlint.errors import UsageError
from marrowlint.read.elements import Element
from marrowlint.read.lines import lines
from marrowlint.read.numbered import raise_numbers
from marrowlint.read.prose import elements
from marrowlint.read.tree import BlockKind, Form, Marker, MarkerStyle, Tree
from marrowlint.text import LineIndex, Mapped, identity

_MEANT = re.compile(r"([\\`*_\[\]<>&#|~!+=:.)(-])")


def rows(tree: Tree, pointer: str) -> list[str]:
    """Return the prose at ``pointer`` as plain lines, citations among the words.

    Raises ``UsageError`` where the prose holds what is no words: code or HTML.
    """
    value = tree.values.get(pointer)
    if value is None:
        return []
    if tree.form is Form.OUTLINE:
        return [row.strip() for row in value.text.split("\n") if row.strip()]
    found, complete = elements(value)
    given = tree.data.get("sources")
    found = raise_numbers(found, len(given) if isinstance(given, list) else 0)
    return [
        row for each in (found if complete else lines(value)) for row in _rows(tree, each) if row
    ]


def line(tree: Tree, pointer: str) -> str:
    """Return the prose at ``pointer`` as a single line; raise as ``rows`` does."""
    return " ".join(rows(tree, pointer))


def _rows(tree: Tree, element: Element) -> Iterable[str]:
    content = tree.text.content
    if element.kind is None:
        written = content[element.span.start : element.span.end]
        if element.comments:
            return [" ".join(written.split())]
        if any(map(str.isalnum, written)):
            at = LineIndex(content).position(element.span.start).line
            message = f"line {at} is code or HTML, which an outline cannot hold"
            raise UsageError(message, "Write it as a sentence, or convert to YAML.")
        return []
    said = [" ".join(content[span.start : span.end].split()) for span in element.comments]
    bullet = "- " if element.kind is BlockKind.ITEM else ""
    return [*said, bullet + " ".join(_words(content, element).split())]


def _words(content: str, element: Element) -> str:
    """Return the visible words with each citation written out where it stands."""
    text, parts, at = element.text, [], 0
    for marker in element.markers:
        parts += [text[at : marker.start], _written(content, marker, text[: marker.start])]
        at = marker.start
    return "".join([*parts, text[at:]])


def _written(content: str, marker: Marker, before: str) -> str:
    span = marker.span
    if marker.style is MarkerStyle.IDENTIFIER:
        return ""  # it stands among the words
    if marker.style is not MarkerStyle.LINK:
        gap = " " if content[span.start - 1 : span.start].isspace() else ""
        written = " ".join(content[span.start : span.end].replace("\\", "").split())
        whole = written[:1] == "[" and written[-1:] == "]"
        return gap + (written if whole else _bracketed(marker))
    url = marker.keys[0]
    if before.endswith(url):
        return ""
    name = content[span.start : span.end]
    inside = re.fullmatch(r"\(\[([^\[\]()]{1,80})\]\(.*\)\)", name, re.DOTALL)
    return f" ({' '.join(inside[1].split())}: {url})" if inside else f" ({url})"


def _bracketed(marker: Marker) -> str:
    if marker.style is MarkerStyle.FOOTNOTE:
        return f"[^{marker.keys[0]}]"
    if marker.style is MarkerStyle.PANDOC:
        return "[" + "; ".join(f"@{key}" for key in marker.keys) + "]"
    return "[" + ", ".join(marker.keys) + "]"


def to_prose(text: str) -> str:
    """Return plain lines as Markdown that shows the same words and citations."""
    paragraphs: list[str] = []
    listed = False
    for element in lines(identity(text, 0)):
        inner = text[element.inner.start : element.inner.end]
        item = element.kind is BlockKind.ITEM
        if element.kind is None:
            paragraphs.append(inner)
        elif item and listed:
            paragraphs[-1] += f"\n- {_escaped(inner)}"
        else:
            paragraphs.append(f"- {_escaped(inner)}" if item else _escaped(inner))
        listed = item
    return "\n\n".join(paragraphs)


def _escaped(row: str) -> str:
    """Return ``row`` with as few backslashes as it takes to keep its words."""
    for tried in (row, _MEANT.sub(r"\\\1", row)):
        if _shown(identity(tried, 0), markup=True) == _shown(identity(row, 0), markup=False):
            return tried
    return _MEANT.sub(r"\\\1", row)


def _shown(value: Mapped, *, markup: bool) -> list[tuple[str, list[tuple[int, tuple[str, ...]]]]]:
    found = elements(value)[0] if markup else lines(value)
    return [
        ("".join(each.text), [(marker.start, marker.keys) for marker in each.markers])
        if each.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and not (markup and each.depth)
        else ("", [])
        for each in found
    ]
