"""Tell where a redirect ended: at the page, or at a home, login or "not found" page instead.

Only addresses are looked at, never phrases: ``data/landings.toml``.
"""

import re
from functools import cache
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from marrowlint.language.dated import table
from marrowlint.verify.reply import Reply

_LANGUAGE = r"[a-z]{2}(?:[-_][a-z]{2,4})?"
_EXTENSION = re.compile(r"\.[a-z]{2,5}\Z")


class Landing(Struct, frozen=True):
    """Where a redirect ended, if not at the page."""

    gone: bool = False
    """Whether that says that the page is gone; else it is only out of our sight."""
    where: str = ""
    """In a few words of ours; ``""`` where it ended at a page."""


AT_THE_PAGE = Landing()
HOME = Landing(gone=True, where="the site's home page")
OTHER_HOME = Landing(where="another site's home page")
QUERIED_HOME = Landing(where="the site's home page with a query")
MISSING = Landing(gone=True, where='a "not found" page')


class _Gate(Struct, frozen=True):
    name: str
    hosts: frozenset[str]
    segments: frozenset[str]
    queries: tuple[str, ...]


def landing(reply: Reply) -> Landing:
    """Return where the redirects of ``reply`` ended."""
    if not reply.hops:
        return AT_THE_PAGE
    try:
        asked, ended = urlsplit(reply.url), urlsplit(reply.final)
        return _gate(asked, ended) or _missing(asked, ended) or _home(asked, ended)
    except ValueError:
        return AT_THE_PAGE


def _gate(asked: SplitResult, ended: SplitResult) -> Landing | None:
    """Return the gate that was reached by one who did not ask for it."""
    before, after = set(_segments(asked)), set(_segments(ended))
    label = _host(ended).split(".")[0]
    for gate in _gates():
        at_host = label in gate.hosts and _host(ended) != _host(asked)
        if at_host or (after & gate.segments and not before & gate.segments):
            return Landing(where=gate.name)
        if any(mark in ended.query and mark not in asked.query for mark in gate.queries):
            return Landing(where=gate.name)
    return None


def _missing(asked: SplitResult, ended: SplitResult) -> Landing | None:
    names = table("landings")["missing"]["segments"]
    last = next(reversed(_segments(ended)), "")
    return MISSING if last in names and last not in _segments(asked) else None


def _home(asked: SplitResult, ended: SplitResult) -> Landing:
    if _is_home(asked) or not _is_home(ended) or ended.fragment.startswith(("/", "!")):
        return AT_THE_PAGE
    if not _same_site(_host(asked), _host(ended)):
        return OTHER_HOME
    return QUERIED_HOME if ended.query else HOME


def _is_home(parts: SplitResult) -> bool:
    return _homes().fullmatch(parts.path.lower()) is not None


def _same_site(one: str, other: str) -> bool:
    """Return whether one host is the other or lies below it."""
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _segments(parts: SplitResult) -> list[str]:
    """Return the steps of a path, folded, each without its file's extension."""
    return [_EXTENSION.sub("", step) for step in parts.path.lower().split("/") if step]


@cache
def _homes() -> re.Pattern[str]:
    names = "|".join(map(re.escape, table("landings")["home"]["segments"]))
    return re.compile(rf"/*(?:{_LANGUAGE}(?:/+|\Z))?(?:(?:{names})(?:\.[a-z]{{2,5}})?/*)?")


@cache
def _gates() -> tuple[_Gate, ...]:
    return tuple(
        _Gate(
            row["name"],
            frozenset(row.get("hosts", ())),
            frozenset(row.get("segments", ())),
            tuple(row.get("queries", ())),
        )
        for row in table("landings")["gates"]
    )
