"""Read which moment to take for now: an argument, else the environment, else the clock."""

import os
from datetime import UTC, datetime, time, timedelta

from marrowlint.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/."""
_LONGEST = 12
"""Digits of them; more is beyond what a date can be."""


def moment(today: str | None) -> datetime | None:
    """Return the moment that is meant; ``None`` for the clock's. Raises ``UsageError``.

    The day ``today``, written 2026-11-23, is meant up to its last second in UTC: what was asked
    on that day is past.
    """
    if today is not None:
        return _day(today)
    seconds = os.environ.get(VARIABLE, "")
    if not seconds:
        return None
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= _LONGEST):
        fault = f"{VARIABLE} is '{seconds[:80]}', not a number of seconds since 1970"
        raise UsageError(fault, "Set it to such a number, or take it out of the environment.")
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    except OverflowError as error:
        fault = f"{VARIABLE} is '{seconds}', which is beyond the year 9999"
        raise UsageError(fault, "Give seconds, not milliseconds.") from error


def _day(today: str) -> datetime:
    try:
        day = datetime.strptime(today, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        fault = f"--today is '{today[:80]}', not a date"
        raise UsageError(fault, "Write it as 2026-11-23.") from error
    return datetime.combine(day, time(23, 59, 59), UTC)
