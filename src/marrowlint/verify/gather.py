"""Verify sources: ask the registries and the web in stages, and make records of the answers."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import httpx

from marrowlint.verify.addresses import visit
from marrowlint.verify.bucket import RealTimer, Timer
from marrowlint.verify.cache import Cache
from marrowlint.verify.compose import Told, compose
from marrowlint.verify.follow import doubted, link, places
from marrowlint.verify.guard import Policy
from marrowlint.verify.heard import Heard
from marrowlint.verify.line import Desk
from marrowlint.verify.locate import locate
from marrowlint.verify.online import Online
from marrowlint.verify.papers import CROSSREF, TRIALS, ask_papers
from marrowlint.verify.progress import Progress
from marrowlint.verify.registries.retraction_watch import Watch
from marrowlint.verify.registries.retraction_watch import read as read_watch
from marrowlint.verify.remember import Memory, Visit
from marrowlint.verify.session import Session
from marrowlint.verify.transport import GuardedTransport
from marrowlint.verify.wanted import Verified, Wanted, addresses, distinct, guesses


def verify(
    wanted: Sequence[Wanted], online: Online, progress: Progress, timer: Timer | None = None
) -> Verified:
    """Return what services and servers say of the works in ``wanted``.

    What nobody could tell is in the records as unknown or unchecked, with the reason. Raises
    ``ConfigError`` for a Retraction Watch file that is none, and ``KeyboardInterrupt``, after
    which the cache holds what was heard until then.
    """
    path = online.retraction_watch
    watch = read_watch(path, str(path)) if path else Watch()
    notes: dict[str, None] = {}
    cache = Cache(online.cache, online.now, notes.setdefault)
    try:
        memory = Memory(cache, online.now)
        run = _Run(distinct(wanted), online, memory, progress)
        told, calls = asyncio.run(run.ask(watch, timer or RealTimer(), notes.setdefault))
        records, of = compose(run.entries, told)
    finally:
        cache.close()
    by_wanted = {at: of.get(each.keys, ()) for at, each in enumerate(wanted)}
    return Verified(records, MappingProxyType(by_wanted), MappingProxyType(calls), tuple(notes))


class _Run:
    """One run: what it is about, and what was found on the web."""

    def __init__(
        self, entries: tuple[Wanted, ...], online: Online, memory: Memory, progress: Progress
    ) -> None:
        self.entries = entries
        self._online = online
        self._memory = memory
        self._progress = progress
        self._visits: dict[str, Visit] = {}
        self._located: dict[str, Heard] = {}

    async def ask(
        self, watch: Watch, timer: Timer, say: Callable[[str], None]
    ) -> tuple[Told, dict[str, int]]:
        """Return what was heard and the calls made: first all that is named, then what follows."""
        online = self._online
        transport = GuardedTransport(
            _policy(online), contact=online.contact, ca_bundle=online.ca_bundle
        )
        async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
            desk = Desk(online, client, timer, timer.now() + online.deadline, say)
            session = Session(desk, self._memory, self._progress)
            keys = [entry.keys for entry in self.entries]
            async with asyncio.TaskGroup() as group:
                group.create_task(ask_papers(session, keys, watch))
                group.create_task(session.ask(TRIALS, chain.from_iterable(keys)))
                group.create_task(self._visit(addresses(self.entries), desk))
            await self._follow(session, watch)
            guessed = guesses(self.entries)
            told = Told(session, self._visits, self._located, watch, guessed)
            return told, session.calls()

    async def _follow(self, session: Session, watch: Watch) -> None:
        """Ask about the works that addresses turn out to be."""
        await self._visit(doubted(self.entries, session), session.desk)
        line = session.lines[CROSSREF]
        self._located = await locate(places(self._visits), line, self._memory)
        dois = link(self.entries, self._visits, self._located, session)
        await ask_papers(session, [(doi,) for doi in sorted(dois)], watch)

    async def _visit(self, urls: Mapping[str, str], desk: Desk) -> None:
        """Fetch addresses, given by their keys."""
        seen = await visit(urls.values(), desk, self._memory, self._progress)
        self._visits |= {key: seen[url] for key, url in urls.items()}


def _policy(online: Online) -> Policy:
    """Return what registries may be asked at: whoever moved one trusts where it is now."""
    known = online.policy
    return Policy(known.ports, (*known.origins, *online.bases.values()), known.networks)
