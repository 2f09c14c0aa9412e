"""Read a lock file; what is wrong with one is a ``ConfigError``, never a guess."""

from pathlib import Path

import msgspec
from msgspec import Struct

from marrowlint.errors import ConfigError
from marrowlint.facts import Record
from marrowlint.lock.lock import Lock, lock

VERSION = 1
LARGEST = 64 * 1024 * 1024
"""Bytes of a lock file that are read; a larger one is refused."""


class LockFile(Struct, frozen=True, omit_defaults=True):
    """The shape of the file: ``schema/lock.schema.json``."""

    version: int
    sources: dict[str, Record] = {}


def read(path: Path, shown: str) -> Lock:
    """Return the lock in the file at ``path``; raise ``ConfigError`` where it cannot be used."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        fault = f"'{shown}' cannot be read: {error.strerror}"
        raise ConfigError(fault) from error
    return parse(raw, shown)


def parse(raw: bytes, shown: str) -> Lock:
    """Return the lock in ``raw``; raise ``ConfigError`` where it is not one."""
    try:
        found = msgspec.json.decode(raw, type=LockFile)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        fault = f"'{shown}' is no lock: {error}"
        raise ConfigError(fault, "Make it anew: `marrowlint sources update`.") from error
    return lock(found.sources.values(), shown)
