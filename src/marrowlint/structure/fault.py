"""Hold a fault of the data by its pointer, before it is placed in the file."""

from enum import Enum

from msgspec import Struct

VIOLATION = "schema-violation"
UNKNOWN_FIELD = "field-unknown"
"""Like one of ours: most likely misspelt."""
OWN_FIELD = "field-undeclared"
"""Like none of ours: most likely the site's own."""


class Where(Enum):
    """Which part of what a pointer leads to a fault is about."""

    KEY = "key"
    VALUE = "value"
    MISSING = "missing"
    """Something the value should hold and does not."""


class Fault(Struct, frozen=True):
    """One thing wrong with the data."""

    rule: str
    pointer: str
    where: Where
    detail: str
    help: str
