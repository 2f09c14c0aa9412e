"""Read the tables that ship with the package: word lists, learnt weights, dated facts.

They are written as TOML. ``compiled.json`` holds the same, and the indexes made of them, in a
form that is read ten times as fast. What was compiled of other bytes than the TOML has now is
passed over, so a change counts at once; ``python docs/make_compiled.py`` compiles it again, and a
test holds the two equal.
"""

from binascii import crc32
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

HOME = Path(__file__).parent
COMPILED = HOME / "compiled.json"
PARSER = "tomllib"
"""Imported for a table that is not compiled only: it costs more than most tables."""
MadeT = TypeVar("MadeT")


class Compiled(Struct, frozen=True, array_like=True):
    """A table or index as JSON, and the mark of the TOML that it was made of."""

    mark: int
    data: Raw


def read(path: Path) -> dict[str, Any]:
    """Return the TOML file at ``path`` as data; raise ``FileNotFoundError`` if it is absent."""
    raw = path.read_bytes()
    known = _compiled().get(f"{path.parent.name}/{path.name}")
    if known is not None and known.mark == crc32(raw):
        table: dict[str, Any] = msgspec.json.decode(known.data)
        return table
    parsed: dict[str, Any] = import_module(PARSER).loads(raw.decode("utf-8"))
    return parsed


def made(name: str, sources: Iterable[Path], kind: type[MadeT]) -> MadeT | None:
    """Return what was compiled under ``name`` of ``sources``, or ``None`` if they have changed."""
    known = _compiled().get(name)
    if known is None or known.mark != mark(sources):
        return None
    return msgspec.json.decode(known.data, type=kind)


def mark(sources: Iterable[Path]) -> int:
    """Return a number that changes where a byte of ``sources`` does."""
    value = 0
    for path in sources:
        value = crc32(path.read_bytes(), value)
    return value


@cache
def _compiled() -> Mapping[str, Compiled]:
    try:
        raw = COMPILED.read_bytes()
    except FileNotFoundError:
        return {}
    return msgspec.json.decode(raw, type=dict[str, Compiled])
