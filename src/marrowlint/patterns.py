"""Write patterns down at once and compile each when it is first used.

A page needs a third of the patterns that its rules hold, and compiling them all costs a cold run
more than the page does.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def lazy(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of ``written``; where it is not valid, its first use raises."""
    return cast("re.Pattern[str]", _Waiting(written, flags))


class _Waiting:
    """Stands for a pattern; once one method is asked for, it holds those of the pattern itself."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        compiled = re.compile(self._written, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)
