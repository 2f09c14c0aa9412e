"""Hold the locks of one run; each file is read once, however many pages it speaks for."""

import os
from pathlib import Path

from marrowlint.lock.find import find
from marrowlint.lock.lock import Lock
from marrowlint.lock.read import read


class Locks:
    """Gives the lock of each folder."""

    def __init__(self, named: Path | None = None, *, none: bool = False) -> None:
        """Use the file ``named`` for every page; ``none`` uses no lock at all."""
        self._named = named
        self._none = none
        self._by_folder: dict[Path, Lock | None] = {}
        self._by_file: dict[Path, Lock] = {}

    def at(self, folder: Path) -> Lock | None:
        """Return the lock of the pages in ``folder``; raise ``ConfigError`` if it is not valid."""
        if folder not in self._by_folder:
            self._by_folder[folder] = self._load(folder)
        return self._by_folder[folder]

    def _load(self, folder: Path) -> Lock | None:
        file = None if self._none else self._named or find(folder)
        if file is None:
            return None
        if file not in self._by_file:
            self._by_file[file] = read(file, _shown(file))
        return self._by_file[file]


def _shown(path: Path) -> str:
    """Return ``path`` as reported: relative to the working folder where it lies below it."""
    relative = os.path.relpath(path)
    return (str(path) if relative.startswith(os.pardir) else relative).replace(os.sep, "/")
