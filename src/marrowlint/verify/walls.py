"""Tell a bot wall from the page it stands in front of, by what only the wall sends.

A phrase alone is no sign: pages speak of captchas, and many that were served hold the scripts
of a wall's maker. The signs, and where each is known from, are in ``data/walls.toml``.
"""

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from marrowlint.language.dated import table
from marrowlint.verify.reply import Reply

HEAD = 65536
"""Bytes of a body that are looked at: a wall is a small page, and says so early."""
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{0,300})<", re.IGNORECASE)
_HTML = ("html", "xml", "text/plain")


class Sign(Struct, frozen=True):
    """Something that only the wall shows; it holds where all that it names hold."""

    header: str = ""
    value: str = ""
    """Of the header, in lower case; ``""`` for any."""
    title: str = ""
    """Of the page, whole, in lower case."""
    body: tuple[bytes, ...] = ()
    """All of these stand in the page."""
    under: int = 0
    """The page has fewer bytes than this; 0 for any size."""
    host: str = ""
    """Host, or a host above the one, that answered in the end."""
    path: str = ""
    """What the path that answered begins with."""


class Wall(Struct, frozen=True):
    """A maker of bot walls, and the signs of its pages."""

    name: str
    source: str
    signs: tuple[Sign, ...]


@cache
def walls() -> tuple[Wall, ...]:
    """Return every wall of the dated table."""
    return tuple(
        Wall(row["name"], row["source"], tuple(_sign(sign) for sign in row["signs"]))
        for row in table("walls")["walls"]
    )


def wall(reply: Reply) -> str:
    """Return the name of the wall that answered, ``""`` where the page itself did."""
    head = reply.body[:HEAD] if reply.body and _readable(reply) else b""
    for name, sign in _candidates(reply, head):
        if _holds(sign, reply, head):
            return name
    return ""


class _Index(Struct, frozen=True):
    """Every sign once, filed under the part that is quickest to rule out."""

    headers: dict[str, list[tuple[str, Sign]]]
    marks: dict[bytes, list[tuple[str, Sign]]]
    any_mark: re.Pattern[bytes]
    titles: dict[str, list[tuple[str, Sign]]]
    ends: list[tuple[str, Sign]]


@cache
def _index() -> _Index:
    signs = [(each.name, sign) for each in walls() for sign in each.signs]
    marks: dict[bytes, list[tuple[str, Sign]]] = {
        sign.body[0]: [] for _, sign in signs if sign.body and not _elsewhere(sign)
    }
    found = re.compile(b"|".join(map(re.escape, sorted(marks, reverse=True))))
    index = _Index({}, marks, found, {}, [])
    for name, sign in signs:
        _shelf(index, sign).append((name, sign))
    return index


def _elsewhere(sign: Sign) -> bool:
    """Return whether a sign is filed under something that is not in the page."""
    return bool(sign.header or sign.host or sign.path)


def _shelf(index: _Index, sign: Sign) -> list[tuple[str, Sign]]:
    if sign.header:
        return index.headers.setdefault(sign.header, [])
    if sign.host or sign.path:
        return index.ends
    if sign.body:
        return index.marks[sign.body[0]]
    return index.titles.setdefault(sign.title, [])


def _candidates(reply: Reply, head: bytes) -> list[tuple[str, Sign]]:
    """Return the signs that can still hold."""
    index = _index()
    found = list(index.ends) if reply.hops else []
    for name, _ in reply.headers:
        if name in index.headers:
            found += index.headers[name]
    if head:
        for mark in set(index.any_mark.findall(head)):
            found += index.marks[mark]
        found += index.titles.get(_title(head), ())
    return found


def _holds(sign: Sign, reply: Reply, head: bytes) -> bool:
    """Return whether all that ``sign`` names holds for ``reply``."""
    if sign.under and (reply.cut or len(reply.body) >= sign.under):
        return False
    if sign.header and sign.value and reply.header(sign.header).strip().lower() != sign.value:
        return False
    if (sign.host or sign.path) and not _ended_at(sign, reply.final):
        return False
    if any(mark not in head for mark in sign.body):
        return False
    return not sign.title or _title(head) == sign.title


def _ended_at(sign: Sign, url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    there = not sign.host or f".{host}".endswith(f".{sign.host}")
    return there and parts.path.startswith(sign.path)


def _readable(reply: Reply) -> bool:
    kind = reply.header("content-type").lower()
    return not kind or any(word in kind for word in _HTML)


def _title(head: bytes) -> str:
    match = _TITLE.search(head)
    return " ".join(match[1].decode("utf-8", "replace").split()).lower() if match else ""


def _sign(row: dict[str, Any]) -> Sign:
    return Sign(**(row | {"body": tuple(mark.encode() for mark in row.get("body", ()))}))
