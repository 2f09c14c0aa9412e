"""Ask the terminal what it can show."""

import os
import sys

WIDTH = 100
"""Cells of a line where there is no terminal."""
NARROWEST = 40


def color(when: str) -> bool:
    """Return whether to colour standard output: ``always``, ``never``, or ``auto``.

    ``auto`` colours on a terminal unless ``NO_COLOR`` is set (https://no-color.org).
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return _is_terminal()


def width(asked: int | None = None) -> int:
    """Return how many cells a line may take: as asked, else the terminal's, else ``WIDTH``."""
    if asked is not None:
        return max(NARROWEST, asked)
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns if _is_terminal() else 0
    except (OSError, ValueError):
        columns = 0
    return max(NARROWEST, columns) if columns else WIDTH


def _is_terminal() -> bool:
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False
