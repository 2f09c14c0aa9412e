"""Write files: whole or not at all, and never through a link."""

import contextlib
import os
import stat
from pathlib import Path

from marrowlint.errors import OutputError


def save(path: Path, text: str, *, replace: bool = True) -> None:
    """Write ``text`` to ``path`` as UTF-8: all of it or nothing.

    Raises ``OutputError`` where it cannot be written, ``path`` is a link or no regular file, or
    it exists and ``replace`` is false.
    """
    mode = _mode(path, replace=replace)
    draft = path.with_name(f".{path.name[:100]}.{os.urandom(8).hex()}.tmp")
    try:
        _fill(draft, text, mode)
        if not replace:
            _claim(path)
        draft.replace(path)
    except OSError as error:
        fault = f"'{path}' cannot be written: {_reason(error)}"
        raise OutputError(fault, "Check that the folder exists and may be written to.") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def _claim(path: Path) -> None:
    """Make an empty file, which fails where one came into being meanwhile."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))


def _fill(draft: Path, text: str, mode: int) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _mode(path: Path, *, replace: bool) -> int:
    """Return the mode of the file that is replaced, or that of a new one."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return 0o666
    except (OSError, ValueError) as error:
        fault = f"'{path}' cannot be written: {_reason(error)}"
        raise OutputError(fault) from error
    if not stat.S_ISREG(found.st_mode):
        kind = "a link" if stat.S_ISLNK(found.st_mode) else "not a regular file"
        fault = f"'{path}' is {kind}, so nothing was written"
        raise OutputError(fault, "Name the file itself.")
    if not replace:
        fault = f"'{path}' exists already, so nothing was written"
        raise OutputError(fault, "Choose another name, or add --force to replace it.")
    return stat.S_IMODE(found.st_mode)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
