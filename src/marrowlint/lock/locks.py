"""Hold the locks of one run; each file is read once, however many pages it speaks for."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from marrowlint.facts import Record
from marrowlint.lock.doubt import Base, doubted, trusted, without
from marrowlint.lock.find import candidates, find, shown
from marrowlint.lock.keep import answered
from marrowlint.lock.lock import Lock, Trusted
from marrowlint.lock.read import read


class Locks:
    """Gives the lock of each folder."""

    def __init__(
        self, named: Path | None = None, *, none: bool = False, base: Base | None = None
    ) -> None:
        """Use the file ``named`` for every page; ``none`` uses no lock at all.

        Where ``base`` knows a work it is believed; entries that it does not have are doubted.
        """
        self._named = named
        self._none = none
        self._base = base and replace(base, read=cache(base.read))
        self._by_folder: dict[Path, Path | None] = {}
        self._by_file: dict[Path, Lock] = {}
        self._trusted: dict[Path, tuple[Path, Trusted] | None] = {}
        self._fresh: dict[Path, tuple[Record, ...]] = {}

    def at(self, folder: Path) -> Lock | None:
        """Return the lock of the pages in ``folder``; raise ``ConfigError`` if it is not valid."""
        file = self.file(folder)
        found = None if file is None else self.of(file)
        if self._base is None or self._none:
            return found
        if folder not in self._trusted:
            files = (self._named,) if self._named else candidates(folder)
            files = tuple(each for each in files if each.parent.is_dir())
            self._trusted[folder] = trusted(self._base, files)
        if (before := self._trusted[folder]) is None:
            return found
        fresh = self._fresh.get(file, ()) if file else ()
        return replace(found or Lock(shown(before[0])), trusted=without(before[1], fresh))

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
        """Take ``lock`` for what ``file`` holds, and for the lock of ``folders``.

        What it has of answers that the file did not have was verified just now.
        """
        old = self._by_file.get(file, Lock())
        known = {each.key: each for each in old.records}
        self._fresh[file] = tuple(
            each
            for each in lock.records
            if known.get(each.key) != each and each.key not in lock.doubted and answered(each)
        )
        self._by_file[file] = lock
        self._by_folder.update(dict.fromkeys(folders, file))

    def _read(self, file: Path) -> Lock:
        found = read(file, shown(file), follow=file == self._named)
        if self._base is None:
            return found
        return replace(found, doubted=doubted(found, self._base, file))
