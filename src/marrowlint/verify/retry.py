"""Decide whether a call is made again, and how long to wait before it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

TRIES = 3
"""How often one call is made at most."""
LONGEST = 60.0
"""Seconds that a service may make us wait; one that asks for more is left alone."""
_BACKOFF = 1.0
"""Seconds after the first failure in a row; each further one doubles them."""
_MOST_BACKOFF = 16.0
_DIGITS = 9
_AGAIN = frozenset({408, 425, 429})


def passing(status: int) -> bool:
    """Return whether ``status`` speaks of trouble that may pass: 408, 425, 429 and any 5xx."""
    return status in _AGAIN or status >= 500  # noqa: PLR2004 - the class of server errors


def backoff(failures: int) -> float:
    """Return the seconds to leave a service alone after ``failures`` in a row."""
    return min(_BACKOFF * 2.0 ** (max(failures, 1) - 1), _MOST_BACKOFF)


def asked_to_wait(value: str, now: datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for (RFC 9110, 10.2.3).

    ``None`` where it says nothing that can be read: seconds that are no number, a past date.
    """
    bare = value.strip()
    if bare.isascii() and bare.isdigit():
        return float(bare[:_DIGITS]) if len(bare) <= _DIGITS else float("inf")
    try:
        until = parsedate_to_datetime(bare)
        seconds = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return seconds.total_seconds() if seconds.total_seconds() > 0 else None


def server_time(date: str) -> datetime:
    """Return what a server takes for now, by its ``Date``: a wrong clock here then does no harm."""
    try:
        told = parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):
        return datetime.now(UTC)
    return told if told.tzinfo else told.replace(tzinfo=UTC)
