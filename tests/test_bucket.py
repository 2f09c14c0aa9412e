"""Nobody is asked faster than it wants, and waits are what a service may ask for."""

import asyncio
from datetime import timedelta
from email.utils import format_datetime

import pytest

from asking import NOW, SimulatedTimer
from marrowlint.verify.bucket import Bucket
from marrowlint.verify.registries.registry import Pace
from marrowlint.verify.retry import asked_to_wait, backoff, passing, server_time


def spread(bucket: Bucket, timer: SimulatedTimer, calls: int) -> list[float]:
    """Return when each of ``calls`` tasks got its turn."""
    times: list[float] = []

    async def call() -> None:
        async with bucket.turn():
            times.append(timer.now())

    async def all_calls() -> None:
        await asyncio.gather(*(call() for _ in range(calls)))

    asyncio.run(all_calls())
    return times


def test_calls_are_spread_evenly_whoever_makes_them() -> None:
    timer = SimulatedTimer()
    bucket = Bucket(Pace(per_second=4.0, at_once=3), timer)

    times = spread(bucket, timer, 9)

    assert times == pytest.approx([each / 4 for each in range(9)])


def test_who_says_who_asks_may_ask_faster() -> None:
    timer = SimulatedTimer()
    pace = Pace(per_second=1.0, identified_per_second=3.0)

    times = spread(Bucket(pace, timer, identified=True), timer, 4)

    assert times[-1] == pytest.approx(1.0)


def test_no_more_are_in_flight_than_the_service_wants() -> None:
    bucket = Bucket(Pace(per_second=1000.0, at_once=2), SimulatedTimer())
    now, most = 0, 0

    async def call() -> None:
        nonlocal now, most
        async with bucket.turn():
            now += 1
            most = max(most, now)
            for _ in range(5):
                await asyncio.sleep(0)
            now -= 1

    async def all_calls() -> None:
        await asyncio.gather(*(call() for _ in range(10)))

    asyncio.run(all_calls())

    assert most == 2


def test_a_hold_holds_everybody() -> None:
    timer = SimulatedTimer()
    bucket = Bucket(Pace(per_second=10.0, at_once=2), timer)
    bucket.hold(7.0)

    times = spread(bucket, timer, 2)

    assert times == pytest.approx([7.0, 7.1])


@pytest.mark.parametrize(
    ("headers", "gap"),
    [
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "2s"}, 2.0),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}, 0.2),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}, 0.2),
        ({"x-rate-limit-limit": "-5", "x-rate-limit-interval": "1s"}, 0.2),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "999999s"}, 60.0),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "9" * 20}, 0.2),
        ({"x-rate-limit-limit": "1"}, 0.2),
    ],
)
def test_what_the_service_says_of_its_limits_only_slows_us_down(
    headers: dict[str, str], gap: float
) -> None:
    timer = SimulatedTimer()
    bucket = Bucket(Pace(per_second=5.0), timer)
    bucket.adopt(headers)

    times = spread(bucket, timer, 2)

    assert times[1] - times[0] == pytest.approx(gap)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        (" 12 ", 12.0),
        ("9" * 20, float("inf")),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Thu, 01 Jan 99999 00:00:00 GMT", None),
        (format_datetime(NOW + timedelta(seconds=30), usegmt=True), 30.0),
        ("٣", None),
    ],
)
def test_a_wait_that_is_asked_for_is_read(value: str, seconds: float | None) -> None:
    assert asked_to_wait(value, NOW) == seconds


def test_the_server_s_own_clock_counts() -> None:
    assert server_time(format_datetime(NOW, usegmt=True)) == NOW


@pytest.mark.parametrize("date", ["", "soon", "Thu, 01 Jan 99999 00:00:00 GMT"])
def test_without_it_ours_does(date: str) -> None:
    assert server_time(date).tzinfo is not None


def test_failures_in_a_row_are_answered_with_patience_that_has_an_end() -> None:
    assert [backoff(each) for each in (1, 2, 3, 4, 5, 50)] == [1.0, 2.0, 4.0, 8.0, 16.0, 16.0]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_trouble_that_may_pass(status: int) -> None:
    assert passing(status)


@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 410, 422])
def test_an_answer_is_no_trouble(status: int) -> None:
    assert not passing(status)
