"""Count every connection that this process opens, below anything that could hide one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WATCHERS: list[list[Any]] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        for seen in _WATCHERS:
            seen.append(args[1])


_INSTALLED: list[bool] = []


@contextmanager
def connects() -> Iterator[list[Any]]:
    """Yield the list of addresses connected to; hooks cannot be taken off, so there is one."""
    if not _INSTALLED:
        sys.addaudithook(_hook)
        _INSTALLED.append(True)
    seen: list[Any] = []
    _WATCHERS.append(seen)
    try:
        yield seen
    finally:
        _WATCHERS.remove(seen)
