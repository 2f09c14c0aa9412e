"""Print what a page costs in a run over many, as a ratio to two peers.

``python -m benchmarks.throughput [--pages N] [--rounds N] [--json]``
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import pages
from benchmarks.measure import Cost, alternate
from benchmarks.peers import Peer, find
from benchmarks.show import Row, as_json, as_text

PAGES = 500
ROUNDS = 3
OURS = "marrowlint"
PROGRAM = Path(sys.executable).with_name(OURS)
ARGUMENTS = {
    OURS: ["--no-config"],
    "rumdl": ["--no-cache", "--no-config"],
    "proselint": [],
}


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help=f"how many ({PAGES})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each ({ROUNDS})")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    peers = [find("rumdl"), find("proselint")]
    with tempfile.TemporaryDirectory() as folder:
        written = pages.write(Path(folder), args.pages)
        size = sum(path.stat().st_size for path in written) / len(written) / 1000
        costs = alternate(commands(peers), Path(folder), args.rounds)
    rows = [row(name, cost, costs[OURS], args.pages) for name, cost in costs.items()]
    missing = {peer.package: peer.reason for peer in peers if peer.program is None}
    title = f"{args.pages} pages of {size:.1f} kB, median of {args.rounds} runs in turn"
    sys.stdout.write((as_json if args.json else as_text)(title, rows, missing))
    return 0


def commands(peers: list[Peer]) -> Mapping[str, list[str]]:
    """Return name to command of every linter that is there."""
    programs = {OURS: PROGRAM} | {peer.name: peer.program for peer in peers if peer.program}
    return {
        name: [str(program), "check", *ARGUMENTS[name], "."] for name, program in programs.items()
    }


def row(name: str, cost: Cost, ours: Cost, count: int) -> Row:
    """Return the row of one linter; the ratio says how many of its runs one of ours costs."""
    return Row(
        name,
        {
            "cpu_ms_a_page": round(cost.cpu * 1000 / count, 3),
            "wall_ms_a_page": round(cost.wall * 1000 / count, 3),
            "rss_mb": round(cost.rss / 1024, 1),
            "ours_to_it": round(ours.cpu / cost.cpu, 2),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
