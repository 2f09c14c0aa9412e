"""Read one JSON string and follow each of its characters back to the file."""

from marrowlint.patterns import lazy
from marrowlint.read.composed import RefusedError, shorten
from marrowlint.text import Builder, Mapped, Run, Span

_PLAIN = lazy(r'[^"\\\x00-\x1f]+')
_HEX = lazy(r"[0-9a-fA-F]{4}")
_SIMPLE = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}
_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)


def read_string(content: str, start: int, limit: int) -> tuple[Mapped, int]:
    """Return the string that opens at ``content[start]`` and the offset after its closing quote.

    Raises ``RefusedError`` where it is not closed, longer than ``limit`` code points, or holds a
    bare control character, an unknown escape or half of a surrogate pair.
    """
    builder = Builder()
    at = start + 1
    while True:
        plain = _PLAIN.match(content, at)
        if plain:
            builder.add(plain.group(), Span(at, plain.end()))
            at = plain.end()
        if len(builder) > limit:
            raise RefusedError(
                Span(start, start + 1),
                f"a value longer than {limit:,} characters begins here",
                f"Keep each value under {limit:,} characters.",
            )
        character = content[at : at + 1]
        if character == '"':
            empty = Mapped("", (Run(0, Span(at, at)),))
            return (builder.build() if len(builder) else empty), at + 1
        if character != "\\":
            raise _bare(content, start, at)
        piece, end = _escape(content, at)
        builder.add(piece, Span(at, end))
        at = end


def _escape(content: str, at: int) -> tuple[str, int]:
    letter = content[at + 1 : at + 2]
    if letter in _SIMPLE:
        return _SIMPLE[letter], at + 2
    if letter != "u":
        raise RefusedError(
            Span(at, at + 1 + len(letter)),
            f"`\\{letter}` is no escape JSON knows",
            "Double the backslash if it belongs to the text.",
        )
    unit = _unit(content, at)
    if unit in _LOW:
        raise _half(content, at)
    if unit not in _HIGH:
        return chr(unit), at + 6
    if content[at + 6 : at + 8] != "\\u":
        raise _half(content, at)
    low = _unit(content, at + 6)
    if low not in _LOW:
        raise _half(content, at)
    return chr(0x10000 + ((unit - _HIGH.start) << 10) + low - _LOW.start), at + 12


def _unit(content: str, at: int) -> int:
    digits = _HEX.match(content, at + 2)
    if not digits:
        raise RefusedError(
            Span(at, min(at + 6, len(content))),
            "`\\u` needs four hexadecimal digits after it",
            "Write the character itself.",
        )
    return int(digits.group(), 16)


def _half(content: str, at: int) -> RefusedError:
    written = content[at : at + 6]
    return RefusedError(
        Span(at, at + 6),
        f"`{written}` is half of a pair and stands for no character",
        "Write the character itself.",
    )


def _bare(content: str, start: int, at: int) -> RefusedError:
    character = content[at : at + 1]
    if character in {"", "\n"}:
        opening = shorten(content[start:at])
        return RefusedError(
            Span(start, start + 1),
            f"the string that begins with `{opening}` is not closed on its line",
            "Close the quote; write a line break inside a string as `\\n`.",
        )
    return RefusedError(
        Span(at, at + 1),
        f"the control character U+{ord(character):04X} cannot stand in a string as it is",
        "Remove it, or write it as an escape.",
    )
