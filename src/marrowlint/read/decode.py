"""Turn the bytes of a file into a ``Text``, or into the one problem that stops it."""

import os
import stat
from errno import EINVAL
from pathlib import Path

from marrowlint.read.tree import Problem
from marrowlint.text import Span, Text

SIZE_CAP = 2 * 1024 * 1024
"""Bytes of a file that are read at most; a page is a few hundredths of it."""

LINE_CAP = 100_000
"""Code points of a line at most."""

_RULE = "file-unreadable"
_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_SAVE_AS_UTF8 = "Save the file as UTF-8."


def read_file(path: Path, shown: str) -> Text | Problem:
    """Return the text of the file at ``path``, reported as ``shown``, or why it is none.

    Raises ``OSError`` where the file cannot be opened at all: the run is then incomplete.
    """
    return decode(shown, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file, one more than ``SIZE_CAP`` at most.

    Raises ``OSError`` where there is no such file, it may not be read, or it is a link, a
    folder, a pipe or a device. Links are followed by ``discover``, which knows the root.
    """
    _hold_regular(path.lstat(), path)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        # Asked again: the file may have been swapped since.
        _hold_regular(os.fstat(file.fileno()), path)
        return file.read(SIZE_CAP + 1)


def decode(shown: str, raw: bytes) -> Text | Problem:
    """Return ``raw`` as text with line ends folded, or the problem that it is not UTF-8 text."""
    problem = _reject_bytes(raw)
    if problem:
        return problem
    bom = raw.startswith(_BOM)
    try:
        content = (raw[len(_BOM) :] if bom else raw).decode("utf-8")
    except UnicodeDecodeError as error:
        return _reject_byte(raw, error.start + (len(_BOM) if bom else 0))
    content, folded = _fold(content)
    return _reject_line(content) or Text(shown, content, folded, bom)


def _hold_regular(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(EINVAL, "Not a regular file", str(path))


def _reject_bytes(raw: bytes) -> Problem | None:
    if len(raw) > SIZE_CAP:
        return _problem(
            "the file is larger than 2 MiB", "Split the page, or leave the file out of the run."
        )
    for mark, name in _WIDE_BOMS:
        if raw.startswith(mark):
            return _problem(f"the file looks like {name}", _SAVE_AS_UTF8)
    at = raw.find(b"\0")
    if at < 0:
        return None
    if raw.count(b"\0") * 3 > len(raw):
        return _problem("the file looks like UTF-16 without a byte order mark", _SAVE_AS_UTF8)
    where = f"byte {at + 1} (line {_line(raw, at)})"
    return _problem(
        f"{where} is a NUL, which text does not hold", "Remove it, or save the file as UTF-8 text."
    )


def _reject_byte(raw: bytes, at: int) -> Problem:
    where = f"byte {at + 1} (line {_line(raw, at)}), 0x{raw[at]:02X}, is not UTF-8"
    following = raw[at + 1 : at + 2]
    if raw[at : at + 1] == b"\xed" and following >= b"\xa0":
        where += ": it begins half of a surrogate pair"
    elif following < b"\x80":
        where += "; the file looks like Latin-1 or Windows-1252"
    return _problem(where, _SAVE_AS_UTF8)


def _reject_line(content: str) -> Problem | None:
    start = 0
    while len(content) - start > LINE_CAP:
        # The last line end that still leaves the line within the cap.
        end = content.rfind("\n", start, start + LINE_CAP + 1)
        if end < 0:
            line = content.count("\n", 0, start) + 1
            return _problem(
                f"line {line} is longer than {LINE_CAP:,} characters", "Break the line up."
            )
        start = end + 1
    return None


def _fold(content: str) -> tuple[str, tuple[int, ...]]:
    """Return the content with every line end folded, and where the two-character ones stood."""
    if "\r" not in content:
        return content, ()
    folded = []
    at = -1
    for line in content.split("\r\n")[:-1]:
        at += len(line) + 1
        folded.append(at)
    return content.replace("\r\n", "\n").replace("\r", "\n"), tuple(folded)


def _line(raw: bytes, at: int) -> int:
    before = raw[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _problem(detail: str, way_out: str) -> Problem:
    return Problem(_RULE, Span(0, 0), "", detail, way_out)
