"""Hold a page against what became of it in another form."""

import re
from collections.abc import Iterator
from typing import Any

from marrowlint.errors import UsageError
from marrowlint.pointer import join
from marrowlint.read.composed import INVALID
from marrowlint.read.tree import Tree

_WORD = re.compile(r"\w+")


def hold_whole(tree: Tree) -> None:
    """Raise ``UsageError`` if part of the file could not be read: it would be lost."""
    for problem in tree.problems:
        place = tree.places.get(problem.pointer)
        if problem.rule == INVALID or not place or place.key != problem.span:
            message = f"the page cannot be read as a whole: {problem.detail}"
            raise UsageError(message, problem.help)


def difference(before: Tree, after: Tree) -> str:
    """Return the pointer of the first value whose words are not the same, ``""`` if none.

    Further values in ``after`` do not count: a reader may find more than was declared.
    """
    for pointer, value in _values(before.data, ""):
        if _words(before, pointer, value) != _words(after, pointer, _at(after.data, pointer)):
            return pointer or "the page"
    return ""


def _values(data: Any, pointer: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - plain data
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        where = pointer + join(key)
        if isinstance(value, (dict, list)):
            yield where, len(value) if isinstance(value, list) else None
            yield from _values(value, where)
        else:
            yield where, value


def _at(data: Any, pointer: str) -> Any:  # noqa: ANN401 - plain data
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list):
            data = data[int(key)] if key.isdecimal() and int(key) < len(data) else None
        else:
            data = data.get(key) if isinstance(data, dict) else None
    return len(data) if isinstance(data, list) else None if isinstance(data, dict) else data


def _words(tree: Tree, pointer: str, value: Any) -> list[str]:  # noqa: ANN401 - plain data
    if pointer in tree.prose:
        blocks = tree.prose[pointer]
        said = [block.text for block in blocks]
        cited = [key for block in blocks for marker in block.markers for key in marker.keys]
        return [word for text in (*said, *cited) for word in _WORD.findall(text)]
    return [] if value is None else _WORD.findall(str(value))
