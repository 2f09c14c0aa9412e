"""Read a lock file; what is wrong with one is a ``ConfigError``, never a guess.

A lock may come from a stranger's pull request, or out of a merge. So it is held to its shape and
to what its fields may say before any of it is believed. A field that we do not know is refused
as well: an older marrowlint that wrote the lock again would lose what a newer one had learnt.
"""

import contextlib
import os
import stat
from errno import EINVAL
from pathlib import Path

import msgspec
from msgspec import Struct

from marrowlint.errors import ConfigError
from marrowlint.lock.lock import Lock, lock
from marrowlint.lock.refuse import refuse, refuse_keys, refuse_syntax, refuse_type, refuse_version
from marrowlint.lock.shape import VERSION, LockFile
from marrowlint.lock.sound import fault
from marrowlint.lock.write import render

LARGEST = 64 * 1024 * 1024
"""Bytes of a lock file that are read; a larger one is refused."""
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


class _Head(Struct, frozen=True):
    version: int


def read(path: Path, shown: str, *, follow: bool = True) -> Lock:
    """Return the lock in the file at ``path``; raise ``ConfigError`` where it cannot be used.

    A link is followed only where ``follow`` says so: where the user named it.
    """
    return parse(_bytes(path, shown, follow=follow), shown)


def parse(raw: bytes, shown: str) -> Lock:
    """Return the lock in ``raw``; raise ``ConfigError``, with the line, where it is not one."""
    if len(raw) > LARGEST:
        said = f"'{shown}' is larger than {LARGEST // 1024**2} MiB"
        raise ConfigError(said, "Give parts of the site a lock of their own.")
    file = _decode(raw, shown)
    # What we wrote ourselves holds no key twice and none that is unknown.
    if raw != render(file.sources.values()).encode():
        refuse_keys(_text(raw, shown), shown)
    for key, record in file.sources.items():
        if found := fault(key, record):
            refuse(raw, shown, ("sources", key, found.field), found.why)
    return lock(file.sources.values(), shown)


def _bytes(path: Path, shown: str, *, follow: bool) -> bytes:
    if not follow and os.path.islink(path):  # noqa: PTH114 - is_symlink() may raise
        said = f"'{shown}' is a link, and is not followed"
        raise ConfigError(said, "Put the lock itself there, or name it with --lock.")
    try:
        _hold_regular(path.stat())
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            # Asked again: the file may have been swapped since.
            _hold_regular(os.fstat(file.fileno()))
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        said = f"'{shown}' cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ConfigError(said, "Check its name and its rights.") from error


def _hold_regular(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(EINVAL, "it is not a regular file")


def _decode(raw: bytes, shown: str) -> LockFile:
    try:
        file = msgspec.json.decode(raw, type=LockFile)
    except msgspec.ValidationError as error:
        _hold_version(raw, shown)
        refuse_type(raw, shown, error)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        refuse_syntax(raw, shown, error)
    if file.version != VERSION:
        refuse_version(file.version, shown)
    return file


def _hold_version(raw: bytes, shown: str) -> None:
    """Refuse another version before anything else is said: its shape is another too."""
    with contextlib.suppress(msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        version = msgspec.json.decode(raw, type=_Head).version
        if version != VERSION:
            refuse_version(version, shown)


def _text(raw: bytes, shown: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        refuse_syntax(raw, shown, error)
