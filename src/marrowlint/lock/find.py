"""Find the lock that speaks of a page's sources, or say where it is to live."""

# ruff: noqa: PTH100 - resolve() would follow links out

import os
from collections.abc import Iterator
from pathlib import Path

from marrowlint.lock.lock import NAME


def find(folder: Path) -> Path | None:
    """Return the nearest ``marrowlint.lock`` from ``folder`` upward, ``None`` if there is none.

    The search ends at the folder that holds ``.git``, or at the root. Whatever bears the name
    is found: a link or a folder is refused where it is read, and never passed over.
    """
    return next((each / NAME for each in _upward(folder) if os.path.lexists(each / NAME)), None)


def candidates(folder: Path) -> tuple[Path, ...]:
    """Return every path that the lock of ``folder`` may have, the nearest first."""
    return tuple(each / NAME for each in _upward(folder))


def home(folder: Path, settings: Path | None, working: Path) -> Path:
    """Return where the lock of pages in ``folder`` is to live while there is none.

    That is beside their configuration, the file ``settings``; else at the root of the
    repository; else in the ``working`` folder: always where ``find`` will come upon it.
    """
    above = tuple(_upward(folder))
    beside = Path(os.path.abspath(settings)).parent if settings else None
    if beside in above:
        return beside / NAME
    if os.path.lexists(above[-1] / ".git"):
        return above[-1] / NAME
    here = Path(os.path.abspath(working))
    return (here if here in above else above[0]) / NAME


def top(folder: Path) -> Path:
    """Return the folder where the search from ``folder`` ends if it holds ``.git``, else itself."""
    above = tuple(_upward(folder))
    return above[-1] if os.path.lexists(above[-1] / ".git") else above[0]


def shown(path: Path) -> str:
    """Return ``path`` as reported: relative to the working folder where it lies below it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return str(path).replace(os.sep, "/")
    return (str(path) if relative.startswith(os.pardir) else relative).replace(os.sep, "/")


def _upward(folder: Path) -> Iterator[Path]:
    start = Path(os.path.abspath(folder))
    for each in (start, *start.parents):
        yield each
        if os.path.lexists(each / ".git"):
            return
