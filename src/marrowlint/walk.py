"""Read the pages that paths stand for: the files named, and the pages met in folders."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.read.decode import decode, read_bytes
from marrowlint.read.discover import File, Found, Left, discover
from marrowlint.read.sniff import form_of, looks_like_page
from marrowlint.read.tree import Form, Problem
from marrowlint.settings import Settings
from marrowlint.text import Text


class Walked(Struct, frozen=True):
    """What was found on the way."""

    passed_over: tuple[str, ...] = ()
    """Files met in a folder that hold no page."""
    unread: tuple[Left, ...] = ()
    """Named paths that do not exist, and files that could not be opened: the run is incomplete."""
    skipped: tuple[Left, ...] = ()
    """What is never opened: links out of the folder, pipes, devices."""


class Walk:
    """Reads one page after another; ``walked`` tells at the end what was left out."""

    def __init__(self, paths: Sequence[Path], settings: Settings) -> None:
        """Find the files; none is opened yet. Raises ``ConfigError``."""
        self._found = _find(paths, settings)
        self._passed_over: list[str] = []
        self._unread: list[Left] = []

    def pages(self) -> Iterator[tuple[File, Text | Problem]]:
        """Yield each page by its path: those named, and what looks like one of those met."""
        for file in self._found.files:
            try:
                raw = read_bytes(file.path)
            except OSError as error:
                self._unread.append(Left(file.shown, reason(error)))
                continue
            text = decode(file.shown, raw)
            if file.named or _is_page(text, raw, file.shown):
                yield file, text
            else:
                self._passed_over.append(file.shown)

    def walked(self) -> Walked:
        """Return what was left out so far."""
        unread = (*self._found.missing, *self._unread)
        return Walked(tuple(self._passed_over), unread, self._found.skipped)


def reason(error: OSError) -> str:
    """Return why a file could not be opened, in a few words."""
    return error.strerror or type(error).__name__


def _find(paths: Sequence[Path], settings: Settings) -> Found:
    """Return the files of all ``paths``, each walked by the globs of its own settings.

    A link or device that was named itself is missing; one met in a folder is skipped.
    """
    files: dict[Path, File] = {}
    missing: dict[Left, None] = {}
    skipped: dict[Left, None] = {}
    for path in paths:
        walked = path.is_dir()
        config = settings.at(path.absolute() if walked else path.absolute().parent)
        found = discover([path], config.exclude, config.root)
        for file in found.files:
            known = files.get(file.path, file)
            files[file.path] = replace(file, named=file.named or known.named)
        missing.update(dict.fromkeys(found.missing))
        (skipped if walked else missing).update(dict.fromkeys(found.skipped))
    ordered = sorted(files.values(), key=lambda file: file.shown)
    return Found(tuple(ordered), tuple(missing), tuple(skipped))


def _is_page(text: Text | Problem, raw: bytes, shown: str) -> bool:
    form = form_of(shown)
    if isinstance(text, Text):
        return looks_like_page(text.content, form)
    # Markdown that cannot be read may well be a page; data is one if its ASCII words say so.
    ascii_words = raw.replace(b"\0", b"").decode("latin-1")
    return form is Form.MARKDOWN or looks_like_page(ascii_words, form)
