"""Write to standard output and standard error: encoded, and without a traceback."""

import contextlib
import os
import sys

from marrowlint.errors import OutputError

PIECE = 1 << 16
"""Code points encoded at once: a long report must not stand in memory twice."""


def write(text: str) -> None:
    """Write ``text`` to standard output as UTF-8.

    Raises ``OutputError`` where it cannot be written, ``BrokenPipeError`` where the reader left.
    """
    if sys.stdout is None:
        fault = "there is no standard output to write to"
        raise OutputError(fault, "Name a file with --output.")
    try:
        sys.stdout.flush()
        for at in range(0, len(text), PIECE):
            sys.stdout.buffer.write(text[at : at + PIECE].encode("utf-8", "replace"))
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
    from marrowlint.report.visible import visible

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


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
