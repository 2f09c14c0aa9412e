"""Lanes: each host at its own pace, none in the way of another, nothing left running."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from marrowlint.verify.lanes import DONE, Lane, Lanes, Manners, Turn, room

FREE = Manners(per_second=0)
Asked = list[tuple[str, str]]
Ask = Callable[[str], Awaitable[Turn]]


def run(ask: Ask, jobs: Asked, manners: Manners = FREE) -> bool:
    return asyncio.run(Lanes(ask, manners).run(jobs))


class Watch:
    """Asks, takes its time over it, and counts how many are asked at once."""

    def __init__(self, seconds: float = 0.002) -> None:
        self.seconds = seconds
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.times: list[float] = []

    async def ask(self, job: str) -> Turn:
        host = job.partition("/")[0]
        self.times.append(asyncio.get_running_loop().time())
        for key in (host, ""):
            self.now[key] += 1
            self.most[key] = max(self.most[key], self.now[key])
        await asyncio.sleep(self.seconds)
        for key in (host, ""):
            self.now[key] -= 1
        return DONE


def jobs(hosts: int, each: int) -> Asked:
    return [(f"h{host}", f"h{host}/{number}") for host in range(hosts) for number in range(each)]


def test_nothing_to_ask_is_done() -> None:
    assert run(Watch().ask, [])


def test_everything_is_asked_once() -> None:
    seen: list[str] = []

    async def ask(job: str) -> Turn:
        seen.append(job)
        return DONE

    assert run(ask, jobs(7, 9))
    assert sorted(seen) == sorted(job for _, job in jobs(7, 9))


@pytest.mark.parametrize("per_host", [1, 2, 5])
def test_a_host_has_no_more_in_flight_than_it_may(per_host: int) -> None:
    watch = Watch()

    run(watch.ask, jobs(3, 20), Manners(per_second=0, per_host=per_host))

    assert {watch.most[f"h{host}"] for host in range(3)} == {per_host}


def test_all_hosts_have_no_more_in_flight_than_they_may() -> None:
    watch = Watch()

    run(watch.ask, jobs(30, 3), Manners(per_second=0, in_flight=10))

    assert watch.most[""] == 10


def test_a_host_is_asked_at_its_pace_after_a_burst() -> None:
    watch = Watch(0)

    run(watch.ask, jobs(1, 8), Manners(per_second=50, burst=3))

    first_after_the_burst = watch.times[3] - watch.times[0]
    assert first_after_the_burst > 0.015
    assert watch.times[-1] - watch.times[0] > 0.09


def test_one_that_must_be_asked_again_is_asked_again_later() -> None:
    times: list[float] = []

    async def ask(_: str) -> Turn:
        times.append(asyncio.get_running_loop().time())
        return Turn(again=0.05) if len(times) == 1 else DONE

    assert run(ask, [("h", "h/1")])
    assert len(times) == 2
    assert times[1] - times[0] >= 0.05


def test_a_host_that_complains_is_left_alone_and_the_others_are_not() -> None:
    ends: dict[str, float] = {}

    async def ask(job: str) -> Turn:
        ends[job] = asyncio.get_running_loop().time()
        return Turn(hold=0.1) if job == "slow/0" else DONE

    asked = [(host, f"{host}/{number}") for host in ("slow", "fast") for number in range(4)]
    run(ask, asked, Manners(per_second=0, per_host=1))

    assert ends["slow/1"] - ends["slow/0"] >= 0.1
    assert ends["fast/3"] < ends["slow/1"]


def test_a_host_that_complained_takes_heart_again() -> None:
    lane: Lane[str] = Lane(FREE)
    lane.heard(Turn(hold=0.0), 0.0)
    lane.wait(1.0)
    slow = lane.wait(1.0)

    for _ in range(20):
        lane.heard(DONE, 1.0)

    assert slow > 0.1
    assert lane.wait(9.0) == lane.wait(9.0) == 0


def test_hosts_that_never_answer_do_not_hold_up_those_that_do() -> None:
    def spent(asked: Asked) -> float:
        times: list[float] = []

        async def ask(job: str) -> Turn:
            await asyncio.sleep(0.8 if job.startswith("slow") else 0.001)
            if job.startswith("good"):
                times.append(asyncio.get_running_loop().time())
            return DONE

        async def main() -> float:
            start = asyncio.get_running_loop().time()
            await Lanes(ask, FREE).run(asked)
            return max(times) - start

        return asyncio.run(main())

    good = [(f"good{number}", f"good{number}/x") for number in range(1000)]
    slow = [(f"slow{number}", f"slow{number}/x") for number in range(1000)]
    mixed = [each for pair in zip(slow, good, strict=True) for each in pair]

    alone, among = spent(good), spent(mixed)

    assert among < 2 * alone + 0.4


def test_the_time_of_a_run_ends_it() -> None:
    ended: list[str] = []

    async def ask(job: str) -> Turn:
        try:
            await asyncio.sleep(9)
        finally:
            ended.append(job)
        return DONE

    assert not run(ask, jobs(4, 2), Manners(per_second=0, seconds=0.05))
    assert len(ended) == 8


def test_a_run_that_is_cancelled_leaves_nothing_running() -> None:
    async def main() -> int:
        task = asyncio.create_task(Lanes(Watch(9).ask, FREE).run(jobs(5, 5)))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return len(asyncio.all_tasks())

    assert asyncio.run(main()) == 1


def test_there_is_room_for_some_at_least() -> None:
    assert 16 <= room(1024) <= 1024
    assert room(3) == 3
