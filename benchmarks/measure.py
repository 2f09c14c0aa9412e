"""Run commands in turn and tell what each one costs."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DONE = frozenset({0, 1})
"""Exit codes of a linter that did its work: nothing found, something found."""
LINKS_DONE = DONE | {2}
"""The same for link checkers: lychee's 2 says that links are broken."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of processor, user and system, of the process and its children."""
    wall: float
    """Seconds on the clock."""
    rss: int
    """The most memory one process held, in KiB (as Linux counts it)."""


def run(command: Sequence[str], folder: Path, done: frozenset[int] = DONE) -> Cost:
    """Run ``command`` in ``folder``, drop its output, and return its cost.

    ``done`` are the exit codes of a linter that did its work; raises ``RuntimeError`` for others.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in done:
        fault = f"{' '.join(command[:3])} ... ended with {process.returncode}"
        raise RuntimeError(fault)
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss)


def alternate(
    commands: Mapping[str, Sequence[str]],
    folder: Path,
    rounds: int,
    done: frozenset[int] = DONE,
) -> Mapping[str, Cost]:
    """Run all ``commands`` in turn, ``rounds`` times; return the medians by name.

    In turn, so that a noisy minute of the machine falls on all of them. One run before is not
    counted: it fills the file cache and writes compiled modules.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for name, command in commands.items():
        run(command, folder, done)
        costs[name].clear()
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(run(command, folder, done))
    return {name: _median(each) for name, each in costs.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        int(statistics.median(cost.rss for cost in costs)),
    )
