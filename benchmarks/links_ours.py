"""Check the links of one Markdown page as ``marrowlint`` does, guard on: a process to measure.

``python -m benchmarks.links_ours FILE PORT PER_HOST``. Loopback counts as public here, and one
more port as the web's: both said by the caller, as nothing in a linted tree can.
"""

import asyncio
import sys
from pathlib import Path

from benchmarks.links_page import read, right
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.lanes import Manners
from marrowlint.verify.reach import reach

LOOPBACK = ("127.0.0.0/8",)
IN_FLIGHT = 128
"""As many as the peers have where they are not told otherwise."""


async def check(path: Path, port: int, per_host: int) -> int:
    """Return how many verdicts are wrong."""
    urls = read(path)
    manners = Manners(
        per_host=per_host,
        in_flight=IN_FLIGHT,
        per_second=0,
        again_after=0,
        addresses=len(urls),
        control="",
    )
    async with Fetcher(Policy(ports=(port,), networks=LOOPBACK)) as fetcher:
        found = await reach(urls, fetcher, manners)
    return sum(found[url].verdict is not right(url) for url in urls)


if __name__ == "__main__":
    wrong = asyncio.run(check(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
    sys.exit(f"{wrong} verdicts are wrong" if wrong else 0)
