"""Find the configuration file that governs a page or folder."""

import os
from pathlib import Path

LARGEST = 256 * 1024
"""Bytes of a configuration file that are read; a larger one is refused."""
OWN = "marrowlint.toml"
SHARED = "pyproject.toml"


def find(start: Path) -> Path | None:
    """Return the nearest configuration file from ``start`` (a file or folder) upward.

    ``marrowlint.toml`` comes before a ``pyproject.toml`` with ``[tool.marrowlint]`` beside
    it. The search ends at the folder that holds ``.git``, or at the root. No TOML is
    parsed: a run without configuration must not pay for the parser.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links out
    for folder in (start, *start.parents):
        if os.path.isfile(own := folder / OWN):  # noqa: PTH113 - is_file() raises if denied
            return own
        if os.path.isfile(shared := folder / SHARED) and _speaks_of_us(shared):  # noqa: PTH113 - as above
            return shared
        if os.path.lexists(folder / ".git"):
            return None
    return None


def _speaks_of_us(path: Path) -> bool:
    """Return whether ``path`` has our table; one that cannot be read is left to ``load``."""
    try:
        with path.open("rb") as file:
            head = file.read(LARGEST)
    except OSError:
        return True
    return b"marrowlint" in head and any(map(_opens_our_table, head.splitlines()))


def _opens_our_table(line: bytes) -> bool:
    """Return whether ``line`` is ``[tool.marrowlint]`` or a table below it."""
    if not line.lstrip().startswith(b"["):
        return False
    name = line.partition(b"]")[0].translate(None, b" \t\"'[")
    return name == b"tool.marrowlint" or name.startswith(b"tool.marrowlint.")
