"""Find the files of a run: those named, and the pages in the folders named.

Names are plain strings, not ``Path``: ten thousand files are looked at in tens of milliseconds.
"""

# ruff: noqa: PTH109, PTH112, PTH116, PTH118, PTH120 - see above

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from marrowlint.globs import matches
from marrowlint.read.ignored import Ignored, is_ignored, read_above, read_ignored
from marrowlint.read.sniff import FORMS

_SUFFIXES = tuple(FORMS)
_PRUNED = frozenset({"node_modules"})
_OUTSIDE = "a link that leads out of the folder"
_BROKEN = "a link that leads nowhere"
_NO_FILE = "not a regular file"


class File(Struct, frozen=True):
    """A file to read."""

    path: Path
    """Where it really lies: no link."""
    shown: str
    """As reported: relative to the working folder where it lies below, ``/`` between."""
    named: bool
    """Whether the user named it; one met in a folder may turn out to be no page."""


class Left(Struct, frozen=True):
    """A path that was left out, and why."""

    shown: str
    reason: str


class Found(Struct, frozen=True):
    """What there is to read, and what there is not."""

    files: tuple[File, ...]
    """Sorted by the path shown, each real file once."""
    missing: tuple[Left, ...] = ()
    """Named paths that do not exist and folders that cannot be listed: the run is incomplete."""
    skipped: tuple[Left, ...] = ()
    """Links out of the folder, links to folders, pipes, devices."""


def discover(paths: Sequence[Path], exclude: Sequence[str], root: Path) -> Found:
    """Return the files that ``paths``, each a file or a folder, stand for.

    A named file is taken whatever its name; a folder is walked for pages without its hidden
    folders, what git ignores, and what the globs ``exclude``, relative to ``root``, match.
    """
    search = _Search(tuple(exclude), os.path.realpath(root))
    for path in paths:
        search.take(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the link
    return search.found()


class _Search:
    """Gather files from one path after another."""

    def __init__(self, exclude: tuple[str, ...], root: str) -> None:
        self._exclude = exclude
        self._prunes = not any(glob.startswith("!") for glob in exclude)
        self._root = root
        self._cwd = os.path.join(os.getcwd(), "")
        self._files: dict[str, File] = {}
        self._missing: list[Left] = []
        self._skipped: list[Left] = []

    def found(self) -> Found:
        return Found(
            tuple(sorted(self._files.values(), key=lambda file: file.shown)),
            tuple(sorted(set(self._missing), key=lambda left: left.shown)),
            tuple(sorted(set(self._skipped), key=lambda left: left.shown)),
        )

    def take(self, path: str) -> None:
        """Take a path the user named."""
        try:
            mode = os.lstat(path).st_mode
            if stat.S_ISLNK(mode) and os.path.isdir(path):
                mode = os.stat(path).st_mode
        except OSError as error:
            self._missing.append(Left(self._shown(path), error.strerror or str(error)))
            return
        if _is_below(path, self._root) and not self._is_inside(path):
            self._skip(path, _OUTSIDE)
        elif stat.S_ISDIR(mode):
            self._walk(path)
        elif stat.S_ISLNK(mode):
            holder = os.path.realpath(os.path.dirname(path))
            self._take_link(path, (self._root, holder), named=True)
        elif stat.S_ISREG(mode):
            self._keep(path, os.path.realpath(path), named=True)
        else:
            self._skip(path, _NO_FILE)

    def _is_inside(self, path: str) -> bool:
        """Return whether ``path`` really lies in the root, whatever links are on the way."""
        return _is_below(os.path.realpath(path), self._root)

    def _walk(self, top: str) -> None:
        top = os.path.realpath(top)
        waiting: list[tuple[str, tuple[Ignored, ...]]] = [(top, read_above(top))]
        while waiting:
            folder, around = waiting.pop()
            around += read_ignored(folder)
            for entry in self._list(folder):
                is_folder = entry.is_dir(follow_symlinks=False)
                if self._is_left_out(entry, around, is_folder=is_folder):
                    continue
                if is_folder:
                    waiting.append((entry.path, around))
                else:
                    self._take_entry(entry, top)

    def _list(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                yield from sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._missing.append(Left(self._shown(folder), error.strerror or str(error)))

    def _is_left_out(
        self, entry: os.DirEntry[str], around: tuple[Ignored, ...], *, is_folder: bool
    ) -> bool:
        if is_folder:
            if entry.name.startswith(".") or entry.name in _PRUNED:
                return True
        elif not entry.name.lower().endswith(_SUFFIXES):
            # A link to a folder may have any name, and is worth a word.
            return not (entry.is_symlink() and entry.is_dir())
        return self._is_excluded(entry.path, is_folder=is_folder) or is_ignored(
            entry.path, around, folder=is_folder
        )

    def _is_excluded(self, path: str, *, is_folder: bool) -> bool:
        if not self._exclude or (is_folder and not self._prunes):
            return False
        inside = os.path.relpath(path, self._root).replace(os.sep, "/")
        return matches(self._exclude, f"{inside}/" if is_folder else inside)

    def _take_entry(self, entry: os.DirEntry[str], top: str) -> None:
        if entry.is_symlink():
            self._take_link(entry.path, (self._root, top), named=False)
        elif entry.is_file(follow_symlinks=False):
            self._keep(entry.path, entry.path, named=False)
        else:
            self._skip(entry.path, _NO_FILE)

    def _take_link(self, path: str, bases: tuple[str, ...], *, named: bool) -> None:
        real = os.path.realpath(path)
        if not any(_is_below(real, base) for base in bases):
            self._skip(path, _OUTSIDE)
            return
        try:
            mode = os.lstat(real).st_mode
        except OSError:
            self._skip(path, _BROKEN)
            return
        if stat.S_ISREG(mode):
            self._keep(path, real, named=named)
        elif stat.S_ISLNK(mode):
            self._skip(path, _BROKEN)
        else:
            self._skip(path, "a link to a folder" if stat.S_ISDIR(mode) else _NO_FILE)

    def _keep(self, path: str, real: str, *, named: bool) -> None:
        """Keep a file once: under its own name rather than a link's, as named rather than met."""
        known = self._files.get(real)
        named = named or (known is not None and known.named)
        shown = self._shown(path)
        if known is not None and (path != real or known.shown == shown):
            shown = known.shown
        self._files[real] = File(Path(real), shown, named)

    def _skip(self, path: str, reason: str) -> None:
        self._skipped.append(Left(self._shown(path), reason))

    def _shown(self, path: str) -> str:
        return path.removeprefix(self._cwd).replace(os.sep, "/")


def _is_below(path: str, base: str) -> bool:
    return os.path.join(path, "").startswith(os.path.join(base, ""))
