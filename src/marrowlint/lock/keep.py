"""Put what was learnt now in the place of what was known; lose no answer to a service's bad day."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.facts import Answer, Record, Verdict
from marrowlint.lock.fit import fit
from marrowlint.lock.lock import Lock, lock
from marrowlint.lock.silence import (
    PREFERRED,
    asked_kept,
    facts_kept,
    failed,
    finders,
    heard,
    notices_kept,
    united,
)

_JUDGED = ("verdict", "reason", "http_status", "moved_to", "archived")
"""What belongs to the verdict, and goes with it."""
_VERDICTS = (Verdict.ALIVE.value, Verdict.DEAD.value, Verdict.UNKNOWN.value)
"""The one that is believed first."""
_SCHEMES = ("doi", "pmid", "pmcid", "nct", "arxiv", "url")
"""Schemes of identifiers, the one a work is filed under first."""


class _Group(Struct, frozen=True):
    """Old and new records that lead to each other by their identifiers."""

    old: tuple[Record, ...]
    new: tuple[Record, ...]


def merge(old: Lock, new: Iterable[Record]) -> Lock:
    """Return ``old`` with the records ``new`` in the place of those of the same works.

    What was asked again, and answered, is doubted no longer.
    """
    held = {each.key: each for each in old.records}
    doubts = dict(old.doubted)
    fresh: dict[str, Record] = {}
    for group in _groups(old, filter(None, map(fit, new))):
        if _unheard(group, doubts):
            continue
        trusted = [each for each in group.old if each.key not in doubts]
        for each in group.old:
            del held[each.key]
            doubts.pop(each.key, None)
        for each in _learnt(trusted, group.new):
            kept = fit(each) or each
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
    a verdict, where nobody can tell it now, or those who had found the work are silent.
    """
    if old is None or (answered(old) and not answered(new)):
        return old or new
    return _kept(old, new, heard(new))


def _kept(old: Record, new: Record, spoke: set[str]) -> Record:
    silent = finders(old) - spoke
    judged = _judged(old, new, silent)
    changes: dict[str, Any] = {name: getattr(old, name) for name in judged}
    changes["notices"] = notices_kept(old.notices, new.notices, spoke)
    changes["notice_of"] = notices_kept(old.notice_of, new.notice_of, spoke)
    if silent:
        changes |= facts_kept(old, new, spoke)
        changes |= _named(old, new)
    told = {each.service for each in old.asked if each.answer != Answer.UNCHECKED.value}
    dead = Verdict.DEAD.value
    if old.verdict == changes.get("verdict", new.verdict) == dead:
        stay = told - spoke
    else:
        stay = silent | (told & failed(new))
    changes["asked"] = asked_kept(old, new, stay)
    if judged or stay & failed(new):
        changes["at"] = min(old.at, new.at)
    return replace(new, **changes)


def _judged(old: Record, new: Record, silent: set[str]) -> tuple[str, ...]:
    """Return the fields of the verdict, where the old one stays.

    A dead address says nothing of a work that a silent registry has.
    """
    unknown, alive = Verdict.UNKNOWN.value, Verdict.ALIVE.value
    untold = new.verdict == unknown and old.verdict != unknown
    absent = any(
        each.answer == Answer.ABSENT.value and each.service in PREFERRED for each in new.asked
    )
    found = old.verdict == alive != new.verdict and silent.intersection(PREFERRED)
    return _JUDGED if untold or (found and (silent & failed(new) or not absent)) else ()


def _named(old: Record, new: Record) -> dict[str, Any]:
    """Return the names of a work that services know which are silent now."""
    ids = tuple(sorted({*new.ids, *old.ids}))
    first, other = (new, old) if finders(new) else (old, new)
    best = min((first, other), key=_scheme)
    rest = old if best is new else new
    return {"key": best.key, "ids": ids, "url": best.url or rest.url}


def _scheme(record: Record) -> int:
    scheme = record.key.partition(":")[0]
    return _SCHEMES.index(scheme) if scheme in _SCHEMES else len(_SCHEMES)


def _groups(old: Lock, new: Iterable[Record]) -> list[_Group]:
    """Return the new records, each with all that lead to the same old ones."""
    groups: list[_Group] = []
    at: dict[str, int] = {}
    for record in new:
        found = (old.by_id.get(each) for each in (record.key, *record.ids))
        before = {each.key: each for each in found if each}
        places = sorted({at[key] for key in before if key in at})
        joined = [groups[place] for place in places]
        before = {each.key: each for one in joined for each in one.old} | before
        after = (*(each for one in joined for each in one.new), record)
        for place in places:
            groups[place] = _Group((), ())
        at |= dict.fromkeys(before, len(groups))
        groups.append(_Group(tuple(before.values()), after))
    return [group for group in groups if group.new]


def _unheard(group: _Group, doubted: Iterable[str]) -> bool:
    """Return whether nobody answered about what was known, or was doubted, before."""
    known = any(answered(each) or each.key in doubted for each in group.old)
    return known and not any(map(answered, group.new))


def _learnt(old: Sequence[Record], new: Sequence[Record]) -> list[Record]:
    """Return the records of the works that ``new`` tells of, with what ``old`` knows of them."""
    if not old:
        return list(new)
    keys = {each.key for each in old}
    ranked = sorted(new, key=lambda each: (each.key not in keys, _trust(each)))
    chosen, apart = _parted(old, ranked)
    best = sorted(chosen, key=_trust)
    now = replace(united(best), at=max(each.at for each in best))
    names = {each.key for each in chosen}
    first = sorted(old, key=lambda each: (_trust(each), each.key not in names))
    before = replace(united(first), at=min(each.at for each in first))
    theirs = {name for each in apart for name in (each.key, *each.ids)}
    if apart:
        before = replace(before, ids=tuple(each for each in before.ids if each not in theirs))
    spoke = {name for each in (now, *apart) for name in heard(each)}
    spoke -= {name for each in (now, *apart) for name in failed(each)}
    return [_kept(before, now, spoke), *apart]


def _parted(old: Sequence[Record], new: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """Return the new records that stay one work with the old ones, and those that do not.

    What was one work is still one while somebody is silent who may have said so; but never two
    records that one service has side by side.
    """
    spoke = {name for each in new for name in heard(each)}
    spoke -= {name for each in new for name in failed(each)}
    silent = {name for each in old for name in finders(each)} - spoke
    chosen, apart = [new[0]], []
    for each in new[1:]:
        twice = any(finders(each) & finders(one) & {*PREFERRED} for one in chosen)
        if answered(each) and (twice or not silent):
            apart.append(each)
        else:
            chosen.append(each)
    return chosen, apart


def _trust(record: Record) -> tuple[int, int, str]:
    place = _VERDICTS.index(record.verdict) if record.verdict in _VERDICTS else len(_VERDICTS)
    return place, _scheme(record), record.key
