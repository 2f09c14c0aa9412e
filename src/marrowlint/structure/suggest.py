"""Suggest the word of the schema an author meant: shorthand, other spellings, near misses."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from marrowlint import tables
from marrowlint.nearest import fold, nearest

SYNONYMS = Path(__file__).with_name("synonyms.toml")
BRITISH, AMERICAN = "randomis", "randomiz"
"""The spelling of many pages, and the schema's."""


def suggest_value(word: str, allowed: Collection[str]) -> str | None:
    """Return which of the ``allowed`` values ``word`` stands for, ``None`` if that is unclear."""
    return _suggest(word, allowed, ("values",))


def suggest_field(word: str, allowed: Collection[str], *, source: bool) -> str | None:
    """Return which of the ``allowed`` fields was meant; in a ``source`` some words differ."""
    return _suggest(word, allowed, ("field-in-source", "fields") if source else ("fields",))


@cache
def synonyms() -> dict[str, dict[str, str]]:
    """Return the tables of folded words and what each stands for."""
    found = tables.read(SYNONYMS)
    return {name: table for name, table in found.items() if isinstance(table, dict)}


def _suggest(word: str, allowed: Collection[str], tables: tuple[str, ...]) -> str | None:
    folded = fold(word).replace(BRITISH, AMERICAN)
    known = {fold(name): name for name in allowed}
    if folded in known:
        return known[folded]
    for table in tables:
        meant = synonyms()[table].get(folded)
        if meant in allowed:
            return meant
    return nearest(folded, allowed)
