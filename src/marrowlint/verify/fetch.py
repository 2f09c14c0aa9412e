"""Fetch an address: a reply for any text whatever, redirects followed by hand, one deadline."""

import asyncio
import re
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from msgspec import Struct

from marrowlint.verify.engine import Engine
from marrowlint.verify.failed import FailedError
from marrowlint.verify.guard import Policy, admitted
from marrowlint.verify.host import Fault, RefusedError
from marrowlint.verify.http_connection import Answer
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure, Hop, Reply
from marrowlint.verify.request import Ask, Headers
from marrowlint.verify.resolve import Resolver
from marrowlint.verify.target import Target

_MOVED = frozenset({301, 302, 303, 307, 308})
_ACCEPT: Headers = (("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),)
_RAW = re.compile(r"[ \x80-\xff]")
"""What servers leave unencoded in ``Location``; it is read as Latin-1, one character a byte."""
_METHODS = frozenset({"GET", "HEAD"})


class _State(Struct):
    """How far a fetch has come; it outlives a deadline, which ends the steps themselves."""

    url: str
    hops: tuple[Hop, ...] = ()
    answer: Answer | None = None

    def reply(self, failure: Failure | None = None, why: str = "") -> Reply:
        """Return what there is so far."""
        last = self.answer or Answer(0, (), b"", cut=False)
        return Reply(
            url=self.url,
            status=last.status,
            headers=last.headers,
            body=last.body,
            cut=last.cut,
            hops=self.hops,
            failure=failure,
            why=why,
        )


class Fetcher:
    """Fetches pages; to be used as ``async with Fetcher() as fetcher``."""

    def __init__(
        self,
        policy: Policy | None = None,
        *,
        limits: Limits | None = None,
        contact: str = "",
        resolver: Resolver | None = None,
        ca_bundle: str = "",
    ) -> None:
        """Take what ``Engine`` takes; the public web, within the usual limits, if left out."""
        self._engine = Engine(
            policy or Policy(),
            limits or Limits(),
            contact=contact,
            resolver=resolver,
            ca_bundle=ca_bundle,
        )

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._engine.aclose()

    async def get(  # noqa: PLR0913 - one question, and what may be said about it
        self,
        url: str,
        *,
        headers: Headers = (),
        follow: bool = True,
        cap: int | None = None,
        deadline: float | None = None,
        method: str = "GET",
    ) -> Reply:
        """Return what comes of asking for ``url``; never raises but for being cancelled.

        ``headers`` go to the origin of ``url`` alone, not to another that it redirects to.
        ``cap`` is in bytes of the body, ``deadline`` in seconds for everything; ``method`` is
        ``GET`` or ``HEAD``. Without ``follow`` a redirect is the reply.
        """
        state = _State(url)
        if method not in _METHODS:
            return state.reply(Failure.REFUSED, "only GET and HEAD are sent")
        seconds = self._engine.limits.deadline if deadline is None else deadline
        try:
            async with asyncio.timeout(seconds):
                await self._follow(state, Ask(method, _ACCEPT + headers, cap=cap), follow=follow)
        except TimeoutError:
            return state.reply(Failure.TIMEOUT, f"there is no answer within {seconds:g} seconds")
        except RefusedError as error:
            return state.reply(Failure.REFUSED, str(error))
        except FailedError as error:
            return state.reply(error.failure, error.why)
        return state.reply()

    async def _follow(self, state: _State, ask: Ask, *, follow: bool) -> None:
        target = admitted(state.url, self._engine.policy)
        seen = {target.url}
        origin = target.origin
        while True:
            state.answer = await self._engine.exchange(target, ask)
            location = state.answer.header("location")
            if not (follow and location and state.answer.status in _MOVED):
                return
            target = self._next(target, location)
            if target.url in seen or len(seen) > self._engine.limits.redirects:
                why = "go in a circle" if target.url in seen else "are too many"
                raise FailedError(Failure.REDIRECTS, f"its redirects {why}")
            seen.add(target.url)
            if target.origin != origin:
                ask = Ask(ask.method, _ACCEPT, cap=ask.cap)
            shown = f"{target.url}#{target.fragment}" if target.fragment else target.url
            state.hops = (*state.hops, Hop(state.answer.status, shown))

    def _next(self, target: Target, location: str) -> Target:
        """Return where a redirect leads. Raises ``FailedError``."""
        try:
            found = admitted(_joined(target, location), self._engine.policy)
        except RefusedError as error:
            why = f"it redirects to an address that may not be asked: {error}"
            raise FailedError(Failure.REDIRECTS, why) from error
        except ValueError:
            raise FailedError(Failure.REDIRECTS, "it redirects to a malformed address") from None
        if target.scheme == "https" and found.scheme == "http":
            raise FailedError(Failure.REDIRECTS, "it redirects from https to http")
        return found


def _joined(target: Target, location: str) -> str:
    """Return where a redirect leads, absolute; raises ``ValueError`` where that makes no sense."""
    place = _RAW.sub(_percent, location.strip(" "))
    if not place.isprintable():  # urljoin would take a tab out without a word
        raise RefusedError(Fault.INVISIBLE)
    joined = urljoin(target.url, place)
    keeps = target.fragment and "#" not in joined
    return f"{joined}#{target.fragment}" if keeps else joined


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
