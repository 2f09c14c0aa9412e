"""Read the types and headings under which registers list works, by the dated table of them."""

from collections.abc import Sequence
from functools import cache

from marrowlint.language.dated import split, table

_TABLE = "publication_types"
_PLAIN = frozenset({"journal article", "research article"})
"""Types that are given to research and to most else."""


def design_of(kind: str) -> str:
    """Return the design that a publication type names, as the schema spells it; else ``""``."""
    return _designs().get(_fold(kind), "")


def status_of(kind: str) -> str:
    """Return the status that a publication type names: ``preprint``; else ``""``."""
    return _statuses().get(_fold(kind), "")


def is_plain(kind: str) -> bool:
    """Return whether a type is the one that most works have."""
    return _fold(kind) in _PLAIN


def is_species(heading: str) -> bool:
    """Return whether a heading names animals of an experiment: "Mice, Inbred C57BL"."""
    lower = heading.lower()
    return lower in _species() or lower.partition(",")[0] in _species()


def one_kind(species: Sequence[str]) -> str:
    """Return the plain word of headings that are all of one kind of animal; else ``""``."""
    heads = {heading.lower().partition(",")[0] for heading in species}
    return heads.pop() if len(heads) == 1 else ""


def _fold(kind: str) -> str:
    """Return a type as the table has it: "Meta-Analysis" and "meta-analysis" are one."""
    return " ".join(kind.lower().replace("-", " ").replace("_", " ").split())


@cache
def _designs() -> dict[str, str]:
    return _names("designs")


@cache
def _statuses() -> dict[str, str]:
    return _names("statuses")


@cache
def _species() -> frozenset[str]:
    return frozenset(split(table(_TABLE)["species"]["animal"]))


def _names(rows: str) -> dict[str, str]:
    """Return each name of a table to the row it stands in."""
    return {name: row for row, names in table(_TABLE)[rows].items() for name in split(names)}
