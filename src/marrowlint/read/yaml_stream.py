"""Read YAML as a stream of events that stops at the first thing a page may not hold.

libyaml needs time that grows with the square of open brackets and its composer overflows the
C stack, so size, depth and count are held here, on events, before anything is built.
"""

from collections.abc import Iterator

import yaml

from marrowlint.patterns import lazy
from marrowlint.read.composed import Limits, RefusedError, shorten
from marrowlint.read.yaml_faults import explain
from marrowlint.text import Span

# What YAML 1.1 or 1.2 does not allow as it stands, and the three characters that are line
# ends to one version and not to the other.
_FORBIDDEN = lazy(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FORBIDDEN_ASCII = lazy(r"[^\t\n\x20-\x7e]")
"""The same for most files, and compiled in no time."""
_TAG = lazy(r"!\S*")
_PLAIN_WAY_OUT = "Write the value out in each place that needs it."
_FLATTER = "Write it flatter."
_TOO_DEEP = "exceeded maximum nesting depth"
"""What newer libyaml says of very many open brackets, before it gives any event of them."""


def events(content: str, span: Span, limits: Limits) -> Iterator[yaml.Event]:
    """Yield the events of the one document in ``content[span.start:span.end]``.

    Raises ``RefusedError`` at the first breach of a limit, at an anchor, alias, tag, directive,
    second document, or fault of syntax. Marks count from ``span.start``.
    """
    body = content[span.start : span.end]
    _hold_characters(body, span, limits)
    watch = _Watch(body, span.start, limits)
    try:
        for event in yaml.parse(body, Loader=yaml.CSafeLoader):
            watch.hold(event)
            yield event
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        told = explain(error, body, span.start)
        if getattr(error, "problem", None) == _TOO_DEEP:
            raise RefusedError(told.problem.span, _deep(limits), _FLATTER) from error
        raise told from error


def place(event: yaml.Event, base: int) -> Span:
    """Return where ``event`` stands in a file whose YAML begins at ``base``."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover - libyaml marks every event
        return Span(base, base)
    return Span(base + start.index, base + end.index)


class _Watch:
    """Count what has passed, and refuse the first event that is too much."""

    def __init__(self, body: str, base: int, limits: Limits) -> None:
        self._body = body
        self._base = base
        self._limits = limits
        self._depth = 0
        self._nodes = 0
        self._documents = 0

    def hold(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._hold_node(event, event.tag)
            self._hold_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._hold_node(event, event.tag)
            self._depth += 1
            if self._depth > self._limits.depth:
                raise self._refuse(event, _deep(self._limits), _FLATTER)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            name = shorten(event.anchor or "")
            raise self._refuse(event, f"`*{name}` is an alias, which is not read", _PLAIN_WAY_OUT)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._hold_document(event)

    def _hold_node(self, event: yaml.NodeEvent, tag: str | None) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            raise self._refuse(
                event,
                f"more than {self._limits.nodes:,} keys and values stand here",
                "Move what is not about the page elsewhere.",
            )
        if event.anchor is not None:
            raise self._refuse_mark(event, f"&{event.anchor}", "an anchor", _PLAIN_WAY_OUT)
        if tag is not None:
            found = _TAG.search(self._body, place(event, 0).start)
            mark = found.group() if found else "!"
            raise self._refuse_mark(event, mark, "a tag", "Leave the tag out.")

    def _hold_scalar(self, event: yaml.ScalarEvent) -> None:
        if len(event.value) > self._limits.scalar:
            raise self._refuse(
                event,
                f"a value of {len(event.value):,} characters stands here",
                f"Keep each value under {self._limits.scalar:,} characters.",
            )
        if "\0" in event.value:
            raise self._refuse(event, "the value holds a NUL (`\\0`)", "Remove it.")

    def _hold_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if event.version or event.tags:
            raise self._refuse(
                event, "a line that begins with `%` is a directive, which is not read", "Remove it."
            )
        if self._documents > 1:
            raise self._refuse(
                event, "`---` begins a second document", "Keep one page in each file."
            )

    def _refuse(self, event: yaml.Event, detail: str, way_out: str) -> RefusedError:
        span = place(event, 0)
        raw = self._body[span.start : span.end].partition("\n")[0].rstrip()
        start = self._base + span.start
        return RefusedError(Span(start, start + len(raw)), detail, way_out)

    def _refuse_mark(
        self, event: yaml.NodeEvent, mark: str, kind: str, way_out: str
    ) -> RefusedError:
        begin = place(event, 0).start
        start = self._base + max(self._body.find(mark, begin), begin)
        return RefusedError(
            Span(start, start + len(mark)),
            f"`{shorten(mark)}` is {kind}, which is not read",
            way_out,
        )


def _deep(limits: Limits) -> str:
    return f"lists and mappings lie more than {limits.depth} deep here"


def _hold_characters(body: str, span: Span, limits: Limits) -> None:
    if len(body) > limits.size:
        first = body.partition("\n")[0]
        raise RefusedError(
            Span(span.start, span.start + len(first)),
            f"the data is {len(body):,} characters long; at most {limits.size:,} are read",
            "Move what is not about the page elsewhere.",
        )
    found = (_FORBIDDEN_ASCII if body.isascii() else _FORBIDDEN).search(body)
    if found:
        at = span.start + found.start()
        raise RefusedError(
            Span(at, at + 1),
            f"the character U+{ord(found.group()):04X} cannot stand in YAML as it is",
            "Remove it, or use a space or a line break.",
        )
