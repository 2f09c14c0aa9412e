"""Say what shape a lock file has; ``schema/lock.schema.json`` says the same for others."""

from msgspec import Struct

from marrowlint.facts import Asked, Notice, Record, Trial

VERSION = 1
"""Of the shape. It grows where a field changes its meaning or goes away."""


class LockFile(Struct, frozen=True):
    """The whole file."""

    version: int
    sources: dict[str, Record] = {}
    """Key of a record to the record."""


INSIDE: dict[str, type[Struct]] = {
    "notices": Notice,
    "notice_of": Notice,
    "trial": Trial,
    "asked": Asked,
}
"""Fields of a record that hold objects, and what these are."""


def known(path: tuple[str, ...]) -> bool:
    """Return whether a key that stands at ``path``, lists not counted, is one of the shape."""
    match path:
        case (name,):
            return name in LockFile.__struct_fields__
        case ("sources", _):
            return True
        case ("sources", _, name):
            return name in Record.__struct_fields__
        case ("sources", _, holder, name) if holder in INSIDE:
            return name in INSIDE[holder].__struct_fields__
    return False
