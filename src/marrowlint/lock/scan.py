"""Tell where the keys of a JSON text stand, which the fast reader does not."""

import json
from collections.abc import Iterator

from msgspec import Struct

from marrowlint.patterns import lazy

_WORD = lazy(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]:]')

_DEEPEST = 8
"""Brackets whose keys are told; a lock has five, and a hostile file may have thousands."""


class Key(Struct, frozen=True):
    """A key of some object in the text."""

    path: tuple[str, ...]
    """The keys that lead to it and itself; lists add no step."""
    at: int
    """Offset of its opening quote."""
    again: bool
    """Whether its object has that key already."""


def keys(text: str) -> Iterator[Key]:
    """Yield every key of the JSON in ``text``, in order; what is no JSON may hide some."""
    steps: list[str] = [""]
    """The key whose value is being read, for each open bracket; ``""`` inside a list."""
    seen: list[set[str]] = [set()]
    last, at = '""', 0
    for found in _WORD.finditer(text):
        word = found[0]
        if word == ":":
            name = str(json.loads(last)) if "\\" in last else last[1:-1]
            steps[-1] = name
            yield Key(tuple(filter(None, steps[:_DEEPEST])), at, name in seen[-1])
            seen[-1].add(name)
        elif word in "{[":
            steps.append("")
            seen.append(set())
        elif word in "}]" and len(steps) > 1:
            steps.pop()
            seen.pop()
        elif word[0] == '"':
            last, at = word, found.start()


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    """Return the 1-based line of the last part of ``path`` that the text has, if it has any."""
    best, depth = None, 0
    for key in keys(text):
        if len(key.path) > depth and key.path == path[: len(key.path)]:
            best, depth = key.at, len(key.path)
            if depth == len(path):
                break
    return None if best is None else line_at(text, best)


def line_at(text: str, offset: int) -> int:
    """Return the 1-based line on which ``offset`` stands."""
    return text.count("\n", 0, offset) + 1
