"""Read the dated tables of facts that ship with the package."""

from functools import cache
from pathlib import Path
from typing import Any

from marrowlint import tables

HOME = Path(__file__).parents[1] / "data"
"""Law, limits and terms change: each table names its source and the day it was compiled."""


@cache
def table(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml``; raise ``FileNotFoundError`` if it is absent."""
    return tables.read(HOME / f"{name}.toml")


def compiled(name: str) -> str:
    """Return the day on which a table was compiled, as ``YYYY-MM-DD``."""
    return str(table(name)["compiled"])


def split(names: str) -> tuple[str, ...]:
    """Return the names of a cell: one a line, or several divided by bars."""
    return tuple(name.strip() for line in names.splitlines() for name in line.split("|") if name)
