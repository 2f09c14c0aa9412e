"""Put a tree together value by value: data, places, decoded strings and prose at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from marrowlint.pointer import join
from marrowlint.read.tree import Block, Place
from marrowlint.text import Builder, Mapped, Span, identity


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
    builder = Builder()
    at = span.start
    for hole in sorted(holes):
        if at <= hole.start and hole.end <= span.end:
            builder.add(content[at : hole.start], Span(at, hole.start))
            at = hole.end
    builder.add(content[at : span.end], Span(at, span.end))
    whole = builder.build()
    if not whole.text.strip():
        return identity("", span.start)
    return whole.strip()


def dedented(content: str, span: Span) -> Mapped:
    """Return what the author wrote at ``span`` without the indentation its lines share."""
    end = span.start + len(content[span.start : span.end].rstrip())
    start = span.start
    while start < end and content[start].isspace():
        start += 1
    line = content.rfind("\n", 0, start) + 1
    inside = line < span.start
    start = start if inside else min(line, end)
    rows = content[start:end].split("\n")
    depths = [len(row) - len(row.lstrip(" ")) for row in rows[inside:] if row.strip()]
    depth = min(depths, default=0)
    builder = Builder()
    for index, row in enumerate(rows):
        cut = 0 if inside and not index else min(depth, len(row) - len(row.lstrip(" ")))
        stop = min(start + len(row) + 1, end)
        builder.add(content[start + cut : stop], Span(start + cut, stop))
        start = stop
    return builder.build() if len(builder) else identity("", span.start)
