"""Know terms that a standard body has replaced, and short forms that need no expansion."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from marrowlint.language.dated import table


class Term(Struct, frozen=True):
    """A term, and what the body that replaced it says instead."""

    old: str
    new: str
    body: str
    date: str
    """When the body said so."""


@cache
def deprecated() -> dict[str, Term]:
    """Return every replaced term by its lower-case words."""
    return {row["old"]: Term(**row) for row in table("deprecated_terms")["terms"]}


@cache
def _pattern() -> re.Pattern[str]:
    forms = (re.escape(old).replace(r"\ ", r"[\s-]+") for old in sorted(deprecated(), key=len))
    return re.compile(rf"\b(?:{'|'.join(reversed(list(forms)))})\b", re.IGNORECASE)


def find(text: str) -> Iterator[tuple[int, int, Term]]:
    """Yield ``(start, end, term)`` for each replaced term in ``text``."""
    for match in _pattern().finditer(text):
        key = " ".join(re.split(r"[\s-]+", match[0].lower()))
        yield match.start(), match.end(), deprecated()[key]


@cache
def known_forms() -> frozenset[str]:
    """Return the short forms that dictionaries for the public list as words."""
    return frozenset(table("known_short_forms")["forms"].split())
