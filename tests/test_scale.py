"""Ten thousand sources: about 150 calls, under a minute at the services' pace, flat memory."""

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import SimulatedTimer, online
from loopback_works import NUMBERED
from marrowlint.verify.gather import verify
from marrowlint.verify.progress import Silent
from marrowlint.verify.wanted import Wanted
from pace import within

ENTRIES = [
    Wanted((f"pmcid:PMC{7_000_000 + each}",) if each % 3 else (f"pmid:{30_000_000 + each}",))
    for each in range(NUMBERED)
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Serve from another process, so that what we measure is ours."""
    program = Path(__file__).with_name("loopback_registries.py")
    with subprocess.Popen(
        [sys.executable, str(program), "--port", "0"], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


@pytest.mark.parametrize(
    ("count", "calls", "budget"),
    [(1_500, 24, 9.0), pytest.param(NUMBERED, 160, 60, marks=pytest.mark.slow)],
)
def test_many_sources(url: str, tmp_path: Path, count: int, calls: int, budget: float) -> None:
    entries, timer = ENTRIES[:count], SimulatedTimer()
    with within(30):
        first = verify(entries, online(url, tmp_path), Silent(), timer)
    second = verify(entries, online(url, tmp_path), Silent(), SimulatedTimer())

    assert sum(first.calls.values()) <= calls
    assert timer.time <= budget
    assert len(first.records) == count
    assert {each.verdict for each in first.records} == {"alive"}
    assert sum(second.calls.values()) == 0
    assert second.records == first.records


@pytest.mark.slow
def test_memory_grows_no_faster_than_what_is_found(url: str) -> None:
    peaks = []
    for count in (NUMBERED // 16, NUMBERED // 4):
        tracemalloc.start()
        verify(ENTRIES[:count], online(url), Silent(), SimulatedTimer())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 100_000_000 / 4
    assert peaks[1] < 4.5 * peaks[0]
