"""Find snapshots of dead addresses in the Internet Archive's Wayback Machine.

``GET <base>/web/<address>``, not followed: 302 leads to the newest snapshot, 404 says that there
is none. (The "availability" interface answers "none" for addresses that have snapshots, and
refuses the first call: internetarchive/wayback issues 274 and 296.)
"""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import quote, unquote, urljoin

from marrowlint.evidence.identity import address
from marrowlint.verify.host import RefusedError
from marrowlint.verify.progress import Progress, Silent
from marrowlint.verify.reply import Reply
from marrowlint.verify.retry import asked_to_wait
from marrowlint.verify.target import target_of

BASE = "https://web.archive.org"
GAP = 1.0
"""Seconds between two calls."""
MOST = 100
"""Addresses asked about in one run, one a second."""
STAGE = "web archive"
_PATH = re.compile(r"/web/(?P<day>[0-9]{4,14})(?:[a-z]{2}_)?/(?P<url>https?:.{3,2000})")
_LEADS_ON = frozenset({301, 302, 303, 307, 308})
_NONE = 404
_LONGEST_WAIT = 60.0
_PATIENCE = 3
"""Calls in a row without an answer after which the archive is left alone."""
_PORT = re.compile(r"\A([a-z]+://[^/?#]+?):(?:80|443)(?=[/?#]|\Z)", re.IGNORECASE)
_SAFE = "%/:?&=+,;@!$'()*~[]-._"


class Fetches(Protocol):
    """Gets one address, without following where it leads."""

    async def get(self, url: str, *, follow: bool = True, cap: int | None = None) -> Reply:
        """Return what came of asking for ``url``."""


async def archived(
    urls: Sequence[str],
    fetcher: Fetches,
    base: str = BASE,
    *,
    gap: float = GAP,
    progress: Progress | None = None,
) -> dict[str, str]:
    """Return the snapshot of each of ``urls`` that has one, sorted by address.

    An address that is missing has none, or nobody could tell; ``gap`` is in seconds.
    """
    told = progress or Silent()
    found: dict[str, str] = {}
    asked, silent = sorted(set(urls))[:MOST], 0
    for number, url in enumerate(asked):
        told.told(STAGE, number, len(asked))
        if number:
            await asyncio.sleep(gap)
        reply = await _ask(url, fetcher, base, gap)
        silent = 0 if reply.status in _LEADS_ON or reply.status == _NONE else silent + 1
        if silent >= _PATIENCE:
            break
        if reply.status in _LEADS_ON and (snapshot := _snapshot(url, reply, base)):
            found[url] = snapshot
    told.told(STAGE, len(asked), len(asked))
    return found


async def _ask(url: str, fetcher: Fetches, base: str, gap: float) -> Reply:
    """Ask once, and once more where the archive says when."""
    call = f"{base.rstrip('/')}/web/{quote(url.partition('#')[0], safe=_SAFE)}"
    reply = await fetcher.get(call, follow=False, cap=0)
    wait = asked_to_wait(reply.header("retry-after"), datetime.now(UTC))
    if reply.status in _LEADS_ON or reply.status == _NONE or wait is None or wait > _LONGEST_WAIT:
        return reply
    await asyncio.sleep(max(wait, gap))
    return await fetcher.get(call, follow=False, cap=0)


def _snapshot(url: str, reply: Reply, base: str) -> str:
    """Return where ``reply`` leads, if that is the archive's own copy of ``url``."""
    try:
        target = target_of(urljoin(reply.url, reply.header("location")))
        same_origin = target.origin == target_of(base).origin
    except (RefusedError, ValueError):
        return ""
    path = _PATH.fullmatch(target.path)
    if not same_origin or not path or _folded(path["url"]) != _folded(url):
        return ""
    return target.url


def _folded(url: str) -> str:
    """Return what of an address tells whether another is the same one."""
    return unquote(address(_PORT.sub(r"\1", url))).casefold()
