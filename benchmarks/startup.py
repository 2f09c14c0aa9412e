"""Print what a short run costs, beside bare Python and two peers.

``python -m benchmarks.startup [--rounds N] [--json]``
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

ROUNDS = 15
BARE = "bare python"
OURS = Path(sys.executable).with_name("marrowlint")


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each ({ROUNDS})")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    peers = [find("rumdl"), find("proselint")]
    with tempfile.TemporaryDirectory() as folder:
        (page,) = pages.write(Path(folder), 1)
        costs = alternate(commands(page.name, peers), Path(folder), args.rounds)
    rows = [row(name, cost, costs[BARE]) for name, cost in costs.items()]
    missing = {peer.package: peer.reason for peer in peers if peer.program is None}
    title = f"Start-up, median of {args.rounds} runs in turn"
    sys.stdout.write((as_json if args.json else as_text)(title, rows, missing))
    return 0


def commands(page: str, peers: list[Peer]) -> Mapping[str, list[str]]:
    """Return name to command of every run that is measured."""
    runs = {
        BARE: [sys.executable, "-c", "pass"],
        "marrowlint --version": [str(OURS), "--version"],
        "marrowlint check, one page": [str(OURS), "check", "--no-config", page],
    }
    arguments = {"rumdl": ["--no-cache", "--no-config"], "proselint": []}
    for peer in peers:
        if peer.program:
            command = [str(peer.program), "check", *arguments[peer.name], page]
            runs[f"{peer.package} check, one page"] = command
    return runs


def row(name: str, cost: Cost, bare: Cost) -> Row:
    """Return the row of one run; the ratio is to bare Python, by CPU."""
    return Row(
        name,
        {
            "cpu_ms": round(cost.cpu * 1000, 1),
            "wall_ms": round(cost.wall * 1000, 1),
            "times_bare_python": round(cost.cpu / bare.cpu, 2),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
