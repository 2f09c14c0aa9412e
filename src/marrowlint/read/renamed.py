"""Read fields under other common names as ours: ``journal`` of a source as its ``container``.

Only names that can mean one thing are read so (``lexicons/fields.toml``), only where the value has
the kind that our field takes, and only where our own field is absent. All else is left to the
schema.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from marrowlint import tables
from marrowlint.pointer import child, join
from marrowlint.read.composed import Composed

_LISTS = frozenset({"aliases", "faqs", "sources"})
_ITEMS = {"sources": "source", "faqs": "faq"}
Moves = dict[str, str]
"""Pointers that get another name, each with the new one."""


def renamed(composed: Composed) -> Composed:
    """Return the data with fields of the page, of sources and FAQs under our names."""
    return _items_renamed(_page_renamed(composed))


def _page_renamed(composed: Composed) -> Composed:
    moves: Moves = {}
    data = _named(composed.data, "page", "", moves)
    return replace(moved(composed, moves), data=data) if moves else composed


def _items_renamed(composed: Composed) -> Composed:
    moves: Moves = {}
    data = dict(composed.data)
    for key, kind in _ITEMS.items():
        items = data.get(key)
        if isinstance(items, list):
            data[key] = [
                _named(item, kind, join(key, at), moves) if isinstance(item, dict) else item
                for at, item in enumerate(items)
            ]
    return replace(moved(composed, moves), data=data) if moves else composed


def moved(composed: Composed, moves: Moves) -> Composed:
    """Return the places and values with what stands below a pointer that moves moved with it."""

    def new(pointer: str) -> str:
        steps = pointer.split("/")
        heads = ("/".join(steps[:depth]) for depth in range(2, len(steps) + 1))
        head = next((head for head in heads if head in moves), None)
        return pointer if head is None else moves[head] + pointer[len(head) :]

    return replace(
        composed,
        places={new(pointer): place for pointer, place in composed.places.items()},
        values={new(pointer): value for pointer, value in composed.values.items()},
    )


def _named(fields: Mapping[str, Any], kind: str, pointer: str, moves: Moves) -> dict[str, Any]:
    """Return ``fields`` under our names, and add to ``moves`` what was renamed."""
    named: dict[str, Any] = {}
    for key, value in fields.items():
        ours = _names()[kind].get(str(key).casefold().replace("-", "_").replace(" ", "_"))
        if ours is None or ours in fields or ours in named or not _fits(ours, value):
            named[key] = value
            continue
        named[ours] = value
        moves[child(pointer, key)] = child(pointer, ours)
    return named


def _fits(ours: str, value: object) -> bool:
    return isinstance(value, list) if ours in _LISTS else isinstance(value, str)


@cache
def prose_fields() -> frozenset[str]:
    """Return the fields of a page of data that are prose, and no section of the contract."""
    return frozenset(_table()["of-prose"]["words"])


@cache
def _table() -> dict[str, Any]:
    return tables.read(Path(__file__).parents[1] / "lexicons" / "fields.toml")


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    table = _table()
    return {
        kind: {name: ours for ours, names in table[f"of-{kind}"].items() for name in names}
        for kind in ("page", *_ITEMS.values())
    }
