"""Say how far a run has come, on standard error: a bar for people, plain lines for logs."""

import os
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, TextIO

REDRAW = 0.1
"""Seconds between two drawings of the bar."""
SPEAK = 10.0
"""Seconds between two plain lines about one stage."""
_CELLS = 20
_WIDTH = 80
_CLEAR = "\r\x1b[2K"


class Progress(Protocol):
    """Hears what is being done; the words of ``stage`` are ours, never a server's."""

    def told(self, stage: str, done: int, total: int) -> None:
        """Hear that ``done`` of ``total`` things of a stage are done; the first is 0."""


class Silent:
    """Says nothing: ``--quiet``."""

    def told(self, stage: str, done: int, total: int) -> None:
        """Hear, and say nothing."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""


class Lines:
    """Writes a line as each stage begins and ends, and every ten seconds between: for logs."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to ``stream``; ``clock`` gives seconds."""
        self._stream = stream
        self._clock = clock
        self._spoken: dict[str, tuple[float, int, int]] = {}

    def told(self, stage: str, done: int, total: int) -> None:
        """Write a line where the stage is new or done, and again when the last one is old."""
        now = self._clock()
        before = self._spoken.get(stage)
        over = done >= total
        if before and (before[1:] == (done, total) or (not over and now - before[0] < SPEAK)):
            return
        self._spoken[stage] = now, done, total
        count = f"{done} of {total} asked" if before or over else f"{total} to ask"
        _write(self._stream, f"{stage}: {count}\n")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: every line is whole."""


class Bar:
    """Draws one line with a bar and counts over and over, and takes it away at the end."""

    def __init__(
        self, stream: TextIO, width: int = _WIDTH, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Draw on the terminal ``stream``, ``width`` cells wide; ``clock`` gives seconds."""
        self._stream = stream
        self._width = width
        self._clock = clock
        self._stages: dict[str, tuple[int, int]] = {}
        self._last = float("-inf")

    def told(self, stage: str, done: int, total: int) -> None:
        """Draw the stage, unless the last drawing is less than a tenth of a second old."""
        self._stages[stage] = done, total
        now = self._clock()
        if now - self._last < REDRAW:
            return
        self._last = now
        _write(self._stream, _CLEAR + self._line(stage))

    def _line(self, stage: str) -> str:
        done = sum(each for each, _ in self._stages.values())
        total = sum(each for _, each in self._stages.values())
        full = min(_CELLS, _CELLS * done // total) if total else 0
        bar = "#" * full + "-" * (_CELLS - full)
        here, of = self._stages[stage]
        return f"[{bar}] {done}/{total}  {stage} {here}/{of}"[: self._width - 1]

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar off the screen, whatever ended the run."""
        if self._stages:
            _write(self._stream, _CLEAR)


Shown = Silent | Lines | Bar


def shown(stream: TextIO, *, quiet: bool) -> Shown:
    """Return what shows progress on ``stream``: nothing, a bar on a terminal, else lines."""
    if quiet:
        return Silent()
    try:
        terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        width = os.get_terminal_size(stream.fileno()).columns if terminal else 0
    except (AttributeError, OSError, ValueError):
        terminal, width = False, 0
    if terminal and not os.environ.get("CI"):
        return Bar(stream, width or _WIDTH)
    return Lines(stream)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError):
        return  # a closed standard error is no reason to stop
