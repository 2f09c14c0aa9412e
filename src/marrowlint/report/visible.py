r"""Make text from content, file names and configuration harmless to show.

The only way from such text to any output people read. What a terminal would obey, or a reader
could not see, is written out: control characters as ``\x1b``, invisible ones and those that
turn the writing direction as ``<U+202E>``. Texts that a CI service takes for commands lose
their first character to its escape: ``\x3a:error`` for ``::error``, ``\x23#[group]``.
Ordinary writing in any script, combining marks and emoji sequences stay as they are.
A backslash the author wrote stays too: the result is for reading, not for decoding.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NewType

from marrowlint.patterns import lazy
from marrowlint.report.redact import redact

Safe = NewType("Safe", str)
"""Text that may be written out: a constant of ours, or made here and nowhere else."""

# Control characters; default-ignorable and direction-changing code points (Unicode 15.1,
# DerivedCoreProperties.txt and PropList.txt); line and paragraph separators; annotation marks;
# noncharacters and lone surrogates.
_CONTROL = r"\x00-\x1f\x7f-\x9f"
_HIDDEN = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff"
)
_PICTURE = r"©®‼⁉\u2122-\u2bff〰〽㊗㊙\U0001f000-\U0001faff"
_JOINING = r"\u0620-\u0dff"
# Invisible, but part of how an emoji or a word is spelt.
_SPELLING = (
    r"(?<=[#*0-9])\ufe0f(?=\u20e3)"
    rf"|(?<=[{_PICTURE}])[\ufe0e\ufe0f]"
    rf"|(?:(?<=[{_PICTURE}])|(?<=[{_PICTURE}]\ufe0f))\u200d(?=[{_PICTURE}])"
    rf"|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
)
# Some runners compare by culture and overlook characters without weight, all of them beyond
# ASCII: a command with such characters among its own is still a command.
_COMMAND = (
    r"#(?=[^\x00-\x7f]{0,16}#[^\x00-\x7f]{0,16}(?i:vso|teamcity)?\[)"
    r"|s(?=ection_(?:start|end):)"
)
_LEADING = lazy(r"^[^\n\x21-\x7e]*(:)(?=[^\x00-\x7f]{0,16}(?::|\Z))", re.MULTILINE)
_NOTABLE = lazy(rf"(?P<spelling>{_SPELLING})|[{_CONTROL}{_HIDDEN}]|{_COMMAND}")
_NOTABLE_ASCII = lazy(rf"(?P<spelling>(?!))|[{_CONTROL}]|{_COMMAND}")
"""The same for most lines, and compiled in no time."""


def visible(text: str, *, newline: bool = False) -> Safe:
    """Return ``text`` with all that is hidden, obeyed or secret made plain.

    Line feeds stay only where ``newline`` is true.
    """
    return visible_at(text, (), newline=newline)[0]


def visible_at(
    text: str, offsets: Sequence[int], *, newline: bool = False
) -> tuple[Safe, tuple[int, ...]]:
    """Return what ``visible`` does, and where each of ``offsets`` in ``text`` lies in it."""
    text = redact(text)
    parts: list[str] = []
    moved = dict.fromkeys(offsets, 0)
    done = 0
    for at, shown in _changes(text, newline=newline):
        parts += text[done:at], shown
        done = at + 1
        for offset in moved:
            if offset > at:
                moved[offset] += len(shown) - 1
    parts.append(text[done:])
    return Safe("".join(parts)), tuple(offset + moved[offset] for offset in offsets)


def say(template: str, /, **parts: Safe | int) -> Safe:
    """Return ``template``, a constant of ours, filled in as ``str.format`` does.

    Every part is already safe, and mypy says so where one is not.
    """
    return Safe(template.format(**parts))


def part(text: Safe, start: int, end: int) -> Safe:
    """Return ``text[start:end]``, for the middle of a line only."""
    return Safe(text[start:end])


def mapped(text: Safe, table: Mapping[int, str]) -> Safe:
    """Return ``text`` with code points written as the constants of ours in ``table``."""
    return Safe(text.translate(table))


def joined(separator: Safe, parts: Iterable[Safe]) -> Safe:
    """Return the parts with ``separator`` between them."""
    return Safe(separator.join(parts))


def lines(parts: Iterable[Safe]) -> Safe:
    """Return the parts as lines without blanks at their ends, each with its line feed."""
    return Safe("".join(f"{line.rstrip(' ')}\n" for line in parts))


def _changes(text: str, *, newline: bool) -> Iterator[tuple[int, str]]:
    """Yield, in order, each place whose one code point is written otherwise."""
    changes = {found.start(1): r"\x3a" for found in _LEADING.finditer(text)}
    notable = _NOTABLE_ASCII if text.isascii() else _NOTABLE
    for found in notable.finditer(text):
        code_point = found[0]
        if not found["spelling"] and not (newline and code_point == "\n"):
            changes[found.start()] = _escaped(code_point)
    yield from sorted(changes.items())


def _escaped(code_point: str) -> str:
    number = ord(code_point)
    return f"\\x{number:02x}" if number <= 0x9F else f"<U+{number:04X}>"  # noqa: PLR2004 - C1 ends here
