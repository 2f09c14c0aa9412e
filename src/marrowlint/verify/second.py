"""Decide when an address is asked a second time, and what two answers say together."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from marrowlint.facts import Verdict
from marrowlint.verify.judge import NOT_ASKED, Judged
from marrowlint.verify.lanes import DONE, FREE, Manners, Turn
from marrowlint.verify.reply import Reply
from marrowlint.verify.retry import asked_to_wait

COMPLAINTS = frozenset({429, 503})
"""Statuses of a server that finds us too fast and may say so by ``Retry-After`` (RFC 9110)."""


def after_one(reply: Reply, manners: Manners) -> Turn:
    """Return when the same is asked once more: as the server wants it, if that is soon."""
    if reply.status not in COMPLAINTS:
        return Turn(manners.again_after)
    wait = max(_asked_to_wait(reply), manners.again_after)
    return Turn(wait if wait <= manners.longest_wait else None, _hold(reply, manners))


def after_two(reply: Reply, manners: Manners) -> Turn:
    """Return what follows from the last answer for an address, for its host at least."""
    if reply.failure in NOT_ASKED and not reply.hops:
        return FREE
    return Turn(hold=_hold(reply, manners)) if reply.status in COMPLAINTS else DONE


def both(first: Judged, second: Judged) -> Judged:
    """Return what two answers say together: dead only where both say so, alive where one does."""
    if second.verdict is Verdict.ALIVE or first.verdict is second.verdict:
        return second
    reason = f"{first.reason}; then {second.reason}"
    return replace(second, verdict=Verdict.UNKNOWN, reason=reason)


def _hold(reply: Reply, manners: Manners) -> float:
    """Return for how many seconds the host is left alone, which finds us too fast."""
    return min(max(_asked_to_wait(reply), manners.again_after), manners.longest_wait)


def _asked_to_wait(reply: Reply) -> float:
    value = reply.header("retry-after")
    return (asked_to_wait(value, _server_time(reply)) or 0.0) if value else 0.0


def _server_time(reply: Reply) -> datetime:
    """Return what the server takes for now, so that a wrong clock here does no harm."""
    try:
        told = parsedate_to_datetime(reply.header("date"))
    except (ValueError, TypeError, OverflowError):
        return datetime.now(UTC)
    return told if told.tzinfo else told.replace(tzinfo=UTC)
