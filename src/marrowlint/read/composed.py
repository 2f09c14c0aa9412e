"""Hold what a data reader makes of YAML or JSON, and the limits both readers keep."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from marrowlint.read.tree import Comment, Place, Problem
from marrowlint.text import Mapped, Span

INVALID = "front-matter-invalid"
"""Rule of data that cannot be read at all."""

DUPLICATE = "key-duplicate"
"""Rule of a key that stands twice in one mapping."""

DIGITS = 400
"""Digits of a whole number at most: Python refuses to print more than 4,300 of them."""


class Limits(Struct, frozen=True):
    """What a reader takes at most before it refuses the whole."""

    size: int
    """Code points of all of it."""
    nodes: int
    """Keys, values, lists and mappings."""
    scalar: int
    """Code points of one value."""
    depth: int = 32
    """Lists and mappings inside one another."""


FRONT_MATTER = Limits(size=64 * 1024, nodes=10_000, scalar=16 * 1024)
WHOLE_FILE = Limits(size=2 * 1024 * 1024, nodes=20_000, scalar=200 * 1024)


class Composed(Struct, frozen=True):
    """Plain data, with the place in the file of every key and value."""

    data: Any
    """``None`` where the data is empty or was refused."""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    values: Mapping[str, Mapped] = field(default_factory=lambda: MappingProxyType({}))
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()
    valid: bool = True
    """False where the data was refused; ``problems`` then holds the one reason."""


class RefusedError(Exception):
    """Stop a reader at the first fault it cannot read past; never leaves ``read``."""

    def __init__(self, span: Span, detail: str, way_out: str = "") -> None:
        """Keep where the fault is, what it is, and what the author can do about it."""
        super().__init__(detail)
        self.problem = Problem(INVALID, span, "", detail, way_out)


def duplicate(key: Span, pointer: str, name: str) -> Problem:
    """Return the problem that the key at ``key`` stands a second time."""
    return Problem(
        DUPLICATE,
        key,
        pointer,
        f"`{shorten(name)}` stands twice here, and only the first is read",
        "Keep one of the two.",
    )


def shorten(text: str) -> str:
    """Return ``text`` cut to what a message can hold."""
    limit = 60
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
