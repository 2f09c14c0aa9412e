"""Follow every character of a YAML value back to where it is written.

Source of the folding rules: https://yaml.org/spec/1.2.2/ 6.5, 7.3 and 8.1, as libyaml keeps
them. What is worked out here is held against the value libyaml gives; where the two differ,
the value is mapped as one piece.
"""

import re

from msgspec import Struct

from marrowlint.patterns import lazy
from marrowlint.text import Builder, Mapped, Run, Span, identity

# A line break with the indentation after it, or an escape. Blanks before a break are taken
# off by hand: a pattern that looks for them would read a run of blanks over and over.
_BREAK = r"\n[ \t\n]*"
_SPECIAL = {
    "": re.compile(_BREAK),
    "'": re.compile(rf"''|{_BREAK}"),
    '"': re.compile(rf"\\(?:x..|u.{{4}}|U.{{8}}|{_BREAK}|.)|{_BREAK}"),
}
_HEADER = lazy(r"[|>]([-+]?)([1-9]?)([-+]?)")


def follow(content: str, span: Span, value: str, style: str, column: int) -> Mapped:
    """Return ``value``, written at ``span`` in ``style``, with the origin of its characters.

    ``style`` is ``""`` (plain), a quote, ``|`` or ``>``; ``column`` is that of the innermost
    block list or mapping around, ``-1`` where there is none. Both only matter to blocks.
    """
    raw = content[span.start : span.end]
    if style in {"|", ">"}:
        mapped = _Block(raw, span.start, style == "|", column).build()
    elif raw == value:
        return Mapped(value, (Run(0, span),))
    else:
        inner = raw[1:-1] if style else raw
        start = span.start + len(style)
        mapped = identity(inner, start) if inner == value else _flow(inner, start, style, value)
    return mapped if mapped.text == value else Mapped(value, (Run(0, span),))


def _flow(raw: str, base: int, style: str, value: str) -> Mapped:
    builder = Builder()
    at = 0
    for found in _SPECIAL[style].finditer(raw):
        piece, written = raw[at : found.start()], found.group()
        if written.startswith("\n"):
            piece = piece.rstrip(" \t")
        builder.add(piece, Span(base + at, base + at + len(piece)))
        decoded = _decoded(written, value, len(builder))
        builder.add(decoded, Span(base + at + len(piece), base + found.end()))
        at = found.end()
    builder.add(raw[at:], Span(base + at, base + len(raw)))
    return builder.build()


def _decoded(written: str, value: str, at: int) -> str:
    """Return what an escape or a line break stands for; an escape is always one character."""
    breaks = written.count("\n")
    if not breaks:
        return value[at : at + 1]
    if written.startswith("\\") or breaks > 1:
        return "\n" * (breaks - 1)
    return " "


class _Lines(Struct):
    """Line breaks waiting to be written, as offsets: the last line's own, then empty lines'."""

    own: int | None
    empty: list[int]


class _Block:
    """Read a literal or folded block scalar line by line."""

    def __init__(self, raw: str, base: int, literal: bool, column: int) -> None:  # noqa: FBT001 - private
        header, _, body = raw.partition("\n")
        self._lines = body.split("\n")
        self._base = base + len(header) + 1
        self._literal = literal
        found = _HEADER.match(header)
        chomp, digit, late = found.groups() if found else ("", "", "")
        self._chomp = chomp or late
        self._indent = max(column, 0) + int(digit) if digit else self._detect(column)
        self._builder = Builder()

    def build(self) -> Mapped:
        """Return the decoded text with its origins."""
        waiting = _Lines(None, [])
        blank_before = False
        at = self._base
        for number, line in enumerate(self._lines):
            end = at + len(line)
            last = number == len(self._lines) - 1
            text = line[self._indent :]
            if text:
                blank = text[0] in " \t"
                self._join(waiting, end - len(text), folds=not (blank or blank_before))
                self._builder.add(text, Span(end - len(text), end))
                waiting = _Lines(None if last else end, [])
                blank_before = blank
            elif not last:
                waiting.empty.append(end)
            at = end + 1
        self._finish(waiting)
        return self._builder.build()

    def _detect(self, column: int) -> int:
        indent = max(column + 1, 1)
        for line in self._lines:
            text = line.lstrip(" ")
            indent = max(indent, len(line) - len(text))
            if text:
                break
        return indent

    def _join(self, waiting: _Lines, start: int, *, folds: bool) -> None:
        """Write the breaks between two lines; ``start`` is where the second line's text is."""
        if waiting.own is not None:
            if self._literal or not folds:
                self._break(waiting.own)
            elif not waiting.empty:
                self._builder.add(" ", Span(waiting.own, start))
        for at in waiting.empty:
            self._break(at)

    def _finish(self, waiting: _Lines) -> None:
        if waiting.own is not None and self._chomp != "-":
            self._break(waiting.own)
        if self._chomp == "+":
            for at in waiting.empty:
                self._break(at)

    def _break(self, at: int) -> None:
        self._builder.add("\n", Span(at, at + 1))
