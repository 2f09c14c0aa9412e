"""Compose YAML into plain data with the place of every key and value."""

from collections.abc import Iterator
from typing import Any

import yaml

from marrowlint.pointer import child
from marrowlint.read import yaml_comments
from marrowlint.read.composed import (
    Composed,
    Limits,
    RefusedError,
    duplicate,
)
from marrowlint.read.tree import Place, Problem
from marrowlint.read.yaml_scalars import resolve
from marrowlint.read.yaml_stream import events, place
from marrowlint.read.yaml_words import follow
from marrowlint.text import Mapped, Span


def compose(content: str, span: Span, limits: Limits) -> Composed:
    """Return the YAML in ``content[span.start:span.end]``, which begins a line, as plain data.

    Places count from the start of ``content``. What a page may not hold gives one problem and
    no data; a key that stands twice gives a problem, and its first value counts.
    """
    try:
        return _Composer(content, span, limits).compose()
    except RefusedError as error:
        return Composed(None, problems=(error.problem,), valid=False)


class _Composer:
    """Build nodes as their events come by."""

    def __init__(self, content: str, span: Span, limits: Limits) -> None:
        self._content = content
        self._span = span
        self._events: Iterator[yaml.Event] = events(content, span, limits)
        self._places: dict[str, Place] = {}
        self._values: dict[str, Mapped] = {}
        self._problems: list[Problem] = []
        self._scalars: list[Span] = []
        self._column = -1
        """Of the innermost block list or mapping."""

    def compose(self) -> Composed:
        data = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                data, span = self._node(event, "")
                self._places[""] = Place(None, span)
        return Composed(
            data,
            self._places,
            self._values,
            yaml_comments.find(self._content, self._span, self._scalars, self._places),
            tuple(self._problems),
        )

    def _node(self, event: yaml.Event, pointer: str) -> tuple[Any, Span]:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, pointer)
        around = self._column
        if isinstance(event, yaml.CollectionStartEvent) and not event.flow_style:
            start = self._place(event).start
            self._column = start - self._content.rfind("\n", 0, start) - 1
        fill = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        result = fill(event, pointer)
        self._column = around
        return result

    def _scalar(self, event: yaml.ScalarEvent, pointer: str) -> tuple[Any, Span]:
        span = self._seen(event)
        style = event.style or ""
        value: Any = event.value
        if not style:
            try:
                value = resolve(value)
            except ValueError as error:
                raise RefusedError(
                    span,
                    f"a number of {len(event.value):,} digits cannot be read",
                    "Put it in quotes if it is text.",
                ) from error
        if isinstance(value, str):
            # A block's own span leaves out the line ends that may still belong to its text.
            written = self._place(event) if style in {"|", ">"} else span
            self._values[pointer] = follow(self._content, written, value, style, self._column)
        return value, span

    def _mapping(self, event: yaml.Event, pointer: str) -> tuple[dict[str, Any], Span]:
        data: dict[str, Any] = {}
        start = end = self._place(event).start
        for first in self._events:
            if isinstance(first, yaml.MappingEndEvent):
                return data, Span(start, self._close(first, end))
            name, key = self._key(first)
            where = child(pointer, name)
            if name in data:
                self._problems.append(duplicate(key, where, name))
                end = self._skip(next(self._events))
                continue
            data[name], value = self._node(next(self._events), where)
            self._places[where] = Place(key, value)
            end = max(key.end, value.end)
        return data, Span(start, end)  # pragma: no cover - the stream always ends its mappings

    def _sequence(self, event: yaml.Event, pointer: str) -> tuple[list[Any], Span]:
        data: list[Any] = []
        start = end = self._place(event).start
        for item in self._events:
            if isinstance(item, yaml.SequenceEndEvent):
                return data, Span(start, self._close(item, end))
            where = child(pointer, len(data))
            value, span = self._node(item, where)
            self._places[where] = Place(None, span)
            data.append(value)
            end = max(end, span.end)
        return data, Span(start, end)  # pragma: no cover - the stream always ends its lists

    def _key(self, event: yaml.Event) -> tuple[str, Span]:
        if not isinstance(event, yaml.ScalarEvent):
            at = self._place(event).start
            raise RefusedError(
                Span(at, at + 1), "a list or mapping stands as a key", "Use a word as the key."
            )
        span = self._seen(event)
        if event.value == "<<" and not event.style:
            raise RefusedError(
                span, "`<<` merges another mapping in, which is not read", "Write the keys out."
            )
        if event.style in {"'", '"'}:
            span = Span(span.start + 1, span.end - 1)
        return event.value, span

    def _skip(self, event: yaml.Event) -> int:
        """Pass over a whole node and return where it ends."""
        depth = 0
        end = self._span.start
        while True:
            if isinstance(event, yaml.ScalarEvent):
                end = self._seen(event).end
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                end = self._close(event, end)
            if not depth:
                return end
            event = next(self._events)

    def _seen(self, event: yaml.ScalarEvent) -> Span:
        """Return where a scalar stands, and remember that no comment stands there."""
        span = self._place(event)
        if event.style not in {"|", ">"}:
            self._scalars.append(span)
            return span
        raw = self._content[span.start : span.end]
        # The line of the `|` may end in a comment.
        self._scalars.append(Span(span.start + len(raw.partition("\n")[0]), span.end))
        return Span(span.start, span.start + len(raw.rstrip()))

    def _close(self, event: yaml.Event, end: int) -> int:
        """Return the end of a collection: its bracket, or its last part where it has none."""
        span = self._place(event)
        return span.end if span.end > span.start else end

    def _place(self, event: yaml.Event) -> Span:
        return place(event, self._span.start)
