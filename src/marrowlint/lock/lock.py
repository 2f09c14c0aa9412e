"""Hold a lock: the records of all sources, found by any of their identifiers."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from marrowlint.facts import Record

NAME = "marrowlint.lock"


class Trusted(Struct, frozen=True):
    """What another revision knows: it goes before what the working tree says of the same works."""

    name: str
    """Of the revision, as the user gave it."""
    by_id: Mapping[str, Record]
    """As in ``Lock``."""


class Lock(Struct, frozen=True):
    """What a lock file says."""

    path: str = ""
    """As reported; ``""`` for a lock that is no file (yet)."""
    records: tuple[Record, ...] = ()
    """Sorted by key."""
    by_id: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))
    """Every identifier of every record, to the record."""
    doubted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Keys of records that must not be believed, each with the reason in a few words."""
    trusted: Trusted | None = None
    """What the revision knows that is believed before ``records``."""
    unreached: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Identifiers that were asked about in vain, each with the reason in a few words."""


def lock(
    records: Iterable[Record], path: str = "", doubted: Mapping[str, str] | None = None
) -> Lock:
    """Return a lock of ``records``; where two share an identifier the first by key has it."""
    ordered = tuple(sorted(records, key=lambda record: record.key))
    by_id: dict[str, Record] = {}
    for record in ordered:
        by_id[record.key] = record
    for record in ordered:
        for each in record.ids:
            by_id.setdefault(each, record)
    return Lock(path, ordered, MappingProxyType(by_id), MappingProxyType(dict(doubted or {})))
