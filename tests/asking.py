"""What tests of asking share: time that is not waited for, and runs against loopback services."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from loopback_registries import Registries
from marrowlint.facts import Record
from marrowlint.verify.addresses import ARCHIVE
from marrowlint.verify.gather import verify
from marrowlint.verify.online import Online
from marrowlint.verify.progress import Silent
from marrowlint.verify.registries.all import BUCKETS
from marrowlint.verify.wanted import Verified, Wanted

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class SimulatedTimer:
    """Time that passes only when somebody waits, and then at once."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        until = self.time + seconds
        self.waits.append(seconds)
        await asyncio.sleep(0)
        self.time = max(self.time, until)


def online(url: str, cache: Path | None = None) -> Online:
    """Return a run whose services all live below ``url``."""
    bases = {bucket: f"{url}{bucket}/" for bucket in (*BUCKETS, ARCHIVE)}
    return Online(now=NOW, bases=bases, cache=cache)


def run(
    services: Registries, *entries: Sequence[str], cache: Path | None = None, **changes: object
) -> Verified:
    """Return what ``services`` say of entries, each given by its identifiers."""
    wanted = [Wanted(tuple(each)) for each in entries]
    given = replace(online(services.url, cache), **changes)
    return verify(wanted, given, Silent(), SimulatedTimer())


def one(services: Registries, *keys: str, **changes: object) -> Record:
    """Return the one record that an entry with ``keys`` leads to."""
    verified = run(services, keys, **changes)  # type: ignore[arg-type]  # fields of Online
    (key,) = verified.by_wanted[0]
    return next(each for each in verified.records if each.key == key)
