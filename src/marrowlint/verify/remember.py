"""Say what of the cache is still believed, and what of a run is worth keeping.

An entry that is old, from the future or of another shape is as good as none: it is asked again.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from marrowlint.facts import Verdict
from marrowlint.verify.cache import Cache, Entry, Scope
from marrowlint.verify.heard import Heard
from marrowlint.verify.reach import Known, Reached

SKEW = timedelta(minutes=5)
"""How far ahead of our clock an entry may be dated and still be believed."""
METADATA = frozenset({"ncbi-idconv", "ncbi-records", "doi", "datacite"})
"""Names of the registries that tell nothing that changes from week to week."""
DAYS = {"metadata": 90, "notices": 7, "alive": 30, "not there": 1}
"""How long an answer is believed."""
_SAID = msgspec.json.Decoder(Heard)
_FAULTS = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError, TypeError)


class Visit(Struct, frozen=True):
    """What asking for an address came to, and when."""

    url: str
    reached: Reached
    at: str
    archived: str = ""
    """A snapshot of it, where it is dead and has one."""


_VISIT = msgspec.json.Decoder(Visit)


class Memory:
    """What an earlier run heard, as far as ``now`` allows to believe it."""

    def __init__(self, cache: Cache, now: datetime) -> None:
        """Read and write ``cache``; ``now`` has a time zone."""
        self._cache = cache
        self._now = now

    def heard(self, scope: Scope, ids: Sequence[str]) -> dict[str, Heard]:
        """Return what ``scope`` said of ``ids`` and is still believed."""
        found = {}
        for each, raw in self._cache.get(scope, ids).items():
            heard = self._believed(scope.service, each, raw)
            if heard is not None:
                found[each] = heard
        return found

    def keep(self, scope: Scope, heard: Mapping[str, Heard]) -> None:
        """Keep the answers in ``heard``; what is unchecked is none."""
        entries = {
            each: Entry(_time(said.asked.at), msgspec.json.encode(said))
            for each, said in heard.items()
            if not said.unchecked
        }
        self._cache.put(scope, entries)

    def visits(
        self, scope: Scope, urls: Sequence[str]
    ) -> tuple[dict[str, Visit], dict[str, Known]]:
        """Return what is believed of ``urls``, and for the rest what a server can compare."""
        believed: dict[str, Visit] = {}
        known: dict[str, Known] = {}
        for url, raw in self._cache.get(scope, urls).items():
            try:
                visit = _VISIT.decode(raw)
                age = self._now - _time(visit.at)
            except _FAULTS:
                continue
            alive = visit.reached.verdict is Verdict.ALIVE
            days = DAYS["alive"] if alive else DAYS["not there"]
            if visit.url != url or visit.reached.verdict is Verdict.UNKNOWN or age < -SKEW:
                continue
            if age <= timedelta(days=days):
                believed[url] = visit
            elif alive and not visit.reached.doi:  # "not modified" comes without the page
                known[url] = Known(visit.reached.etag, visit.reached.last_modified)
        return believed, known

    def keep_visits(self, scope: Scope, visits: Mapping[str, Visit]) -> None:
        """Keep the pages of which it is known whether they are there."""
        entries = {
            url: Entry(_time(visit.at), msgspec.json.encode(visit))
            for url, visit in visits.items()
            if visit.reached.verdict is not Verdict.UNKNOWN
        }
        self._cache.put(scope, entries)

    def _believed(self, service: str, key: str, raw: bytes) -> Heard | None:
        try:
            heard = _SAID.decode(raw)
            age = self._now - _time(heard.asked.at)
        except _FAULTS:
            return None
        whole = heard.absent or (heard.record is not None and heard.record.key == key)
        kind = "metadata" if service in METADATA else "notices"
        days = DAYS["not there" if heard.absent else kind]
        return heard if whole and -SKEW <= age <= timedelta(days=days) else None


def _time(at: str) -> datetime:
    time = datetime.fromisoformat(at)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
