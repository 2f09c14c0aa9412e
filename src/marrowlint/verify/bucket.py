"""Let calls of one service through no faster than it wants to be asked."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Protocol

from marrowlint.verify.registries.registry import Pace

_INTERVAL = re.compile(r"([0-9]{1,6})s?")
_LIMIT = re.compile(r"[0-9]{1,6}")
_SLOWEST = 60.0
"""Seconds between two calls that a service may ask for by its headers."""


class Timer(Protocol):
    """Tells the time and waits; tests give one that does not wait."""

    def now(self) -> float:
        """Return seconds on a clock that never goes back."""

    async def sleep(self, seconds: float) -> None:
        """Come back after ``seconds``."""


class RealTimer:
    """The time of this machine."""

    def now(self) -> float:
        """Return the seconds of the monotonic clock."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Come back after ``seconds``."""
        await asyncio.sleep(seconds)


class Bucket:
    """A token bucket that holds one token: shared by all who ask the service, never a burst.

    Services count calls in a window of a second; a full bucket of more tokens would let twice
    the allowed number through in its first.
    """

    def __init__(self, pace: Pace, timer: Timer, *, identified: bool = False) -> None:
        """Keep to ``pace``; ``identified`` callers may be faster where it says so."""
        rate = (identified and pace.identified_per_second) or pace.per_second
        self._gap = 1.0 / rate
        self._timer = timer
        self._free = timer.now()
        self._places = asyncio.Semaphore(pace.at_once)
        self.calls = 0
        """Calls let through so far."""

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and hold its place among those in flight."""
        async with self._places:
            while (wait := self._free - self._timer.now()) > 0:
                await self._timer.sleep(wait)
            self._free = self._timer.now() + self._gap
            self.calls += 1
            yield

    def hold(self, seconds: float) -> None:
        """Let nothing through for ``seconds``."""
        self._free = max(self._free, self._timer.now() + seconds)

    def adopt(self, headers: Mapping[str, str]) -> None:
        """Slow down to what the service's ``x-rate-limit`` headers say; never speed up.

        Crossref sends ``x-rate-limit-limit: 5`` and ``x-rate-limit-interval: 1s``.
        """
        limit = _LIMIT.fullmatch(headers.get("x-rate-limit-limit", "").strip())
        interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "").strip())
        if limit and interval and int(limit[0]):
            gap = int(interval[1]) / int(limit[0])
            self._gap = max(self._gap, min(gap, _SLOWEST))
