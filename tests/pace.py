"""Tell how slow the machine is today, so that a bound on time means the same on a busy one."""

import time

CALM = 0.018
"""Seconds of processor time that the work takes on two calm cores with Python 3.11."""
_TURNS = 3


def slowness() -> float:
    """Return how many times longer a fixed amount of work takes than on a calm day, 1 at least."""
    return max(1.0, min(_work() for _ in range(_TURNS)) / CALM)


def _work() -> float:
    start = time.process_time()
    table: dict[str, int] = {}
    for number in range(60_000):
        word = f"w{number % 997}"
        table[word] = table.get(word, 0) + len(word.split("9"))
    return time.process_time() - start
