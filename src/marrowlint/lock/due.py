"""Say which sources of pages are to be asked about again, and why."""

from enum import Enum

from marrowlint.evidence.identity import in_url, keys
from marrowlint.facts import Record, Verdict
from marrowlint.lock.join import Clock, age
from marrowlint.lock.keep import answered
from marrowlint.lock.lock import Lock
from marrowlint.page import Source

_ASKED = frozenset({"doi", "pmid", "pmcid", "nct", "arxiv"})
"""Schemes that services know; the others stand beside these."""


class Due(Enum):
    """Why a source is to be asked about."""

    NEW = "new"
    """The lock knows nothing of it, or of one of its identifiers."""
    DOUBTED = "doubted"
    """A change brought its entry."""
    UNDATED = "undated"
    """Its entry has no date, or one in the future."""
    UNANSWERED = "unanswered"
    """Nobody could tell when it was last asked about."""
    STALE = "stale"


def due(source: Source, lock: Lock, clock: Clock) -> Due | None:
    """Return why ``source`` is to be asked about; ``None`` where the lock knows enough.

    What was asked ``clock.stale_after`` days ago, or longer, is stale; with 0 all of it.
    """
    asked = keys(source)
    if not asked:
        return None
    found = [lock.by_id[each] for each in asked if each in lock.by_id]
    made = {f"{each.scheme}:{each.value}" for each in in_url(source.url) if each.derived}
    named = [each for each in asked if each.partition(":")[0] in _ASKED and each not in made]
    if not found or not lock.by_id.keys() >= set(named):
        return Due.NEW
    return next(filter(None, (_due(each, lock, clock) for each in found)), None)


def _due(record: Record, lock: Lock, clock: Clock) -> Due | None:
    if record.key in lock.doubted:
        return Due.DOUBTED
    days = age(record, clock)
    if days is None:
        return Due.UNDATED
    if record.verdict == Verdict.UNKNOWN.value or not answered(record):
        return Due.UNANSWERED
    return Due.STALE if days >= clock.stale_after else None
