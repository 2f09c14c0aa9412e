"""Write plain data as YAML that our reader, and any YAML 1.1 or 1.2 reader, takes alike."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][\w ,.()/;+%–—'’&é@-]*")
_NOT_TEXT = re.compile(r"~|null|true|false|yes|no|on|off|y|n|nan|inf|[0-9].*", re.IGNORECASE)
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_MOST_BYTES = 0xFF
_MOST_WORDS = 0xFFFF


def dump(data: Mapping[str, Any]) -> str:
    """Return ``data`` as a block mapping, one key a line, in its own order."""
    return "".join(f"{row}\n" for row in _mapping(data, ""))


def scalar(value: Any) -> str:  # noqa: ANN401 - plain data
    """Return a value that is no list or mapping on one line, in quotes where it needs them."""
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):  # noqa: PLR0124 - NaN alone differs from itself
        return ".nan" if value != value else ".inf" if value > 0 else "-.inf"  # noqa: PLR0124 - as above
    return json.dumps(value)


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _under(f"{indent}{scalar(key)}:", value, indent)


def _sequence(rows: list[Any], indent: str) -> Iterator[str]:
    for row in rows:
        if isinstance(row, dict) and row:
            first, *rest = _mapping(row, f"{indent}  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield from _under(f"{indent}-", row, indent)


def _under(start: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - plain data
    deeper = f"{indent}  "
    if isinstance(value, (dict, list)) and value:
        yield start
        yield from (
            _mapping(value, deeper) if isinstance(value, dict) else _sequence(value, deeper)
        )
    elif isinstance(value, str) and _is_literal(value):
        yield f"{start} {'|' if value.endswith(chr(10)) else '|-'}"
        for row in value.removesuffix("\n").split("\n"):
            yield f"{deeper}{row}" if row else ""
    else:
        yield f"{start} {scalar(value)}"


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and text[-1] != " "
        and not _NOT_TEXT.fullmatch(text)
        and text.isprintable()
    )


def _is_literal(text: str) -> bool:
    """Say whether ``text`` has several lines that a literal block holds as they are."""
    rows = text.removesuffix("\n").split("\n")
    return (
        len(rows) > 1
        and bool(rows[0])
        and not rows[0][0].isspace()
        and bool(rows[-1])
        and all(row.isprintable() for row in rows)
    )


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if short := _SHORT_ESCAPES.get(char):
        return short
    if char.isprintable():
        return char
    code = ord(char)
    if code <= _MOST_BYTES:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _MOST_WORDS else f"\\U{code:08x}"
