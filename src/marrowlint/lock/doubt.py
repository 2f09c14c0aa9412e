"""Doubt the entries of a lock that a change brought: they were not verified by anybody we trust.

What the revision before the change knows of a work is believed in their place.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from marrowlint.errors import ConfigError
from marrowlint.facts import Record
from marrowlint.lock.find import shown
from marrowlint.lock.lock import Lock, Trusted
from marrowlint.lock.read import parse


class Base(Struct, frozen=True):
    """A revision whose lock is trusted."""

    name: str
    """As the user gave it."""
    read: Callable[[Path], bytes | None]
    """The path of a file to what the revision holds there, ``None`` where it has no such file."""


def doubted(lock: Lock, base: Base, path: Path) -> Mapping[str, str]:
    """Return the keys of ``lock``, the file at ``path``, that are not as in ``base``, with why.

    A lock of the base that cannot be read vouches for nothing.
    """
    raw = base.read(path)
    try:
        before = parse(raw, lock.path) if raw is not None else Lock()
    except ConfigError:
        return dict.fromkeys(
            (each.key for each in lock.records), f"the lock of {base.name} cannot be read"
        )
    known = {each.key: each for each in before.records}
    return {
        each.key: f"its entry was {'edited' if each.key in known else 'added'}"
        f" since {base.name} and not verified again"
        for each in lock.records
        if known.get(each.key) != each
    }


def trusted(base: Base, files: Iterable[Path]) -> tuple[Path, Trusted] | None:
    """Return the first of ``files`` that ``base`` has, and what it knows there.

    A lock of the base that cannot be read vouches for nothing.
    """
    for file in files:
        if (raw := base.read(file)) is not None:
            try:
                known = parse(raw, shown(file)).by_id
            except ConfigError:
                known = {}
            return file, Trusted(base.name, known)
    return None


def without(believed: Trusted, fresh: Iterable[Record]) -> Trusted:
    """Return ``believed`` without the works that ``fresh``, verified just now, speak of."""
    named = {each for record in fresh for each in (record.key, *record.ids)}
    kept = {
        each: record
        for each, record in believed.by_id.items()
        if not named & {record.key, *record.ids}
    }
    return Trusted(believed.name, kept)
