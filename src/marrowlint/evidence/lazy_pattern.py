"""Compile a pattern when it is first used: a page needs few of the many for addresses."""

import re
from collections.abc import Iterator, Mapping
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern, deaf to case, its ``.`` standing for any character."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


class Patterns(Mapping[str, re.Pattern[str]]):
    """Patterns by name, as they are written."""

    def __init__(self, written: Mapping[str, str]) -> None:
        """Take name to pattern."""
        self._written = written
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return the pattern called ``name``."""
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._written[name])
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """Return the names."""
        return iter(self._written)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._written)
