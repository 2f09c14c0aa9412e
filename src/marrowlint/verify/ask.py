"""Ask one registry about many identifiers; every one of them gets an answer or a reason."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence

from marrowlint.verify.heard import Heard, absent, found, unchecked
from marrowlint.verify.line import Got, Line
from marrowlint.verify.registries.registry import NotAnAnswerError, Request, Said

REFUSED = frozenset({400, 413, 414, 422})
"""Statuses by which a service says that it cannot take this call as it is."""
FRUITLESS = 20
"""Refusals of parts of one batch, none of them taken, after which the rest is not tried.

One bad identifier among 200 costs at most 9 refusals before the first good half.
"""
NOT_TAKEN = "it does not take this identifier"
NO_ANSWER = "what it sent is not an answer"
LEFT_OUT = "its answer does not speak of it"

Hear = Callable[[dict[str, Heard]], Awaitable[None]]
"""Takes what was heard of the identifiers of a batch."""


async def ask(line: Line, ids: Sequence[str], hear: Hear) -> None:
    """Ask about ``ids`` in batches, as many at once as the service allows.

    ``hear`` is called for each batch as it comes in; afterwards it has heard of every identifier.
    """
    missing = set(ids)
    requests = line.registry.requests(ids, line.desk.online.contact)

    async def work() -> None:
        for request in requests:
            heard = await _batch(line, request)
            missing.difference_update(heard)
            await hear(heard)

    async with asyncio.TaskGroup() as group:
        for _ in range(line.registry.pace.at_once):
            group.create_task(work())
    if missing:
        await hear({each: _unchecked(line, NOT_TAKEN) for each in sorted(missing)})


async def _batch(line: Line, request: Request) -> dict[str, Heard]:
    """Return what is heard of a batch; one that is refused is asked again in halves."""
    heard: dict[str, Heard] = {}
    queue, refusals, taken = deque([request]), 0, False
    while queue:
        part = queue.popleft()
        got = await line.send(part)
        if got.status not in REFUSED:
            taken = taken or got.status in line.registry.read_statuses
            heard.update(_read(line, part, got))
        elif len(part.asked) > 1 and (taken or refusals < FRUITLESS):
            refusals += 1
            queue.extend(_halves(line, part))
        else:
            heard.update({each: _unchecked(line, NOT_TAKEN) for each in part.asked})
    return heard


def _halves(line: Line, request: Request) -> Iterator[Request]:
    middle = len(request.asked) // 2
    for half in (request.asked[:middle], request.asked[middle:]):
        yield from line.registry.requests(half, line.desk.online.contact)


def _read(line: Line, request: Request, got: Got) -> dict[str, Heard]:
    """Return what an answer says of each identifier of its call."""
    registry, at = line.registry, line.desk.online.at
    if got.why:
        return {each: _unchecked(line, got.why) for each in request.asked}
    if got.status in registry.absent_statuses and len(request.asked) == 1:
        line.fine()
        return {each: absent(registry.shown, at) for each in request.asked}
    if got.status not in registry.read_statuses:
        why = f"it answered {got.status}"
        line.fails(why)
        return {each: _unchecked(line, why) for each in request.asked}
    said = _said(line, request, got)
    if said is None:
        return {each: _unchecked(line, NO_ANSWER) for each in request.asked}
    return {each: _heard(line, said.get(each)) for each in request.asked}


def _said(line: Line, request: Request, got: Got) -> dict[str, Said] | None:
    try:
        said = {each.asked: each for each in line.registry.read(request, got.body)}
    except NotAnAnswerError:
        line.fails(NO_ANSWER)
        return None
    except Exception:  # noqa: BLE001 - an answer that breaks its reader costs itself, not the run
        line.fails(NO_ANSWER)
        return None
    line.fine()
    return said


def _heard(line: Line, said: Said | None) -> Heard:
    if said is None:
        return _unchecked(line, LEFT_OUT)
    shown, at = line.registry.shown, line.desk.online.at
    if said.record is None:
        return absent(shown, at)
    return found(shown, at, said.record, said.references)


def _unchecked(line: Line, why: str) -> Heard:
    return unchecked(line.registry.shown, line.desk.online.at, why)
