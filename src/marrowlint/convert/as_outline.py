"""Write a page as a plain outline."""

from collections.abc import Iterator, Mapping
from typing import Any

from marrowlint.convert.plain_text import line, rows
from marrowlint.convert.same import difference, hold_whole
from marrowlint.convert.yaml_text import scalar
from marrowlint.errors import UsageError
from marrowlint.pointer import join
from marrowlint.read import outline
from marrowlint.read.sections import FAQS, SOURCES, Headings, title_of
from marrowlint.read.tree import Form, Tree
from marrowlint.text import Text

_PARTS = frozenset({"title", "aliases", "sections", FAQS, SOURCES})


def to_outline(tree: Tree) -> str:
    """Return the page as a plain outline.

    Raises ``UsageError`` where an outline cannot hold the page: it names what would be lost.
    """
    if tree.form is Form.OUTLINE:
        return tree.text.content
    hold_whole(tree)
    data = tree.data
    parts = [*_head(data), *_sections(tree), *_faqs(tree), *_sources(tree)]
    written = "\n".join(parts) + "\n"
    told = difference(tree, outline.parse(Text("", written), {}))
    if told:
        message = f"`{told}` cannot be written in an outline without loss"
        raise UsageError(message, "Convert to YAML instead.")
    return written


def _head(data: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(data.get("title"), str):
        yield _one_line(data["title"])
    if aliases := data.get("aliases"):
        names = aliases if isinstance(aliases, list) else [aliases]
        yield "Also known as: " + ", ".join(_one_line(str(name)) for name in names)
    for key, value in data.items():
        if key not in _PARTS:
            if isinstance(value, (dict, list)):
                message = f"an outline cannot hold `{key}`, which has parts of its own"
                raise UsageError(message, "Convert to YAML instead, or leave it out.")
            yield f"{key}: {scalar(value)}"


def _sections(tree: Tree) -> Iterator[str]:
    sections = tree.data.get("sections")
    for key in sections if isinstance(sections, dict) else ():
        heading = title_of(key)
        yield heading if Headings({}).key(heading) == key else f"## {heading}"
        for row in rows(tree, join("sections", key)):
            # A row that reads as a heading gets a full stop, and is a sentence again.
            yield f"{row}." if outline.opens_section(row) else row


def _faqs(tree: Tree) -> Iterator[str]:
    faqs = tree.data.get(FAQS)
    if not isinstance(faqs, list):
        return
    yield title_of(FAQS)
    for index in range(len(faqs)):
        question = line(tree, join(FAQS, index, "question")).removeprefix("- ")
        yield question if question.endswith("?") else f"{question}?"
        for row in rows(tree, join(FAQS, index, "answer")):
            asks = row.endswith("?") or outline.opens_section(row)
            yield f"{row} ." if asks else row


def _sources(tree: Tree) -> Iterator[str]:
    sources = tree.data.get(SOURCES)
    if not isinstance(sources, list):
        return
    yield title_of(SOURCES)
    for index, source in enumerate(sources):
        if isinstance(source, dict):
            yield from _source(tree, index, source)


def _source(tree: Tree, index: int, source: Mapping[str, Any]) -> Iterator[str]:
    left = {key: _field(tree, index, key, value) for key, value in source.items()}
    first = left.pop("url", "")
    if first and "summary" in left:
        first = f"{first} – {left.pop('summary')}"
    elif not first:
        key = next((key for key in ("citation", "title", *left) if key in left), "")
        first = left.pop(key, "") if key == "citation" else left.get(key, "")
    yield f"- {first}"
    for key, value in left.items():
        yield f"  {key}: {value}"


def _field(tree: Tree, index: int, key: str, value: Any) -> str:  # noqa: ANN401 - plain data
    if key in {"summary", "citation"}:
        return line(tree, join(SOURCES, index, key))
    return _one_line(str(value))


def _one_line(text: str) -> str:
    return " ".join(text.split())
