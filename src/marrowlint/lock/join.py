"""Join a lock to a page: which record speaks of which source, and may it be believed."""

from collections.abc import Iterator, Mapping
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
    believed = _records(asked, lock.trusted.by_id) if lock.trusted else ()
    records = _records(asked, lock.by_id)
    if believed:
        records = (*believed, *_besides(believed, records, lock))
    if not records:
        reasons = (lock.unreached[key] for key in asked if key in lock.unreached)
        return Fact(unchecked=next(reasons, NOT_LOCKED))
    for record in records if not believed else ():
        if record.key in lock.doubted:
            return Fact(unchecked=lock.doubted[record.key])
    ages = [age(record, clock) for record in records]
    known = [each for each in ages if each is not None]
    if len(known) < len(ages):
        return Fact(unchecked="its entry in the lock is dated in the future or not at all")
    stale = max(known) > clock.stale_after
    return Fact(records, age=max(known), stale=stale, note=_note(believed, lock))


def _records(asked: tuple[str, ...], by_id: Mapping[str, Record]) -> tuple[Record, ...]:
    """Return the records of the identifiers ``asked``, each once."""
    found = (by_id[key] for key in asked if key in by_id)
    return tuple({record.key: record for record in found}.values())


def _besides(
    believed: tuple[Record, ...], records: tuple[Record, ...], lock: Lock
) -> Iterator[Record]:
    """Yield those of ``records`` that speak of other works than ``believed``, and are sound."""
    named = {each for record in believed for each in (record.key, *record.ids)}
    for record in records:
        if record.key not in lock.doubted and not named & {record.key, *record.ids}:
            yield record


def _note(believed: tuple[Record, ...], lock: Lock) -> str:
    """Return how the working tree differs from the records ``believed`` in its place."""
    name = lock.trusted.name if lock.trusted else ""
    for record in believed:
        here = lock.by_id.get(record.key)
        if here != record:
            does = "leaves it out" if here is None or here.key != record.key else "edits it"
            return f"judged by its entry at {name}; this change {does}"
    return ""
