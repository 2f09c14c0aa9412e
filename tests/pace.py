"""Bounds on time that mean the same on a busy machine, and under a tool that traces each line."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

CALM = 0.018
"""Seconds of processor time that the work takes on two calm cores with Python 3.11."""
_TURNS = 3
_TRACED = 3.0
"""How many times longer the product may take while coverage looks on."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if what is done inside takes more processor time than that on a calm day."""
    start = time.process_time()
    yield
    took = time.process_time() - start
    assert took < seconds or took < seconds * slowness(), f"took {took:.2f} s, not {seconds:g}"


def slowness() -> float:
    """Return how many times longer than on a calm day work may take now, 1 at least."""
    traced = 1.0 if sys.gettrace() is None else _TRACED
    return traced * max(1.0, min(taken(_work) for _ in range(_TURNS)) / CALM)


def taken(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _work() -> None:
    table: dict[str, int] = {}
    for number in range(60_000):
        word = f"w{number % 997}"
        table[word] = table.get(word, 0) + len(word.split("9"))
