import re
from importlib import import_module

import pytest

from marrowlint.patterns import lazy
from test_layers import MODULES

WAITING = [
    (f"{name}.{key}", value)
    for name in sorted(set(MODULES) - {"marrowlint.__main__"})
    for key, value in vars(import_module(name)).items()
    if type(value) is type(lazy(""))
]


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    waiting = lazy("(?P<letter>[a-c])", re.IGNORECASE)
    before = set(vars(waiting))

    assert waiting.findall("Abd") == ["A", "b"]
    assert "search" not in before
    assert waiting.groupindex["letter"] == 1


@pytest.mark.parametrize("waiting", dict(WAITING).values(), ids=dict(WAITING))
def test_every_pattern_is_valid(waiting: re.Pattern[str]) -> None:
    assert waiting.search("") is None or waiting.search("")
