"""Put what was learnt now in the place of what was known; lose no answer to a service's bad day."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from marrowlint.facts import Answer, Asked, Notice, Record, Verdict
from marrowlint.lock.fit import fit
from marrowlint.lock.lock import Lock, lock

_JUDGED = ("verdict", "reason", "http_status", "moved_to", "archived")
"""What belongs to the verdict, and goes with it."""
_OWN = frozenset({"key", "ids", "notices", "asked", "at", *_JUDGED})
"""Fields that are not taken over only because the new record is silent."""


def merge(old: Lock, new: Iterable[Record]) -> Lock:
    """Return ``old`` with the records ``new`` in the place of those of the same works.

    What was asked again, and answered, is doubted no longer.
    """
    held = {each.key: each for each in old.records}
    doubts = dict(old.doubted)
    fresh: dict[str, Record] = {}
    for record in filter(None, map(fit, new)):
        before = _before(record, held, old)
        known = before[0] if before else None
        if known and known.key in doubts:
            kept = record if answered(record) else known
        else:
            kept = fit(kept_from(known, record)) or record
        for each in before:
            del held[each.key]
            if kept is not known:
                doubts.pop(each.key, None)
        fresh[kept.key] = kept
    return lock([*held.values(), *fresh.values()], old.path, doubts)


def answered(record: Record) -> bool:
    """Return whether anybody gave an answer about ``record`` that can be used."""
    if record.verdict != Verdict.UNKNOWN.value or record.http_status is not None:
        return True
    return any(each.answer != Answer.UNCHECKED.value for each in record.asked)


def kept_from(old: Record | None, new: Record) -> Record:
    """Return ``new`` with what is known only from services that did not answer this time.

    Where nobody answered, the old record stays as it is, with its date. Where some did not, what
    they had said stays, and so does the old date: they are to be asked again. The same goes for
    a verdict, where nobody can tell it now.
    """
    if old is None or (answered(old) and not answered(new)):
        return old or new
    failed = {each.service for each in new.asked if each.answer == Answer.UNCHECKED.value}
    heard = {each.service for each in new.asked} - failed
    silent = {each.service for each in old.asked if each.answer == Answer.FOUND.value} - heard
    unknown = Verdict.UNKNOWN.value
    judged = _JUDGED if new.verdict == unknown and old.verdict != unknown else ()
    changes: dict[str, Any] = {name: getattr(old, name) for name in judged}
    changes["notices"] = _notices(old.notices, new.notices, heard)
    if silent:
        changes |= _taken(old, new, silent)
    if judged or silent & failed:
        changes["at"] = min(old.at, new.at)
    return replace(new, **changes)


def _taken(old: Record, new: Record, silent: set[str]) -> dict[str, Any]:
    """Return the fields of ``old`` that the ``silent`` services may have given."""
    fields = {
        name: getattr(old, name)
        for name in Record.__struct_fields__
        if name not in _OWN and not getattr(new, name)
    }
    ids = tuple(sorted({*new.ids, *old.ids}))
    return {**fields, "ids": ids, "asked": _asked(old, new, silent)}


def _asked(old: Record, new: Record, silent: set[str]) -> tuple[Asked, ...]:
    answers = {each.service: each for each in new.asked}
    answers |= {each.service: each for each in old.asked if each.service in silent}
    return tuple(answers[service] for service in sorted(answers))


def _notices(
    old: tuple[Notice, ...], new: tuple[Notice, ...], heard: set[str]
) -> tuple[Notice, ...]:
    """Return the new notices, and the old ones that only others than those ``heard`` tell of."""
    told = {(each.kind, each.id) for each in new}
    kept = [
        each
        for each in old
        if not heard.intersection(each.services) and (each.kind, each.id) not in told
    ]
    return tuple(sorted({*new, *kept}))


def _before(record: Record, held: Mapping[str, Record], old: Lock) -> tuple[Record, ...]:
    """Return the old records of the same work, the one of the same key first."""
    found = [held.get(record.key), *(old.by_id.get(each) for each in record.ids)]
    return tuple({each.key: each for each in found if each and each.key in held}.values())
