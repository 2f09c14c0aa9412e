"""Ask one target once, over a kept connection or a new one; no redirects, no deadline."""

from marrowlint.verify.connections import Connections
from marrowlint.verify.decode_body import decoded
from marrowlint.verify.failed import FailedError
from marrowlint.verify.guard import Policy
from marrowlint.verify.http_connection import Answer, Connection
from marrowlint.verify.limits import Limits
from marrowlint.verify.request import Ask, agent, written
from marrowlint.verify.resolve import Names, Resolver
from marrowlint.verify.target import Target

_REPEATABLE = frozenset({"GET", "HEAD"})
"""Methods that may be sent again where a kept connection turns out to be closed."""
_PLAIN = frozenset({"chunked", "identity", ""})


class Engine:
    """Connections, names and limits of one run."""

    def __init__(
        self,
        policy: Policy,
        limits: Limits,
        *,
        contact: str = "",
        resolver: Resolver | None = None,
        ca_bundle: str = "",
    ) -> None:
        """Take what may be asked and what it may cost.

        ``contact`` is an e-mail address to be named to servers, ``ca_bundle`` a PEM file of the
        authorities to trust in place of the usual ones. Raises ``OSError`` for such a file that
        cannot be read.
        """
        self.policy = policy
        self.limits = limits
        self._agent = agent(contact)
        self._names = Names(policy, limits, resolver)
        self._connections = Connections(self._names, limits, ca_bundle)

    async def exchange(self, target: Target, ask: Ask) -> Answer:
        """Return the answer of a target that was admitted. Raises ``FailedError``."""
        request = written(target, ask, self._agent)
        kept = self._connections.kept(target) if ask.method in _REPEATABLE else None
        if kept:
            try:
                return await self._over(kept, target, request, ask)
            except FailedError:
                if not kept.silent:
                    raise
        fresh = await self._connections.opened(target)
        return await self._over(fresh, target, request, ask)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._names.aclose()
        await self._connections.aclose()

    async def _over(
        self, connection: Connection, target: Target, request: bytes, ask: Ask
    ) -> Answer:
        cap = self.limits.body if ask.cap is None else ask.cap
        answer = await connection.ask(request, head=ask.method == "HEAD", cap=cap)
        self._connections.give_back(target, connection)
        return self._undone(answer, cap)

    def _undone(self, answer: Answer, cap: int) -> Answer:
        if answer.listed("transfer-encoding").strip().lower() not in _PLAIN:
            return Answer(answer.status, answer.headers, b"", cut=True)
        encoding = answer.listed("content-encoding")
        if not encoding:
            return answer
        most = max(1, cap, self.limits.decoded)
        body, cut = decoded(answer.body, encoding, most)
        return Answer(answer.status, answer.headers, body, cut=cut or answer.cut)
