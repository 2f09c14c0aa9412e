"""Hold text, the places in it, and strings that remember where they came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """Mark ``content[start:end]``, half-open, in code points of ``Text.content``."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a code point (or one is empty inside the other)."""
        return self.start < max(other.end, other.start + 1) and other.start < max(
            self.end, self.start + 1
        )


class Text(Struct, frozen=True):
    """A decoded file: what every later step reads."""

    path: str
    """Path as reported: relative to the working folder where it lies below it, ``/`` between."""
    content: str
    """The file without its byte order mark, every line end folded to ``\\n``."""
    folded: tuple[int, ...] = ()
    """Offsets in ``content`` of the ``\\n`` that were ``\\r\\n`` in the file, ascending."""
    bom: bool = False
    """Whether the file began with a byte order mark."""

    def raw(self, span: Span) -> Span:
        """Return ``span`` in code points of the file as it is on disk (after any BOM)."""
        if not self.folded:
            return span
        return Span(
            span.start + bisect_left(self.folded, span.start),
            span.end + bisect_left(self.folded, span.end),
        )


class Position(Struct, frozen=True, gc=False):
    """A 1-based line and a 1-based column in code points."""

    line: int
    column: int


class LineIndex:
    """Turn offsets of one content string into lines and columns."""

    __slots__ = ("_content", "_starts")

    def __init__(self, content: str) -> None:
        """Find where each line starts; only a line feed ends a line."""
        starts = [0]
        at = content.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = content.find("\n", at + 1)
        self._content = content
        self._starts = starts

    def position(self, offset: int) -> Position:
        """Return the line and column of ``offset`` (``len(content)`` is allowed)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """Return the 1-based column of ``offset`` in UTF-16 units, as editors count."""
        return self.columns(self.position(offset))[0]

    def utf8_column(self, offset: int) -> int:
        """Return the 1-based column of ``offset`` in UTF-8 bytes."""
        return self.columns(self.position(offset))[1]

    def columns(self, at: Position) -> tuple[int, int]:
        """Return the 1-based columns of ``at`` in UTF-16 units, as editors count, and in bytes."""
        start = self._starts[at.line - 1]
        before = self._content[start : start + at.column - 1]
        if before.isascii():
            return at.column, at.column
        wide = len(before.encode("utf-16-le", "surrogatepass")) // 2
        return wide + 1, len(before.encode("utf-8", "surrogatepass")) + 1

    def line_start(self, line: int) -> int:
        """Return the offset of the first code point of 1-based ``line``."""
        return self._starts[line - 1]

    def line_text(self, line: int) -> str:
        """Return 1-based ``line`` without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._content)
        return self._content[start:end]


class Run(Struct, frozen=True, gc=False):
    """One stretch of a mapped string: ``text[start:...]`` came from ``origin``."""

    start: int
    """Offset of the run's first code point in the mapped string."""
    origin: Span
    """Where the run lies in the file; as long as the run, or it was rewritten as a whole."""


_START = attrgetter("start")


