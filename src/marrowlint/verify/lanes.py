"""Ask many addresses at once, each host in a lane of its own and at its own pace.

A lane that must wait holds no worker, so slow or careful hosts do not hold up the others.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Generic, TypeVar

from msgspec import Struct

_FIRST_GAP = 0.125
"""Seconds between requests once a host without a set pace has said that it is too fast."""
_WIDEST_GAP = 10.0
_OTHERS = 400
"""Open files that are no requests in flight: connections kept, the cache, the pages.

A request in flight counts twice, as the connection it gave up may still be closing.
"""
_FEWEST = 16
_WINDOWS = 400
_RECOVERY = 0.8
"""What the gap shrinks to with each answer that is no complaint."""


class Manners(Struct, frozen=True):
    """How hard the outside world may be asked."""

    per_host: int = 2
    """Requests to one host in flight."""
    per_second: float = 2.0
    """Requests to one host in a second; 0 for as many as it answers."""
    burst: int = 4
    """Of these, how many may go at once after a rest."""
    in_flight: int = 1024
    """Requests in flight in all: more than a thousand hosts that never answer."""
    addresses: int = 10_000
    """Addresses asked in one run; each costs one request, or two where the first is in doubt."""
    seconds: float = 900.0
    """Time for one run."""
    again_after: float = 2.0
    """Seconds between two requests for one address."""
    longest_wait: float = 60.0
    """Seconds that a server may make us wait; one that wants more is left alone."""
    control: str | None = "https://doi.org/"
    """Asked where no server answered at all, to tell dead hosts from a machine without network.

    ``""`` takes the network for granted; with ``None`` nobody is asked, and it stays unknown.
    """


class Turn(Struct, frozen=True):
    """What follows from one request."""

    again: float | None = None
    """Seconds until the same is asked once more; ``None`` where it is done."""
    hold: float | None = None
    """For a host that finds us too fast: seconds to leave it alone."""
    free: bool = False
    """Whether nobody was asked at all, so that it does not count for the pace."""


DONE = Turn()
FREE = Turn(free=True)
Job = TypeVar("Job")


class Lane(Generic[Job]):
    """What waits for one host, and when the next of it may go.

    A leaky bucket kept in one number, the moment the next is due (the "generic cell rate
    algorithm").
    """

    __slots__ = ("_base", "_due", "_gap", "_held", "_slack", "turns", "waiting")

    def __init__(self, manners: Manners) -> None:
        """Keep to the pace of ``manners``."""
        self._base = self._gap = 1.0 / manners.per_second if manners.per_second else 0.0
        self._slack = max(manners.burst - 1, 0) * self._base
        self._due = self._held = 0.0
        self.turns = 0
        """How many of it are in flight or next in line."""
        self.waiting: deque[Job] = deque()

    def wait(self, now: float) -> float:
        """Return the seconds until one may go; where that is 0 it counts as gone."""
        slack = self._slack if self._gap == self._base else 0.0
        early = max(self._held, self._due - slack) - now
        if early > 0:
            return early
        self._due = max(now, self._due) + self._gap
        return 0.0

    def heard(self, turn: Turn, now: float) -> None:
        """Slow down after a complaint, and take heart again with every other answer."""
        if turn.hold is not None:
            self._gap = min(max(self._gap * 2, _FIRST_GAP), _WIDEST_GAP)
            self._held = max(self._held, now + turn.hold)
            self._due = max(self._due, now + self._gap)
        elif turn.free:
            self._due -= self._gap
        elif self._gap != self._base:
            gap = self._gap * _RECOVERY
            self._gap = gap if gap > max(self._base, _FIRST_GAP / 10) else self._base


class Lanes(Generic[Job]):
    """All lanes of a run, and the workers that serve whichever is ready."""

    def __init__(self, ask: Callable[[Job], Awaitable[Turn]], manners: Manners) -> None:
        """Ask by ``ask``, which never raises."""
        self._ask = ask
        self._manners = manners
        self._lanes: dict[str, Lane[Job]] = {}
        self._ready: asyncio.Queue[Lane[Job]] = asyncio.Queue()
        self._left = 0
        self._done = asyncio.Event()

    async def run(self, jobs: Iterable[tuple[str, Job]]) -> bool:
        """Ask every job, each given with its host; return whether there was time for all.

        Whatever ends it, nothing is left running.
        """
        for host, job in jobs:
            self._add(self._lane(host), job)
        if not self._left:
            return True
        manners = self._manners
        most = sum(min(manners.per_host, len(lane.waiting)) for lane in self._lanes.values())
        enough = room(min(most, manners.in_flight))
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(self._work()) for _ in range(enough)]
            in_time = await self._wait(manners.seconds)
            for worker in workers:
                worker.cancel()
        return in_time

    async def _wait(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._done.wait()
        except TimeoutError:
            return False
        return True

    def _lane(self, host: str) -> Lane[Job]:
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = Lane(self._manners)
        return lane

    def _add(self, lane: Lane[Job], job: Job) -> None:
        self._left += 1
        self._put(lane, job)

    def _put(self, lane: Lane[Job], job: Job) -> None:
        lane.waiting.append(job)
        if lane.turns < self._manners.per_host:
            lane.turns += 1
            self._ready.put_nowait(lane)

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            lane = await self._ready.get()
            if not lane.waiting:
                lane.turns -= 1
                continue
            if wait := lane.wait(loop.time()):
                loop.call_later(wait, self._ready.put_nowait, lane)
                continue
            job = lane.waiting.popleft()
            turn = await self._ask(job)
            lane.heard(turn, loop.time())
            self._ready.put_nowait(lane)
            if turn.again is None:
                self._finish()
            else:
                loop.call_later(turn.again, self._put, lane, job)

    def _finish(self) -> None:
        self._left -= 1
        if not self._left:
            self._done.set()


def room(most: int) -> int:
    """Return how many of ``most`` requests may be in flight, after asking for enough sockets.

    A process may raise its own soft limit up to the hard one; macOS starts at 256 open files.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit, but select() takes 512
        return min(most, _WINDOWS)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * most + _OTHERS
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return most
    enough = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(min(most, _FEWEST), min(most, (soft - _OTHERS) // 2))
