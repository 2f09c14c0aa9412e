"""Hold the line to one registry: send its calls, at its pace, again where that may help."""

import asyncio
from collections.abc import Callable
from urllib.parse import urlencode

import httpx
from msgspec import Struct

from marrowlint.verify.bases import base, origin
from marrowlint.verify.bucket import Bucket, Timer
from marrowlint.verify.online import Online
from marrowlint.verify.registries.registry import Registry, Request
from marrowlint.verify.retry import LONGEST, TRIES, asked_to_wait, backoff, passing, server_time

FAILURES = 5
"""Failures in a row after which a service is left alone for the rest of the run."""
UNREACHED = 2
"""Connections that fail in a row after which a service that never answered is left alone."""
KEYED = ("https", "eutils.ncbi.nlm.nih.gov", 443)
"""The one origin that the key for NCBI is sent to."""
OUT_OF_TIME = "the time of this run was up"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Got(Struct, frozen=True):
    """What came of one call."""

    status: int = 0
    body: bytes = b""
    why: str = ""
    """Why there is no answer, in a few words of ours; ``""`` where there is one."""


class Desk(Struct, frozen=True):
    """What all lines of a run share."""

    online: Online
    client: httpx.AsyncClient
    timer: Timer
    until: float
    """By the timer: when the run's time is up."""
    say: Callable[[str], None]
    """Hears what is to be told once."""


class Line:
    """One registry: where it is, how fast it is asked, and whether it still answers."""

    def __init__(self, registry: Registry, desk: Desk, bucket: Bucket) -> None:
        """Ask ``registry`` from ``desk``; ``bucket`` is shared with its neighbours."""
        self.registry = registry
        self.desk = desk
        self.base = base(registry, desk.online.bases)
        self.calls = 0
        self._bucket = bucket
        self._failures = 0
        self._closed = ""
        self._answered = False

    async def send(self, request: Request) -> Got:
        """Return what the service answers, after up to two more tries; never raise.

        A status that speaks of passing trouble is a failure, any other an answer.
        """
        got = Got(why=OUT_OF_TIME)
        for _ in range(TRIES):
            async with self._bucket.turn():
                if self._closed or self._left() <= 0:
                    return Got(why=self._closed or OUT_OF_TIME)
                got, again = await self._once(request)
            if not again:
                return got
        return got

    def fine(self) -> None:
        """Count what came as an answer."""
        self._failures = 0

    def fails(self, why: str, wait: float | None = None) -> None:
        """Count a failure: leave the service alone for a while, after five for good."""
        self._failures += 1
        self._bucket.hold(max(wait or 0.0, backoff(self._failures)))
        if self._failures >= FAILURES:
            self._close(f"{self.registry.shown} failed {FAILURES} times in a row ({why})")

    def _close(self, why: str) -> None:
        if not self._closed:
            self._closed = why
            self.desk.say(f"{why}; it was left alone for the rest of the run")

    def _left(self) -> float:
        return self.desk.until - self.desk.timer.now()

    async def _once(self, request: Request) -> tuple[Got, bool]:
        """Return what came of one try, and whether another may help."""
        self.calls += 1
        try:
            async with asyncio.timeout(self._left()):
                response = await self.desk.client.send(self._asking(request))
        except TimeoutError:
            return Got(why=OUT_OF_TIME), False
        except httpx.TimeoutException:
            return self._failed("it gave no answer in time")
        except httpx.ConnectError:
            return self._unconnected()
        except httpx.TransportError:
            return self._failed("the connection failed")
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError):
            self.fails("it could not be asked")
            return Got(why="it could not be asked"), False
        self._bucket.adopt(response.headers)
        return self._taken(response)

    def _unconnected(self) -> tuple[Got, bool]:
        failed = self._failed("the connection failed")
        if not self._answered and self._failures >= UNREACHED:
            self._close(f"{self.registry.shown} could not be reached")
        return failed

    def _taken(self, response: httpx.Response) -> tuple[Got, bool]:
        status = response.status_code
        self._answered = True
        if not passing(status):
            return Got(status, response.content), False
        now = server_time(response.headers.get("date", ""))
        wait = asked_to_wait(response.headers.get("retry-after", ""), now)
        if wait is not None and wait > LONGEST:
            why = f"{self.registry.shown} asks to be left alone for more than {LONGEST:.0f} s"
            self._close(why)
            return Got(why=why), False
        return self._failed(f"it answered {status}", wait)

    def _failed(self, why: str, wait: float | None = None) -> tuple[Got, bool]:
        self.fails(why, wait)
        return Got(why=why), True

    def _asking(self, request: Request) -> httpx.Request:
        """Return the call as it is sent; the key goes where the other words go."""
        key = self._key()
        query = urlencode(request.query if request.form else (*request.query, *key))
        url = f"{self.base}{request.path}{'?' if query else ''}{query}"
        if not request.form:
            return self.desk.client.build_request("GET", url)
        form = urlencode((*request.form, *key)).encode()
        return self.desk.client.build_request("POST", url, content=form, headers=_FORM)

    def _key(self) -> tuple[tuple[str, str], ...]:
        key = self.desk.online.ncbi_key
        return (("api_key", key.value),) if key and origin(self.base) == KEYED else ()
