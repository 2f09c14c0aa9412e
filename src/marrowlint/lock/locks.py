"""Hold the locks of one run; each file is read once, however many pages it speaks for."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from marrowlint.lock.doubt import Base, doubted
from marrowlint.lock.find import find, shown
from marrowlint.lock.lock import Lock
from marrowlint.lock.read import read


class Locks:
    """Gives the lock of each folder."""

    def __init__(
        self, named: Path | None = None, *, none: bool = False, base: Base | None = None
    ) -> None:
        """Use the file ``named`` for every page; ``none`` uses no lock at all.

        Entries that are not as in ``base`` are doubted.
        """
        self._named = named
        self._none = none
        self._base = base
        self._by_folder: dict[Path, Path | None] = {}
        self._by_file: dict[Path, Lock] = {}

    def at(self, folder: Path) -> Lock | None:
        """Return the lock of the pages in ``folder``; raise ``ConfigError`` if it is not valid."""
        file = self.file(folder)
        return None if file is None else self.of(file)

    def file(self, folder: Path) -> Path | None:
        """Return the file of the lock of the pages in ``folder``, if they have one."""
        if folder not in self._by_folder:
            self._by_folder[folder] = None if self._none else self._named or find(folder)
        return self._by_folder[folder]

    def of(self, file: Path) -> Lock:
        """Return the lock in ``file``; raise ``ConfigError`` if it is not valid."""
        if file not in self._by_file:
            self._by_file[file] = self._read(file)
        return self._by_file[file]

    def put(self, file: Path, lock: Lock, folders: Iterable[Path]) -> None:
        """Take ``lock`` for what ``file`` holds, and for the lock of ``folders``."""
        self._by_file[file] = lock
        self._by_folder.update(dict.fromkeys(folders, file))

    def _read(self, file: Path) -> Lock:
        found = read(file, shown(file), follow=file == self._named)
        if self._base is None:
            return found
        return replace(found, doubted=doubted(found, self._base, file))
