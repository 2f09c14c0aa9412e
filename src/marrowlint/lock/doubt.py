"""Doubt the entries of a lock that a change brought: they were not verified by anybody we trust."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from marrowlint.errors import ConfigError
from marrowlint.lock.lock import Lock
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
