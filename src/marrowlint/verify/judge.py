"""Judge whether an address is alive, dead or unknown, by a table that is published.

Dead is said only where the server or the name service says itself that the page is gone: any
other answer may be about us and not about the page. Walls and landings come first, since they
answer with 200. The table stands in ``docs/sources.md``.
"""

from msgspec import Struct

from marrowlint.facts import Verdict
from marrowlint.verify.landing import landing
from marrowlint.verify.reply import Failure, Reply
from marrowlint.verify.walls import wall

PERMANENT = frozenset({301, 308})
"""Redirects that say the page has moved for good (RFC 9110, 15.4)."""
_OK = range(200, 300)
_NOT_MODIFIED = 304


class Judged(Struct, frozen=True):
    """What one answer says of an address."""

    verdict: Verdict
    reason: str = ""
    """In a few words of ours, unless it is alive; nothing of the server's text in it."""
    http_status: int | None = None
    moved_to: str = ""
    """Where it was moved to for good, if it is alive there."""
    again: bool = False
    """Whether a second answer could be another: it is asked once more before we believe it."""


class Row(Struct, frozen=True):
    """What a status from ``first`` to ``last`` means; of two rows the later one counts."""

    first: int
    last: int
    verdict: Verdict
    means: str
    again: bool = False


_ALIVE, _DEAD, _UNKNOWN = Verdict.ALIVE, Verdict.DEAD, Verdict.UNKNOWN

STATUSES = (
    Row(0, 999, _UNKNOWN, "a status that HTTP does not know"),
    Row(100, 199, _UNKNOWN, "no final answer"),
    Row(200, 299, _ALIVE, "here it is"),
    Row(300, 399, _UNKNOWN, "a redirect that leads nowhere"),
    Row(304, 304, _UNKNOWN, "an answer to a question that was not asked"),
    Row(400, 499, _UNKNOWN, "the server refuses the request"),
    Row(401, 401, _UNKNOWN, "a login is needed"),
    Row(402, 402, _UNKNOWN, "a payment is needed"),
    Row(403, 403, _UNKNOWN, "the server refuses us; many refuse programs"),
    Row(404, 404, _DEAD, "not found", again=True),
    Row(407, 407, _UNKNOWN, "a proxy wants a login"),
    Row(408, 408, _UNKNOWN, "the server waited too long", again=True),
    Row(410, 410, _DEAD, "gone", again=True),
    Row(425, 425, _UNKNOWN, "the server wants to be asked later", again=True),
    Row(429, 429, _UNKNOWN, "too many requests for the server's liking", again=True),
    Row(451, 451, _UNKNOWN, "withheld for legal reasons, perhaps only where we ask from"),
    Row(500, 599, _UNKNOWN, "the server failed", again=True),
    Row(501, 501, _UNKNOWN, "the server cannot do what was asked"),
    Row(505, 505, _UNKNOWN, "the server speaks another version of HTTP"),
    Row(511, 511, _UNKNOWN, "the network here wants a login first"),
    Row(999, 999, _UNKNOWN, "the server refuses programs"),
)
"""RFC 9110 and RFC 6585; 999 is LinkedIn's own.

304 is alive where we did ask whether the page had changed.
"""

FAILURES = {
    Failure.REFUSED: (_UNKNOWN, "it may not be asked", False),
    Failure.BLOCKED: (_UNKNOWN, "it leads to an address that may not be asked", False),
    Failure.NO_HOST: (_DEAD, "there is no such host", True),
    Failure.DNS: (_UNKNOWN, "the name could not be looked up", True),
    Failure.CONNECT: (_UNKNOWN, "no connection", True),
    Failure.TLS: (_UNKNOWN, "no safe connection", False),
    Failure.TIMEOUT: (_UNKNOWN, "no answer in time", False),
    Failure.PROTOCOL: (_UNKNOWN, "the answer cannot be read", True),
    Failure.REDIRECTS: (_UNKNOWN, "redirects that cannot be followed", False),
}
"""What no answer means, in words, and whether a second answer could be another.

A certificate that does not hold is no proof of death: a clock that is wrong here, a filter or a
hotel's network in between, or a chain that browsers would complete look the same from here.
"""
NOT_ASKED = frozenset({Failure.REFUSED, Failure.BLOCKED})
"""Of these, where no server was asked."""


def judged(reply: Reply, *, conditional: bool = False) -> Judged:
    """Return what ``reply`` says; ``conditional`` where an ETag or a date was sent along."""
    if reply.failure:
        return _failed(reply, reply.failure)
    name = wall(reply)
    if name:
        return Judged(_UNKNOWN, f"bot wall: {name}", reply.status)
    if reply.status == _NOT_MODIFIED and conditional:
        return Judged(_ALIVE, "", reply.status)
    row = _BY_STATUS.get(reply.status, STATUSES[0])
    if row.verdict is not _ALIVE:
        return Judged(row.verdict, f"{reply.status}: {row.means}", reply.status, again=row.again)
    return _answered(reply)


def _answered(reply: Reply) -> Judged:
    """Judge an answer that has a page in it, which need not be the page."""
    end = landing(reply)
    if end.where:
        verdict = _DEAD if end.gone else _UNKNOWN
        return Judged(verdict, f"redirected to {end.where}", reply.status, again=end.gone)
    moved = reply.final if _moved(reply) else ""
    return Judged(_ALIVE, "", reply.status, moved)


def _moved(reply: Reply) -> bool:
    """Return whether every redirect said that it is for good, and they led elsewhere."""
    for_good = all(hop.status in PERMANENT for hop in reply.hops)
    return for_good and reply.status in _OK and reply.final != reply.url


def _failed(reply: Reply, failure: Failure) -> Judged:
    verdict, means, again = FAILURES[failure]
    reason = reply.why or means
    if failure in NOT_ASKED:
        reason = f"not fetched: {reason}"
    return Judged(verdict, reason, reply.status or None, again=again)


_BY_STATUS = {status: row for row in STATUSES for status in range(row.first, row.last + 1)}
