"""Find out about the addresses that no registry answers for: memory, the web, the archive."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from marrowlint.facts import Verdict
from marrowlint.verify.archive import BASE, archived
from marrowlint.verify.cache import Scope
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.lanes import Manners
from marrowlint.verify.line import Desk
from marrowlint.verify.progress import Progress
from marrowlint.verify.reach import reach
from marrowlint.verify.remember import Memory, Visit

ARCHIVE = "archive"
"""Name of the web archive, which is no registry and can be moved like one (``bases``)."""


async def visit(
    urls: Iterable[str], desk: Desk, memory: Memory, progress: Progress
) -> dict[str, Visit]:
    """Return what is known of each of ``urls``; those that an earlier run saw are not asked."""
    asked = sorted(set(urls))
    scope = Scope("web", "", msgspec.json.encode(desk.online.policy).decode())
    believed, known = memory.visits(scope, asked)
    missing = [url for url in asked if url not in believed]
    if not missing:
        return believed
    online = desk.online
    async with Fetcher(
        online.policy, contact=online.contact, ca_bundle=online.ca_bundle
    ) as fetcher:
        reached = await reach(missing, fetcher, _manners(desk), known=known, progress=progress)
    seen = {url: Visit(url, each, online.at) for url, each in reached.items()}
    memory.keep_visits(scope, seen)
    seen |= await _archived(seen, desk, progress)
    memory.keep_visits(scope, seen)
    return believed | seen


def _manners(desk: Desk) -> Manners:
    """Return the manners of the run: no longer than it has time, no stranger asked besides."""
    manners = desk.online.manners
    left = max(0.0, desk.until - desk.timer.now())
    control = None if "doi" in desk.online.bases else manners.control
    return replace(manners, seconds=min(manners.seconds, left), control=control)


async def _archived(
    visits: Mapping[str, Visit], desk: Desk, progress: Progress
) -> dict[str, Visit]:
    """Return the visits of dead addresses that the archive has snapshots of, with these."""
    dead = [url for url, each in visits.items() if each.reached.verdict is Verdict.DEAD]
    if not dead:
        return {}
    online = desk.online
    base = online.bases.get(ARCHIVE, BASE)
    policy = Policy(origins=(base,))
    async with Fetcher(policy, contact=online.contact, ca_bundle=online.ca_bundle) as fetcher:
        found = await archived(dead, fetcher, base, progress=progress)
    return {url: replace(visits[url], archived=snapshot) for url, snapshot in found.items()}
