"""Tell the entries of a reference list that only print what the front matter declares."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from marrowlint.read.elements import Element
from marrowlint.read.sources import is_identified

_WORD = re.compile(r"[^\W\d_]{4,}")
_FIELDS = ("title", "authors", "container", "url", "id")


class Printed:
    """Know the sources of the front matter by the number that a reader counts them by."""

    def __init__(self, given: Any) -> None:  # noqa: ANN401 - plain data, of any shape
        """Take what stands under `sources` in the front matter, whatever it is."""
        rows = given if isinstance(given, list) else []
        self._words = [_words(row) if isinstance(row, Mapping) else frozenset() for row in rows]

    def holds(self, entry: Sequence[Element]) -> bool:
        """Say whether a numbered entry prints the source that has its number.

        It must share a telling word with it, such as an author or a word of its title, and bring
        no address of its own.
        """
        head = entry[0]
        at = int(head.number) - 1 if head.number.isascii() and head.number.isdigit() else -1
        if not 0 <= at < len(self._words) or is_identified(entry):
            return False
        return bool(self._words[at] & _folded(head.text))


def _words(row: Mapping[str, Any]) -> frozenset[str]:
    return _folded(" ".join(str(row.get(name, "")) for name in _FIELDS))


def _folded(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
