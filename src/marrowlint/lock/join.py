"""Join a lock to a page: which record speaks of which source, and may it be believed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from marrowlint.config import OfSources
from marrowlint.evidence.identity import keys
from marrowlint.facts import NO_FACTS, NO_KEY, NOT_LOCKED, Fact, Facts, Record
from marrowlint.lock.lock import Lock
from marrowlint.page import Page, Source

STALE_AFTER = OfSources().stale_days
"""Days after which a record should be asked about again."""
_SKEW = timedelta(minutes=5)
"""How far a clock may be ahead of ours before its dates are not believed."""


class Clock(Struct, frozen=True):
    """The moment a run takes for now, and how old a record may grow."""

    now: datetime
    """With a time zone."""
    stale_after: int = STALE_AFTER
    """Days."""


def join(page: Page, lock: Lock | None, clock: Clock) -> Facts:
    """Return what ``lock`` knows of the sources of ``page``; without a lock nothing."""
    if lock is None:
        return NO_FACTS
    return Facts({source.pointer: fact(source, lock, clock) for source in page.sources}, lock.path)


def age(record: Record, clock: Clock) -> int | None:
    """Return the days since ``record`` was asked about; ``None`` where its date is no past one."""
    try:
        asked = datetime.fromisoformat(record.at)
    except ValueError:
        return None
    asked = asked if asked.tzinfo else asked.replace(tzinfo=UTC)
    if asked > clock.now + _SKEW:
        return None
    return max((clock.now - asked).days, 0)


def fact(source: Source, lock: Lock, clock: Clock) -> Fact:
    """Return what ``lock`` knows of ``source``."""
    asked = keys(source)
    if not asked:
        return Fact(unchecked=NO_KEY)
    records = tuple({record.key: record for record in _records(asked, lock)}.values())
    if not records:
        return Fact(unchecked=NOT_LOCKED)
    for record in records:
        if record.key in lock.doubted:
            return Fact(unchecked=lock.doubted[record.key])
    ages = [age(record, clock) for record in records]
    known = [each for each in ages if each is not None]
    if len(known) < len(ages):
        return Fact(unchecked="its entry in the lock is dated in the future or not at all")
    return Fact(records, age=max(known), stale=max(known) > clock.stale_after)


def _records(asked: tuple[str, ...], lock: Lock) -> Iterator[Record]:
    for key in asked:
        if (record := lock.by_id.get(key)) is not None:
            yield record
