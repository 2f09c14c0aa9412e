"""Find out which addresses can be reached: alive, dead or unknown, and why.

Each address is asked once; where the answer is one that a second could contradict, once more
some seconds later. Dead is what was told twice. What is asked, and what is answered, does not
depend on the order of the addresses.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from msgspec import Struct

from marrowlint.facts import Verdict
from marrowlint.verify.citation_meta import HEAD, citation_doi
from marrowlint.verify.host import RefusedError
from marrowlint.verify.judge import Judged, judged
from marrowlint.verify.lanes import Lanes, Manners, Turn
from marrowlint.verify.progress import Progress, Silent
from marrowlint.verify.reply import Failure, Reply
from marrowlint.verify.second import after_one, after_two, both
from marrowlint.verify.target import target_of

STAGE = "addresses"
_NOT_MODIFIED = 304
_LONGEST_TAG = 256


class Fetches(Protocol):
    """Gets one address: total, whatever the address and whatever answers."""

    async def get(
        self, url: str, *, headers: tuple[tuple[str, str], ...] = (), cap: int | None = None
    ) -> Reply:
        """Return what came of asking for ``url``, at most ``cap`` bytes of it."""


class Known(Struct, frozen=True):
    """What a server said of an address when it was last seen alive."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return the headers that ask whether it has changed since (RFC 9110, 13.1)."""
        pairs = (("if-none-match", self.etag), ("if-modified-since", self.last_modified))
        return tuple((name, value) for name, value in pairs if _sendable(value))


class Reached(Struct, frozen=True):
    """What is known of one address after asking."""

    verdict: Verdict
    reason: str = ""
    """Why, in a few words of ours, unless it is alive."""
    http_status: int | None = None
    moved_to: str = ""
    """Where it was moved to for good."""
    final: str = ""
    """The address that answered."""
    doi: str = ""
    """The DOI that the page states of itself, folded; ``""`` too where it has not changed."""
    etag: str = ""
    last_modified: str = ""


_NEW = Known()
NOTHING_KNOWN: Mapping[str, Known] = MappingProxyType({})


async def reach(
    urls: Sequence[str],
    fetcher: Fetches,
    manners: Manners | None = None,
    *,
    known: Mapping[str, Known] = NOTHING_KNOWN,
    progress: Progress | None = None,
) -> dict[str, Reached]:
    """Return what was found of each of ``urls``, under the address as given, sorted.

    ``known`` holds what an earlier run saw, by address. Nothing is raised but cancellation, and
    then nothing is left running.
    """
    run = _Run(fetcher, manners or Manners(), known, progress or Silent())
    asked = {url: _plain(url) for url in sorted(set(urls))}
    await run.ask_all(dict(asked.values()))
    await run.doubt_dead_hosts()
    return {url: run.found[plain] for url, (plain, _) in asked.items()}


class _Job:
    """One address, and its first answer while the second is awaited."""

    __slots__ = ("first", "url")

    def __init__(self, url: str) -> None:
        self.url = url
        self.first: Judged | None = None


class _Run:
    def __init__(
        self, fetcher: Fetches, manners: Manners, known: Mapping[str, Known], progress: Progress
    ) -> None:
        self._fetcher = fetcher
        self._manners = manners
        self._known = {_plain(url)[0]: each for url, each in known.items()}
        self._progress = progress
        self._total = 0
        self._served = False
        """Whether any server answered anything."""
        self._no_host: set[str] = set()
        self.found: dict[str, Reached] = {}

    async def ask_all(self, hosts: Mapping[str, str]) -> None:
        """Ask each address that the run has room and time for; given with its host."""
        self._total = len(hosts)
        self._progress.told(STAGE, 0, self._total)
        turns = _in_turns(hosts)
        asked = [(host, _Job(url)) for host, url in turns[: self._manners.addresses]]
        await Lanes(self._ask, self._manners).run(asked)
        late = {job.url for _, job in asked} - self.found.keys()
        self._pass_over(sorted(late), "not fetched: the time for this run was over")
        rest = [url for _, url in turns[self._manners.addresses :]]
        self._pass_over(rest, "not fetched: the run asks only a set number of addresses")

    async def doubt_dead_hosts(self) -> None:
        """Take back that hosts are gone where there seems to be no network at all."""
        control = self._manners.control
        if self._served or control == "" or not self._no_host:
            return
        if control is None or not (await self._fetcher.get(control, cap=0)).status:
            for url in self._no_host:
                self.found[url] = Reached(Verdict.UNKNOWN, "no host could be found at all")

    def _pass_over(self, urls: Sequence[str], reason: str) -> None:
        for url in urls:
            self._settle(url, Reached(Verdict.UNKNOWN, reason))

    async def _ask(self, job: _Job) -> Turn:
        known = self._known.get(job.url, _NEW)
        headers = known.headers
        reply = await self._fetcher.get(job.url, headers=headers, cap=HEAD)
        self._served = self._served or bool(reply.status)
        answer = judged(reply, conditional=bool(headers))
        if answer.again and job.first is None:
            turn = after_one(reply, self._manners)
            if turn.again is not None:
                job.first = answer
                return turn
        whole = both(job.first, answer) if job.first else answer
        if whole.verdict is Verdict.DEAD and reply.failure is Failure.NO_HOST:
            self._no_host.add(job.url)
        self._settle(job.url, _reached(reply, whole, known))
        return after_two(reply, self._manners)

    def _settle(self, url: str, reached: Reached) -> None:
        self.found[url] = reached
        self._progress.told(STAGE, len(self.found), self._total)


def _reached(reply: Reply, answer: Judged, known: Known) -> Reached:
    alive = answer.verdict is Verdict.ALIVE
    before = known if reply.status == _NOT_MODIFIED else _NEW
    return Reached(
        answer.verdict,
        answer.reason,
        answer.http_status,
        answer.moved_to,
        reply.final if reply.status else "",
        citation_doi(reply.body) if alive and reply.body else "",
        (_kept(reply, "etag") or before.etag) if alive else "",
        (_kept(reply, "last-modified") or before.last_modified) if alive else "",
    )


def _kept(reply: Reply, name: str) -> str:
    value = reply.header(name)
    return value if _sendable(value) else ""


def _sendable(value: str) -> bool:
    """Return whether a server's value may be sent back: short, printable, ASCII, one line."""
    return 0 < len(value) <= _LONGEST_TAG and value.isascii() and value.isprintable()


def _plain(url: str) -> tuple[str, str]:
    """Return the address that is asked for ``url``, and its host; the same ones are asked once."""
    try:
        target = target_of(url)
    except RefusedError:
        return url, ""
    return target.url, target.host


def _in_turns(hosts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return host and address of each, first one of every host, then a second of every host."""
    seen: dict[str, int] = {}
    turns = []
    for url, host in sorted(hosts.items()):
        seen[host] = seen.get(host, 0) + 1
        turns.append((seen[host], host, url))
    return [(host, url) for _, host, url in sorted(turns)]
