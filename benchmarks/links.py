"""Print what checking 10,000 links costs, beside named link checkers, as ratios to ours.

``python -m benchmarks.links [--links N] [--rounds N] [--hosts 1 200] [--json]``
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import links_page, npm_peers, peers
from benchmarks.links_server import HOSTS, server
from benchmarks.measure import LINKS_DONE, Cost, alternate
from benchmarks.peers import Peer
from benchmarks.show import Row, as_json, as_text
from marrowlint.facts import Verdict

LINKS = 10_000
ROUNDS = 3
AT_ONCE = "64"
"""Requests in flight for one host, for all that can be told."""
OURS = "marrowlint"
ROOT = Path(__file__).parents[1]
TUNED = ["--host-request-interval", "0ms", "--host-concurrency", AT_ONCE]


def main() -> int:
    """Measure, print, and return the exit code."""
    args = _arguments()
    found = [peers.find("lychee"), *map(npm_peers.find, npm_peers.PACKAGES)]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as held, server(Path(held)) as (serves, port):
        found = [sound(peer, Path(held), port) for peer in found]
        for hosts in args.hosts:
            page = Path(held) / f"links-{hosts}.md"
            links_page.write(page, links_page.addresses(args.links, hosts, port))
            runs = commands(page, port, found, alone=hosts == 1)
            costs = alternate(runs, ROOT, args.rounds, LINKS_DONE)
            rows += [row(f"{name}, {_shown(hosts)}", costs[name], costs[OURS]) for name in runs]
    missing = {peer.package: peer.reason for peer in found if peer.program is None}
    title = f"{args.links} links, served by {serves}, median of {args.rounds} runs in turn"
    sys.stdout.write((as_json if args.json else as_text)(title, rows, missing))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.links", description=__doc__)
    parser.add_argument("--links", type=int, default=LINKS, help=f"how many ({LINKS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each ({ROUNDS})")
    parser.add_argument("--hosts", type=int, nargs="+", default=[1, HOSTS], help="on how many")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def sound(peer: Peer, folder: Path, port: int) -> Peer:
    """Return ``peer``, without its program where it does not find the dead links of a page.

    One that does not start is quick.
    """
    page = folder / "sample.md"
    urls = list(links_page.addresses(links_page.GONE * 2, 1, port))
    links_page.write(page, urls)
    runs = [run for name, run in commands(page, port, [peer], alone=True).items() if name != OURS]
    said = "".join(_said(run) for run in runs)
    dead = [url for url in urls if links_page.right(url) is Verdict.DEAD]
    if not runs or all(url in said for url in dead):
        return peer
    return replace(peer, program=None, reason="it does not find the links that are dead")


def _said(command: Sequence[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def commands(page: Path, port: int, found: list[Peer], *, alone: bool) -> Mapping[str, list[str]]:
    """Return name to command of every run; ``alone`` where all links lead to one host."""
    ours = [sys.executable, "-m", "benchmarks.links_ours", str(page), str(port), AT_ONCE]
    runs = {OURS: ours}
    programs = {peer.name: str(peer.program) for peer in found if peer.program}
    if lychee := programs.get("lychee"):
        quiet = [lychee, "--no-progress"]
        runs["lychee, tuned"] = [*quiet, *TUNED, str(page)]
        if not alone:  # it waits 50 ms between requests to one host: minutes
            runs["lychee, as it comes"] = [*quiet, str(page)]
    if linkinator := programs.get("linkinator"):
        told = ["--markdown", "--concurrency", AT_ONCE, "--verbosity", "error"]
        runs["linkinator"] = [linkinator, str(page), *told]
    if check := programs.get("markdown-link-check"):
        runs["markdown-link-check"] = [check, "--quiet", str(page)]
    return runs


def row(name: str, cost: Cost, ours: Cost) -> Row:
    """Return the row of one checker; the ratios say how many of our runs one of its costs."""
    return Row(
        name,
        {
            "cpu_s": round(cost.cpu, 2),
            "wall_s": round(cost.wall, 2),
            "rss_mb": round(cost.rss / 1024, 1),
            "cpu_to_ours": round(cost.cpu / ours.cpu, 2),
            "wall_to_ours": round(cost.wall / ours.wall, 2),
        },
    )


def _shown(hosts: int) -> str:
    return "one host" if hosts == 1 else f"{hosts} hosts"


if __name__ == "__main__":
    sys.exit(main())
