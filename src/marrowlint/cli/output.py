"""Write to standard output, standard error and files: whole, encoded, and never by half."""

import contextlib
import os
import stat
import sys
from pathlib import Path

from marrowlint.errors import OutputError
from marrowlint.report.visible import visible


def write(text: str) -> None:
    """Write ``text`` to standard output as UTF-8.

    Raises ``OutputError`` where it cannot be written, ``BrokenPipeError`` where the reader left.
    """
    if sys.stdout is None:
        fault = "there is no standard output to write to"
        raise OutputError(fault, "Name a file with --output.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        drop_stdout()
        fault = f"standard output cannot be written: {_reason(error)}"
        raise OutputError(fault) from error


def write_log(text: str) -> None:
    """Write text for people; a GitHub runner is told to take no commands from it.

    Source: the runner's ``stop-commands``, which needs a token that content cannot guess.
    """
    if os.environ.get("GITHUB_ACTIONS") == "true":
        token = os.urandom(16).hex()
        text = f"::stop-commands::{token}\n{text}::{token}::\n"
    write(text)


def complain(message: str, hint: str = "") -> None:
    """Write a message, and the way out if there is one, to standard error; never raises."""
    lines = [f"marrowlint: {visible(message)}", *([f"hint: {visible(hint)}"] if hint else [])]
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
        sys.stderr.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        sys.stderr.buffer.flush()


def drop_stdout() -> None:
    """Send what is still unwritten nowhere, so that leaving Python does not try again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def save(path: Path, text: str, *, replace: bool = True) -> None:
    """Write ``text`` to ``path`` as UTF-8: all of it or nothing.

    Raises ``OutputError`` where it cannot be written, ``path`` is a link or no regular file, or
    it exists and ``replace`` is false.
    """
    mode = _mode(path, replace=replace)
    draft = path.with_name(f".{path.name[:100]}.{os.urandom(8).hex()}.tmp")
    try:
        _fill(draft, text, mode)
        if replace:
            draft.replace(path)
        else:
            os.link(draft, path)  # fails where the file came into being meanwhile
            draft.unlink()
    except OSError as error:
        fault = f"'{path}' cannot be written: {_reason(error)}"
        raise OutputError(fault, "Check that the folder exists and may be written to.") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


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
