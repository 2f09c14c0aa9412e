"""Put a tree together value by value: data, places, decoded strings and prose at once."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marrowlint.pointer import join
from marrowlint.read.tree import Block, Place
from marrowlint.text import Builder, Mapped, Span, concat, identity


class Draft:
    """Grow the four maps of a tree together, so that they cannot disagree."""

    def __init__(
        self,
        data: Mapping[str, Any],
        places: Mapping[str, Place],
        values: Mapping[str, Mapped],
    ) -> None:
        """Start from what the front matter gives."""
        self.data: dict[str, Any] = dict(data)
        self.places = dict(places)
        self.values = dict(values)
        self.prose: dict[str, tuple[Block, ...]] = {}

    def put(
        self,
        steps: tuple[str | int, ...],
        value: Mapped,
        place: Place,
        prose: Iterable[Block] | None = None,
    ) -> None:
        """Set the string at ``steps``; a number one past a list's end appends to it."""
        pointer = join(*steps)
        self._set(steps, value.text)
        self.values[pointer] = value
        self.places[pointer] = place
        if prose is not None:
            self.prose[pointer] = tuple(prose)

    def hold(
        self, steps: tuple[str | int, ...], empty: dict[str, Any] | list[Any], place: Place
    ) -> None:
        """Set a mapping or list that is still ``empty`` at ``steps``, if none stands there."""
        pointer = join(*steps)
        if not isinstance(self._get(steps), type(empty)):
            self._set(steps, empty)
            self.places[pointer] = place

    def count(self, key: str) -> int:
        """Return how many values the list ``key`` holds so far."""
        found = self.data.get(key)
        return len(found) if isinstance(found, list) else 0

    def _get(self, steps: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - plain data
        at: Any = self.data
        for step in steps:
            try:
                at = at[step]
            except (LookupError, TypeError):
                return None
        return at

    def _set(self, steps: tuple[str | int, ...], value: Any) -> None:  # noqa: ANN401 - plain data
        at = self._get(steps[:-1])
        if isinstance(at, list):
            at.append(value)
        else:
            at[steps[-1]] = value


def raw(content: str, span: Span, holes: Iterable[Span] = ()) -> Mapped:
    """Return what the author wrote at ``span``, without ``holes`` and white space at its ends."""
    whole = _cut(content, span, holes)
    return whole.strip() if whole.text.strip() else identity("", span.start)


def dedented(content: str, span: Span, holes: Iterable[Span] = ()) -> Mapped:
    """Return the same without the indentation that its lines share; a first line counts if whole.

    So what stands in a list item keeps its meaning once it is taken out of it.
    """
    whole = _cut(content, span, holes)
    text = whole.text.rstrip()
    lead = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, lead) + 1
    begins_line = start > 0 or content[span.start - 1 : span.start] in {"", "\n"}
    start = start if begins_line else lead
    rows = text[start:].split("\n")
    depths = [_depth(row) for row in rows[not begins_line :] if row.strip()]
    depth = min(depths, default=0)
    parts: list[Mapped] = []
    for index, row in enumerate(rows):
        cut = min(depth, _depth(row)) if index or begins_line else 0
        stop = min(start + len(row) + 1, len(text))
        parts.append(whole.slice(start + cut, stop))
        start = stop
    return concat(parts) if text else identity("", span.start)


def within(holes: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those of ``holes``, which are in order, that begin in ``[start:end]``."""
    low, high = (bisect_left(holes, Span(at, 0)) for at in (start, end))
    return holes[low:high]


def _cut(content: str, span: Span, holes: Iterable[Span]) -> Mapped:
    builder = Builder()
    at = span.start
    for hole in sorted(holes):
        if at <= hole.start and hole.end <= span.end:
            builder.add(content[at : hole.start], Span(at, hole.start))
            at = hole.end
    builder.add(content[at : span.end], Span(at, span.end))
    return builder.build()


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
