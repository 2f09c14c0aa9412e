"""Tell for which uses regulators say that no product of a class is approved."""

import re
from functools import cache

from msgspec import Struct

from marrowlint.language.dated import split, table
from marrowlint.language.words import words
from marrowlint.page import Page


class Class(Struct, frozen=True):
    """A class of products, and the uses for which none of it is approved."""

    name: str
    market: str
    notice: str
    """Which notice says so, with its date."""
    topics: re.Pattern[str]
    uses: frozenset[str]


@cache
def classes() -> tuple[Class, ...]:
    """Return every class of the dated table."""
    return tuple(
        Class(
            row["name"],
            row["market"],
            row["notice"],
            _names(split(row["topics"])),
            frozenset(fold(use) for use in split(row["uses"])),
        )
        for row in table("approvals")["classes"]
    )


def fold(name: str) -> str:
    """Return the words of ``name`` in lower case, one space between."""
    return " ".join(word.fold for word in words(name))


def _names(topics: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, topics))})\b", re.IGNORECASE)


def class_of(page: Page) -> Class | None:
    """Return the class the topic of ``page`` belongs to by its names, or ``None``."""
    names = [page.title, *(alias.name for alias in page.aliases)]
    return next((one for one in classes() if any(one.topics.search(name) for name in names)), None)
