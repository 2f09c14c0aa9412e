"""Write patterns down at once and compile each when it is first used.

A page needs a third of the patterns that its rules hold, and compiling them all costs a cold run
more than the page does.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_ESCAPES = re.compile(r"\\.|\(\?P[<=]\w+")
"""What may hold capitals though the text need not: ``\\W``, and the names of groups."""


def lazy(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of ``written``; where it is not valid, its first use raises.

    One that takes any case is first looked for in the lower-cased text, which is three times as
    fast, and most are not there. A long s or a dotless i is then no s and no i.
    """
    any_case = flags & re.IGNORECASE and _ESCAPES.sub("", written).islower()
    return cast("re.Pattern[str]", (_Folded if any_case else _Waiting)(written, flags))


@cache
def compiled(written: str) -> re.Pattern[str]:
    """Return a pattern that is taken from a table, in any case, its ``.`` any character."""
    return re.compile(written, re.IGNORECASE | re.DOTALL)


class _Waiting:
    """Stands for a pattern; once one method is asked for, it holds those of the pattern itself."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        compiled = re.compile(self._written, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


class _Folded:
    """Stands for a pattern in any case; at first only the one in lower case is compiled."""

    def __init__(self, written: str, flags: int) -> None:
        self._lower = lazy(written, flags & ~re.IGNORECASE)
        self._whole = _Waiting(written, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        found = self.__dict__[name] = getattr(self._whole, name)
        return found

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Return the first match."""
        if not bounds and self._lower.search(text.lower()) is None:
            return None
        return cast("re.Match[str] | None", self._whole.search(text, *bounds))

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """Return an iterator over the matches."""
        if not bounds and self._lower.search(text.lower()) is None:
            return iter(())
        return cast("Iterator[re.Match[str]]", self._whole.finditer(text, *bounds))
