"""Every fault has one right verdict, and it is the one that is given.

300 addresses in the default run, 5,000 in CI (``slow``), and 100,000 where ``MARROWLINT_FAULTS``
says how many: ``MARROWLINT_FAULTS=100000 pytest -m slow tests/test_faults.py``.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import Struct

from fault_server import faulty
from faults import FAULTS, NAMES, addresses, drawn
from marrowlint.verify.fetch import Fetcher
from marrowlint.verify.guard import Policy
from marrowlint.verify.lanes import Manners
from marrowlint.verify.limits import Limits
from marrowlint.verify.reach import Reached, reach
from marrowlint.verify.reply import Reply
from marrowlint.verify.resolve import Resolver
from pace import slowness

SEED = "2026-11-23"
RATE = 0.3
GRACE = 1.0
"""Seconds over its deadline that a request may take."""
MUCH = 30 * 2**20
"""Bytes that memory may grow by."""
FEW, SOME = 300, 5000
PART = 10_000
PATIENT = Manners(
    per_host=8,
    per_second=0,
    again_after=0,
    longest_wait=0.05,
    addresses=PART,
    seconds=3600,
    control="",
)
MANY = int(os.environ.get("MARROWLINT_FAULTS", "0"))


class Outcome(Struct):
    """What a run gave, and what it cost."""

    wrong: list[str]
    longest: float
    """Seconds of the longest request."""
    grown: int
    """Bytes of memory more than half way: the allocator takes what it needs before."""


class Timed(Fetcher):
    """Measures the longest request, and when each ended."""

    longest = 0.0

    def __init__(self, policy: Policy, *, limits: Limits, resolver: Resolver) -> None:
        super().__init__(policy, limits=limits, resolver=resolver)
        self.ended: dict[str, float] = {}

    async def get(  # type: ignore[override]
        self, url: str, *, headers: tuple[tuple[str, str], ...] = (), cap: int | None = None
    ) -> Reply:
        start = time.monotonic()
        reply = await super().get(url, headers=headers, cap=cap)
        self.ended[url] = time.monotonic()
        self.longest = max(self.longest, self.ended[url] - start)
        return reply


async def loopback(_host: str, _port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def resident() -> int:
    """Return the bytes of memory in use, 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    found = re.search(r"^VmRSS:\s+(\d+) kB", status.read_text(), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def wrong(found: dict[str, Reached], drawn_by: dict[str, str], rate: float) -> list[str]:
    """Return what is wrong, address by address."""
    faults = []
    for url, told in found.items():
        fault = drawn(drawn_by[url], SEED, rate)
        right = told.verdict.value == fault.verdict and bool(told.moved_to) == fault.moved
        if not right or (fault.waits and "within" not in told.reason):
            faults.append(f"{fault.name}: {told.verdict.value} ({told.reason}), {url}")
    return faults


async def outcome(drawn_by: dict[str, str], port: int, rate: float, deadline: float) -> Outcome:
    """Ask for every address, part by part with one fetcher."""
    # Port 80 is allowed as well, so that it is the address that stops a redirect there.
    policy = Policy(ports=(port, 80), networks=("127.0.0.0/8",))
    limits = Limits(deadline=deadline, connect=deadline)
    urls, used, faults = list(drawn_by), list[int](), list[str]()
    async with Timed(policy, limits=limits, resolver=loopback) as fetcher:
        for start in range(0, len(urls), PART):
            found = await reach(urls[start : start + PART], fetcher, PATIENT)
            faults += wrong(found, drawn_by, rate)
            fetcher.ended.clear()
            used.append(resident())
        return Outcome(faults, fetcher.longest, used[-1] - used[len(used) // 2])


def check(count: int, hosts: int, rate: float, deadline: float) -> Outcome:
    """Run once, and assert that nothing is wrong and nothing took too long."""
    with faulty(SEED, rate) as port:
        drawn_by = dict(addresses(count, hosts, port))
        given = asyncio.run(outcome(drawn_by, port, rate, deadline))

    assert given.wrong == []
    assert given.longest < deadline + GRACE * slowness()
    return given


def test_there_are_many_faults_and_each_has_a_name() -> None:
    assert len(FAULTS) >= 24
    assert len(NAMES) == len(FAULTS) + 1


@pytest.mark.parametrize("rate", [0.0, 0.3, 1.0])
def test_faults_are_drawn_as_often_as_they_should(rate: float) -> None:
    hit = sum(drawn(where, SEED, rate).name != "a page" for _, where in addresses(4000, 20, 80))

    assert abs(hit / 4000 - rate) < 0.03


def test_a_fault_is_drawn_by_seed_and_address_alone() -> None:
    def names(seed: str, port: int) -> list[str]:
        return [drawn(where, seed, 1.0).name for _, where in addresses(200, 9, port)]

    assert names("a", 80) == names("a", 81)
    assert names("a", 80) != names("b", 80)


def test_no_fault_is_judged_wrongly() -> None:
    check(FEW, 60, 1.0, 3.0)

    met = {drawn(where, SEED, 1.0).name for _, where in addresses(FEW, 60, 80)}
    assert met == {fault.name for fault in FAULTS}


@pytest.mark.slow
def test_no_fault_among_many_is_judged_wrongly() -> None:
    check(SOME, 200, RATE, 5.0)


@pytest.mark.slow
def test_hosts_that_never_answer_do_not_hold_up_those_that_do() -> None:
    async def spent(port: int, *, among: bool) -> float:
        good = [f"http://h{number}-a.faults.test:{port}/fixed/a" for number in range(1000)]
        slow = [f"http://h{number}.faults.test:{port}/fixed/silence" for number in range(1000)]
        policy = Policy(ports=(port,), networks=("127.0.0.0/8",))
        async with Timed(policy, limits=Limits(deadline=9.0), resolver=loopback) as fetcher:
            start = time.monotonic()
            found = await reach(good + slow if among else good, fetcher, PATIENT)
            assert {found[url].verdict.value for url in good} == {"alive"}
            return max(fetcher.ended[url] for url in good) - start

    with faulty(SEED, 0.0) as port:
        alone = asyncio.run(spent(port, among=False))
        held = asyncio.run(spent(port, among=True))

    assert held < 2 * alone + 0.5


@pytest.mark.slow
@pytest.mark.skipif(not MANY, reason="MARROWLINT_FAULTS does not say how many")
def test_no_fault_among_very_many_is_judged_wrongly() -> None:
    given = check(MANY, 400, RATE, 20.0)
    sys.stderr.write(f"longest {given.longest:.1f} s, grown {given.grown / 2**20:.1f} MB\n")

    assert given.grown < MUCH
