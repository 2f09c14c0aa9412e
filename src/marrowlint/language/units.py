"""Load the table of units: spelling to unit, unit to dimension and factor."""

from functools import cache

from msgspec import Struct

from marrowlint import tables
from marrowlint.language.cues import HOME


class Unit(Struct, frozen=True):
    """A unit of measure."""

    name: str
    """Canonical spelling."""
    dimension: str
    factor: float
    """How many of the dimension's base unit one of it is."""


@cache
def spellings() -> dict[str, Unit]:
    """Return every spelling of every unit; letters count ("mM" is not "mm")."""
    raw = tables.read(HOME / "units.toml")
    table = {}
    for name, (dimension, factor, forms) in raw["units"].items():
        for form in forms.split():
            table[form] = Unit(name, dimension, factor)
    return table


DOSE = frozenset({"mass", "volume", "activity", "cells", "substance", "dose form"})
"""Dimensions in which a dose can be given."""
