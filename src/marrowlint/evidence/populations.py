"""Tell which people and animals a text names, and which of them rule each other out."""

from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from marrowlint import tables
from marrowlint.evidence.wordlists import tagged
from marrowlint.language.cues import HOME
from marrowlint.language.words import words


class Named(Struct, frozen=True):
    """A group of people or animals that a text names."""

    concept: str
    """``mouse``, ``child``, ``female``, ..."""
    text: str
    start: int
    end: int


class Table(Struct, frozen=True):
    """Which groups exclude each other."""

    group: Mapping[str, str]
    """Concept to what it is a matter of: ``species``, ``age``, ``sex``, ``health``."""
    within: Mapping[str, frozenset[str]]
    """Concept to every concept it is part of."""


@cache
def table() -> Table:
    """Return the relations of ``lexicons/populations.toml``."""
    raw = tables.read(HOME / "populations.toml")
    group = {concept: name for name, members in raw["groups"].items() for concept in members}
    return Table(group, {concept: frozenset(parts) for concept, parts in raw["within"].items()})


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return each first word with the phrases it opens and the concept they name."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept, forms in tagged("populations").items():
        for form in forms if concept in table().group or concept == "hint" else ():
            parts = tuple(form.split())
            found.setdefault(parts[0], []).append((parts, concept))
    return found


@lru_cache(maxsize=512)
def named(text: str) -> tuple[Named, ...]:
    """Return every group that ``text`` names, in order; one word may name several."""
    found_words = words(text)
    found = []
    for at, token in enumerate(found_words):
        for parts, concept in _index().get(token.fold, ()):
            here = found_words[at : at + len(parts)]
            if tuple(part.fold for part in here) == parts:
                start, end = token.start, here[-1].end
                found.append(Named(concept, text[start:end], start, end))
    return tuple(found)


def excluded(one: Named, others: frozenset[str]) -> frozenset[str]:
    """Return those of ``others`` that rule ``one`` out; nothing where one of them covers it."""
    relations = table()
    group = relations.group.get(one.concept)
    if group is None:
        return frozenset()
    rivals = frozenset(other for other in others if relations.group.get(other) == group)
    if any(_related(one.concept, other) for other in rivals):
        return frozenset()
    return rivals


def _related(one: str, other: str) -> bool:
    within = table().within
    none: frozenset[str] = frozenset()
    return one == other or one in within.get(other, none) or other in within.get(one, none)