class Mapped(Struct, frozen=True):
    """A string and where each of its code points lies in the file.

    Runs are ascending, start at 0 and leave no gap. A run whose origin has its own
    length maps code point by code point; any other (an entity, an escape, a folded line
    break) maps as one piece, so that a span never splits what the author wrote.
    """

    text: str
    runs: tuple[Run, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the file span of ``text[start:end]``; an empty one stays a point."""
        if not self.runs:
            return Span(0, 0)
        if start >= end:
            at = self._place(start).start if start < len(self.text) else self._tail()
            return Span(at, at)
        first = self._at(start)
        last = first if end - 1 < self.stop(first) else self._at(end - 1)
        return Span(self._origin(first, start).start, self._origin(last, end - 1).end)

    def slice(self, start: int, end: int) -> "Mapped":
        """Return ``text[start:end]`` with its own runs."""
        if start >= end:
            at = self.span(start, start).start
            return Mapped("", (Run(0, Span(at, at)),))
        builder = Builder()
        self.feed(builder, start, end)
        return builder.build()

    def feed(self, builder: "Builder", start: int, end: int) -> None:
        """Append ``text[start:end]`` to ``builder``, with its origins."""
        for index in range(self._at(start), len(self.runs)):
            run, stop = self.runs[index], self.stop(index)
            if run.start >= end:
                break
            low, high = max(run.start, start), min(stop, end)
            origin = run.origin
            if origin.end - origin.start == stop - run.start:
                begin = origin.start + low - run.start
                origin = Span(begin, begin + high - low)
            builder.add(self.text[low:high], origin)

    def strip(self) -> "Mapped":
        """Return the string without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def through(self, outer: "Mapped") -> "Mapped":
        """Return this string with origins in ``outer.text`` followed on into the file."""
        builder = Builder()
        for index, run in enumerate(self.runs):
            piece = self.text[run.start : self.stop(index)]
            origin = run.origin
            if origin.end - origin.start != len(piece):
                builder.add(piece, outer.span(origin.start, origin.end))
                continue
            inner = outer.slice(origin.start, origin.end)
            for at, step in enumerate(inner.runs):
                builder.add(piece[step.start : inner.stop(at)], step.origin)
        return builder.build()

    def stop(self, index: int) -> int:
        """Return where run ``index`` ends in the string."""
        return self.runs[index + 1].start if index + 1 < len(self.runs) else len(self.text)

    def _at(self, at: int) -> int:
        """Return the index of the run that holds offset ``at``."""
        return bisect_right(self.runs, at, key=_START) - 1 if len(self.runs) > 1 else 0

    def _place(self, at: int) -> Span:
        return self._origin(self._at(at), at)

    def _origin(self, index: int, at: int) -> Span:
        """Return where offset ``at``, which run ``index`` holds, came from."""
        run = self.runs[index]
        if run.origin.end - run.origin.start == self.stop(index) - run.start:
            begin = run.origin.start + at - run.start
            return Span(begin, begin + 1)
        return run.origin

    def _tail(self) -> int:
        return self.runs[-1].origin.end


class Builder:
    """Put a mapped string together piece by piece."""

    __slots__ = ("_length", "_next", "_parts", "_runs")

    def __init__(self) -> None:
        """Start with the empty string."""
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._next = -1
        """Where the last run would go on, if it maps code point by code point; else -1."""

    def __len__(self) -> int:
        """Return how many code points have been added."""
        return self._length

    def add(self, piece: str, origin: Span) -> None:
        """Append ``piece``, which the author wrote at ``origin``; empty pieces are dropped."""
        if not piece:
            return
        size = len(piece)
        exact = origin.end - origin.start == size
        if exact and origin.start == self._next:
            last = self._runs[-1]
            self._runs[-1] = Run(last.start, Span(last.origin.start, origin.end))
        else:
            self._runs.append(Run(self._length, origin))
        self._next = origin.end if exact else -1
        self._parts.append(piece)
        self._length += size

    def extend(self, piece: Mapped) -> None:
        """Append a mapped string with its own origins."""
        for index, run in enumerate(piece.runs):
            self.add(piece.text[run.start : piece.stop(index)], run.origin)

    def build(self) -> Mapped:
        """Return the string so far; an empty one lies at offset 0."""
        runs = tuple(self._runs) or (Run(0, Span(0, 0)),)
        return Mapped("".join(self._parts), runs)


def identity(text: str, origin: int) -> Mapped:
    """Return ``text`` as it stands in the file from offset ``origin`` on."""
    return Mapped(text, (Run(0, Span(origin, origin + len(text))),))


def concat(parts: Iterable[Mapped]) -> Mapped:
    """Return the parts one after another, each with its own origins."""
    builder = Builder()
    for part in parts:
        builder.extend(part)
    return builder.build()
