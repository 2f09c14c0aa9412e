"""Hold one run's conversation with the registries: who was asked what, and what was heard."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from marrowlint.facts import Record
from marrowlint.verify.ask import ask
from marrowlint.verify.bucket import Bucket
from marrowlint.verify.cache import Scope
from marrowlint.verify.digest import digest
from marrowlint.verify.heard import Heard
from marrowlint.verify.line import Desk, Line
from marrowlint.verify.progress import Progress
from marrowlint.verify.registries.all import ALL
from marrowlint.verify.registries.registry import Registry
from marrowlint.verify.remember import Memory
from marrowlint.verify.voice import Voice
from marrowlint.verify.works import Works, scheme

_SAYS_NOTHING = frozenset({("ncbi-idconv", "doi"), ("ncbi-idconv", "pmid")})
"""Registry and scheme where "no" means only that a work is not in PMC."""
_STAGES = {
    "ncbi-idconv": "identifiers at PMC",
    "ncbi-summary": "PubMed",
    "ncbi-records": "PubMed headings and abstracts",
    "europe-pmc": "Europe PMC",
    "crossref": "Crossref",
    "doi": "doi.org",
    "datacite": "DataCite",
    "trials": "ClinicalTrials.gov",
    "biorxiv": "bioRxiv and medRxiv",
}
"""What people are told is being asked, by ``Registry.name``."""


class Session:
    """Asks each registry about an identifier at most once."""

    def __init__(self, desk: Desk, memory: Memory, progress: Progress) -> None:
        """Ask from ``desk``, unless ``memory`` has an answer."""
        self.desk = desk
        self._memory = memory
        self._progress = progress
        self.lines = _lines(desk)
        self._heard: dict[str, dict[str, Heard]] = {}
        self._links: dict[str, Record] = {}
        self._works: Works | None = None
        self._counts: dict[str, tuple[int, int]] = {}

    async def ask(self, name: str, ids: Iterable[str]) -> None:
        """Ask the registry called ``name`` about those of ``ids`` that it can be asked about."""
        line = self.lines[name]
        asked = sorted(
            {
                each
                for each in ids
                if scheme(each) in line.registry.schemes and name not in self.heard(each)
            }
        )
        if not asked:
            return
        scope = self._scope(line)
        self._hear(name, self._memory.heard(scope, asked))
        missing = [each for each in asked if name not in self.heard(each)]
        if not missing:
            return
        self._count(line.registry, 0, len(missing))

        async def hear(heard: dict[str, Heard]) -> None:
            digested = {}
            for each, said in heard.items():
                digested[each] = replace(said, record=said.record and digest(said.record))
                await asyncio.sleep(0)  # others are waited for meanwhile
            self._hear(name, digested)
            self._memory.keep(scope, digested)
            self._count(line.registry, len(heard), 0)

        await ask(line, missing, hear)

    def heard(self, key: str) -> Mapping[str, Heard]:
        """Return what was heard of an identifier, by registry name."""
        return self._heard.get(key, {})

    def said(self, name: str, key: str) -> Heard | None:
        """Return what the registry called ``name`` said of ``key``, if it was asked."""
        return self.heard(key).get(name)

    def link(self, *ids: str) -> None:
        """Take ``ids`` for those of one work, though no registry says so; the first names it."""
        before = self._links.get(ids[0])
        together = {*ids, *(before.ids if before else ())}
        self._links[ids[0]] = Record(ids[0], ids=tuple(sorted(together)))
        self._works = None

    def voices(self, ids: Iterable[str], guessed: frozenset[str]) -> tuple[Voice, ...]:
        """Return what was heard of any of ``ids``; that a ``guessed`` one is missing is no fact."""
        return tuple(
            Voice(each, heard, authority=self._authority(name, each) and each not in guessed)
            for each in sorted(ids)
            for name, heard in sorted(self.heard(each).items())
            if not (heard.absent and (name, scheme(each)) in _SAYS_NOTHING)
        )

    def works(self) -> Works:
        """Return the works that all identifiers heard of belong to, as far as is known now."""
        if self._works is None:
            self._works = Works()
            for record in self._records():
                self._works.add(record)
        return self._works

    def calls(self) -> dict[str, int]:
        """Return the calls made so far, by bucket."""
        made: dict[str, int] = {}
        for line in self.lines.values():
            made[line.registry.bucket] = made.get(line.registry.bucket, 0) + line.calls
        return made

    def _records(self) -> Iterator[Record]:
        """Yield what services have, the surest on identifiers first, always in one order."""
        keys = sorted(self._heard)
        for name in self.lines:
            said = (self._heard[key].get(name) for key in keys)
            yield from (heard.record for heard in said if heard and heard.record)
        yield from (self._links[key] for key in sorted(self._links))

    def _hear(self, name: str, heard: Mapping[str, Heard]) -> None:
        self._works = None
        for each, said in heard.items():
            self._heard.setdefault(each, {})[name] = said

    def _authority(self, name: str, key: str) -> bool:
        return scheme(key) in self.lines[name].registry.authority

    def _count(self, registry: Registry, done: int, total: int) -> None:
        before = self._counts.get(registry.name, (0, 0))
        after = before[0] + done, before[1] + total
        self._counts[registry.name] = after
        self._progress.told(_STAGES.get(registry.name, registry.name), *after)

    def _scope(self, line: Line) -> Scope:
        policy = msgspec.json.encode(self.desk.online.policy).decode()
        return Scope(line.registry.name, line.base, policy)


def _lines(desk: Desk) -> dict[str, Line]:
    """Return a line to each registry, those of one bucket at one pace, the slower one's."""
    buckets: dict[str, Bucket] = {}
    for registry in sorted(ALL, key=lambda each: (each.pace.per_second, each.pace.at_once)):
        pace = registry.pace
        identified = bool(desk.online.ncbi_key if pace.by_key else desk.online.contact)
        buckets.setdefault(registry.bucket, Bucket(pace, desk.timer, identified=identified))
    return {each.name: Line(each, desk, buckets[each.bucket]) for each in ALL}
