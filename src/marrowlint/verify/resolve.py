"""Look a host name up once, and hold every one of its addresses to the guard.

A name of which one address is not public is blocked whole: a mixed answer is how a name that
passes a check leads elsewhere when it is asked again. What passed is remembered for a while, so
that connections go to addresses that were checked, and to no others.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread

from msgspec import Struct

from marrowlint.verify.failed import FailedError
from marrowlint.verify.guard import Policy, blocked, trusted
from marrowlint.verify.limits import Limits
from marrowlint.verify.networks import parsed
from marrowlint.verify.reply import Failure
from marrowlint.verify.target import Target

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host name and port to addresses in the order to try; raises ``OSError`` (``gaierror``)."""

_AT_ONCE = 64
"""Look-ups under way: each takes a thread for as long as a name server keeps it waiting."""
_MOST_NAMES = 4096


class Looked(Struct, frozen=True):
    """What came of looking a name up: addresses that may be connected to, or a failure."""

    addresses: tuple[str, ...] = ()
    failure: Failure | None = None
    why: str = ""
    until: float = 0.0
    """On the loop's clock, when it is to be looked up again."""


class Names:
    """The names asked for so far, each looked up once for all who ask at the same time."""

    def __init__(self, policy: Policy, limits: Limits, resolver: Resolver | None = None) -> None:
        """Take the system's resolver unless another is given."""
        self._policy = policy
        self._limits = limits
        self._resolver = resolver or SystemResolver()
        self._known: dict[str, Looked] = {}
        self._under_way: dict[str, asyncio.Task[Looked]] = {}

    async def addresses(self, target: Target) -> tuple[str, ...]:
        """Return the addresses of a target's host, checked. Raises ``FailedError``."""
        if parsed(target.host):
            return (target.host,)
        key = target.origin
        looked = self._known.get(key)
        if not looked or looked.until < asyncio.get_running_loop().time():
            task = self._under_way.get(key)
            if task is None:
                task = asyncio.create_task(self._look_up(target, key))
                self._under_way[key] = task
            looked = await asyncio.shield(task)
        if looked.failure:
            raise FailedError(looked.failure, looked.why)
        return looked.addresses

    async def aclose(self) -> None:
        """Give up what is under way."""
        tasks = tuple(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look_up(self, target: Target, key: str) -> Looked:
        try:
            async with asyncio.timeout(self._limits.lookup):
                found = tuple(dict.fromkeys(await self._resolver(target.host, target.port)))
            looked = self._judged(target, found)
        except TimeoutError:
            looked = Looked(failure=Failure.DNS, why="the name could not be looked up in time")
        except (OSError, UnicodeError) as error:
            looked = _failed(error)
        finally:
            self._under_way.pop(key, None)
        if looked.until:
            self._known[key] = looked
            if len(self._known) > _MOST_NAMES:
                del self._known[next(iter(self._known))]
        return looked

    def _judged(self, target: Target, found: tuple[str, ...]) -> Looked:
        until = asyncio.get_running_loop().time() + self._limits.remembered
        if not found:
            return Looked(failure=Failure.DNS, why="the name has no address")
        told = "" if trusted(target, self._policy) else blocked(found, self._policy)
        if told:
            why = f"the name leads to an address that is not public: {told}"
            return Looked(failure=Failure.BLOCKED, why=why, until=until)
        return Looked(found, until=until)


class SystemResolver:
    """Ask the system for the addresses of a name, without holding the loop up.

    Threads of our own, which do not outlive the program: those of an executor are waited for at
    its end, for as long as a name server that never answers takes.
    """

    def __init__(self, at_once: int = _AT_ONCE) -> None:
        """Take how many look-ups may be under way."""
        self._free = asyncio.Semaphore(at_once)

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of ``host``. Raises ``OSError``."""
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Sequence[str]] = loop.create_future()

        def done(addresses: Sequence[str], error: OSError | UnicodeError | None) -> None:
            self._free.release()
            if future.done():
                return
            if error:
                future.set_exception(error)
            else:
                future.set_result(addresses)

        Thread(target=_ask_system, args=(loop, host, port, done), daemon=True).start()
        return await future


def _ask_system(
    loop: asyncio.AbstractEventLoop,
    host: str,
    port: int,
    done: Callable[[Sequence[str], OSError | UnicodeError | None], None],
) -> None:
    addresses: Sequence[str] = ()
    error: OSError | UnicodeError | None = None
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(row[4][0]) for row in rows]
    except (OSError, UnicodeError) as raised:
        error = raised
    with suppress(RuntimeError):  # the loop was closed: nobody waits any more
        loop.call_soon_threadsafe(partial(done, addresses, error))


def _failed(error: OSError | UnicodeError) -> Looked:
    """Tell a name that does not exist from one that could not be looked up for now."""
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        return Looked(failure=Failure.NO_HOST, why="the name does not exist")
    return Looked(failure=Failure.DNS, why="the name could not be looked up")
