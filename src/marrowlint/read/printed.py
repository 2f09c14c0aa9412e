"""Tell the entries of a reference list that only print what the front matter declares."""

from collections.abc import Mapping, Sequence
from typing import Any

from marrowlint.patterns import lazy
from marrowlint.read.elements import Element
from marrowlint.read.sources import Field, is_identified

_WORD = lazy(r"[^\W\d_]{4,}")
_FIELDS = ("title", "authors", "container", "url", "id", "citation", "cite", "summary")
_IDENTIFIERS = ("doi", "pmid", "pmcid", "nct")
_REFERENCE = frozenset({"title", "citation", "cite", "summary"})
"""Fields of which one says what the source is."""


class Printed:
    """Know the sources of the front matter by their ids, and by the number a reader counts."""

    def __init__(self, given: Any) -> None:  # noqa: ANN401 - plain data, of any shape
        """Take what stands under `sources` in the front matter, whatever it is."""
        rows = given if isinstance(given, list) else []
        self._rows = [row if isinstance(row, Mapping) else {} for row in rows]
        self._ids: dict[str, int] = {}
        for index, row in enumerate(self._rows):
            self._ids.setdefault(str(row.get("id") or ""), index)

    def holds(self, entry: Sequence[Element]) -> bool:
        """Say whether a numbered entry prints the source that has its number.

        It must share a telling word with it, such as an author or a word of its title, and bring
        no address of its own; or bring its identifier.
        """
        head = entry[0]
        at = int(head.number) - 1 if head.number.isascii() and head.number.isdigit() else -1
        if not 0 <= at < len(self._rows):
            return False
        row = self._rows[at]
        if is_identified(entry):
            return any(name in _shown(entry) for name in _identifiers(row).values())
        return bool(_words(row) & _folded(head.text))

    def twin(self, fields: Sequence[Field]) -> int | None:
        """Return which declared source an entry of the same id repeats, if they agree.

        They do unless they have two identifiers of one kind, or no identifier and no word in
        common.
        """
        given = {each.name: each.value.text for each in fields}
        index = self._ids.get(given.get("id", ""))
        if index is None or not given.get("id"):
            return None
        row = self._rows[index]
        here, there = _identifiers(given), _identifiers(row)
        both = here.keys() & there.keys()
        if any(here[name] != there[name] for name in both):
            return None
        words, known = _words({**given, "id": ""}), _words({**row, "id": ""})
        return index if both or not words or not known or words & known else None

    def lacks(self, index: int, name: str) -> bool:
        """Say whether the source declared at ``index`` has nothing in the place of a field."""
        row = self._rows[index]
        return not any(row.get(each) for each in (_REFERENCE if name in _REFERENCE else {name}))


def _identifiers(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the identifiers of a source, folded and without the site before a DOI."""
    found = {name: str(row[name]).casefold().strip() for name in _IDENTIFIERS if row.get(name)}
    return {
        name: value[value.find("10.") :] if name == "doi" else value
        for name, value in found.items()
    }


def _shown(entry: Sequence[Element]) -> str:
    """Return the words and the addresses of an entry, folded."""
    keys = (key for each in entry for marker in each.markers for key in marker.keys)
    return " ".join([*(each.text for each in entry), *keys]).casefold()


def _words(row: Mapping[str, Any]) -> frozenset[str]:
    return _folded(" ".join(str(row.get(name, "")) for name in _FIELDS))


def _folded(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
