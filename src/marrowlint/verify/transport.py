"""Carry httpx's requests over the guarded engine, for services that are asked through httpx.

Use: ``httpx.AsyncClient(transport=GuardedTransport(policy), trust_env=False)``. The limits given
here count; a time-out set in httpx changes nothing. An encoding is undone before httpx sees the
body, so it never inflates anything itself.
"""

import asyncio

import httpx

from marrowlint.verify.engine import Engine
from marrowlint.verify.failed import FailedError
from marrowlint.verify.guard import Policy, admitted
from marrowlint.verify.host import RefusedError
from marrowlint.verify.http_connection import Answer
from marrowlint.verify.limits import REGISTRY, Limits
from marrowlint.verify.reply import Failure
from marrowlint.verify.request import Ask
from marrowlint.verify.resolve import Resolver

_ERRORS: dict[Failure, type[httpx.TransportError]] = {
    Failure.REFUSED: httpx.UnsupportedProtocol,
    Failure.BLOCKED: httpx.ConnectError,
    Failure.NO_HOST: httpx.ConnectError,
    Failure.DNS: httpx.ConnectError,
    Failure.CONNECT: httpx.ConnectError,
    Failure.TLS: httpx.ConnectError,
    Failure.TIMEOUT: httpx.ReadTimeout,
    Failure.PROTOCOL: httpx.RemoteProtocolError,
    Failure.REDIRECTS: httpx.RemoteProtocolError,
}
_UNDONE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that no longer hold for the body as it is handed over."""

_LONGEST = 16 * 1024
"""Characters of a call: services take 200 identifiers in one, and we make them, not a page."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """A transport that asks only what the guard admits, and reads only as much as the limits."""

    def __init__(
        self,
        policy: Policy | None = None,
        *,
        limits: Limits = REGISTRY,
        contact: str = "",
        resolver: Resolver | None = None,
        ca_bundle: str = "",
    ) -> None:
        """Take what ``Engine`` takes."""
        self._engine = Engine(
            policy or Policy(), limits, contact=contact, resolver=resolver, ca_bundle=ca_bundle
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to one request; redirects are answers.

        Raises ``httpx.TransportError``; ``failure_of`` tells more of it.
        """
        body = await request.aread()
        try:
            async with asyncio.timeout(self._engine.limits.deadline):
                answer = await self._answer(request, body)
        except TimeoutError:
            seconds = self._engine.limits.deadline
            failed = FailedError(Failure.TIMEOUT, f"there is no answer within {seconds:g} seconds")
            raise _error(failed, request) from failed
        except FailedError as failed:
            raise _error(failed, request) from failed
        kept = [(name, value) for name, value in answer.headers if name not in _UNDONE]
        return httpx.Response(answer.status, headers=kept, content=answer.body, request=request)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._engine.aclose()

    async def _answer(self, request: httpx.Request, body: bytes) -> Answer:
        try:
            target = admitted(str(request.url), self._engine.policy, _LONGEST)
        except RefusedError as error:
            raise FailedError(Failure.REFUSED, str(error)) from error
        headers = tuple(request.headers.multi_items())
        answer = await self._engine.exchange(target, Ask(request.method, headers, body))
        if answer.cut:
            raise FailedError(Failure.PROTOCOL, "its answer is longer than we read, or encoded")
        return answer


def failure_of(error: httpx.TransportError) -> Failure:
    """Return the kind of a failure that the transport raised."""
    cause = error.__cause__
    return cause.failure if isinstance(cause, FailedError) else Failure.PROTOCOL


def _error(failed: FailedError, request: httpx.Request) -> httpx.TransportError:
    return _ERRORS[failed.failure](failed.why, request=request)
