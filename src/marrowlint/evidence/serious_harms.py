"""Tell which grave harms an agency or a label states of a page's topic, and which a page names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from marrowlint.language.analysis import Sentence
from marrowlint.language.dated import HOME, split, table
from marrowlint.language.words import Word, content, words
from marrowlint.page import Page

TABLE = "serious_harms"
_PIECES = re.compile(r"[:()\[\]–—]|\s-\s")
_SUBJECT = re.compile(r"\s(?:for|in|after)\s", re.IGNORECASE)
"""What follows is what the topic is used for: "Kava for anxiety"."""
_LONGEST = 200
"""Characters of a name that are looked at."""
_MOST = 5
"""Words of the longest name in the table."""
_DENIAL = 24
"""Code points between "no" and the harm it denies: "does not cause liver injury"."""
_NEAR = 8
"""Words within which all words of one name of a harm stand: "damage to the liver"."""
_LEFT_ALONE = frozenset({"food", "device"})

Ways = tuple[tuple[str, ...], ...]
"""Ways to name a harm, each by words that stand together; a star stands for any ending."""


class Harm(Struct, frozen=True):
    """A grave harm of a topic, and who states it."""

    text: str
    words: Ways
    source: str
    """Agency, document and year."""


class Topic(Struct, frozen=True):
    """One row of the table."""

    names: frozenset[str]
    harms: tuple[Harm, ...]
    needs: Ways
    """Words one of which the body must have; none asks for nothing."""
    apart: frozenset[str]
    """Words of a title that the row does not mean."""


def expected(page: Page, sentences: Iterable[Sentence]) -> tuple[Harm, ...]:
    """Return the harms that the table states of what ``page`` is on, by its title and aliases."""
    names = [page.title, *(alias.name for alias in page.aliases)]
    if page.kind in _LEFT_ALONE or not any(map(_may_be_listed, names)):
        return ()
    known = table(TABLE)
    title = {word.fold for word in words(page.title)}
    forms = frozenset(split(known["forms"]))
    subjects = {subject for name in names for subject in _subjects(name, forms)}
    told = tuple(sentences)
    return tuple(
        harm
        for topic in topics()
        if not topic.names.isdisjoint(subjects)
        and topic.apart.isdisjoint(title)
        and (not topic.needs or _spoken(topic.needs, told))
        for harm in topic.harms
    )


def named(harm: Ways, sentences: Iterable[Sentence]) -> bool:
    """Return whether a sentence, or the heading over it, names a harm and does not deny it."""
    return any(_names(sentence, harm) for sentence in sentences)


def spoken_of(entry: str, sentences: Iterable[Sentence]) -> bool:
    """Return whether a sentence has all words of one of the names that ``entry`` gives a harm.

    Bars divide the names; what follows in brackets or after a colon is a note.
    """
    bare = _PIECES.split(entry)[0] or entry
    ways = [stems for name in bare.split("|") if (stems := content(name))]
    return any(way <= content(one.text) for one in sentences for way in ways)


def _spoken(ways: Ways, sentences: Iterable[Sentence]) -> bool:
    return any(_first(ways, words(one.text)) is not None for one in sentences)


@cache
def topics() -> tuple[Topic, ...]:
    """Return every row of the dated table."""
    known = table(TABLE)
    return tuple(
        Topic(
            frozenset(split(row["names"])),
            tuple(
                Harm(
                    known["harms"][key]["text"],
                    _ways(known["harms"][key]["words"]),
                    row["source"],
                )
                for key in split(row["harms"])
            ),
            _ways(row.get("needs", "")),
            frozenset(split(f"{known['apart']}|{row.get('apart', '')}")),
        )
        for row in known["topics"]
    )


@cache
def _raw() -> str:
    return (HOME / f"{TABLE}.toml").read_text("utf-8")


def _may_be_listed(name: str) -> bool:
    """Tell whether some words of ``name`` are a name in the table, before that is parsed."""
    found = [word.fold for word in words(name[:_LONGEST])]
    runs = (found[at : at + size] for size in range(1, _MOST + 1) for at in range(len(found)))
    return any(f"|{' '.join(run)}|" in _raw() for run in runs)


def _subjects(name: str, forms: frozenset[str]) -> Iterator[str]:
    """Yield what ``name`` may be on: "Kava root (Piper methysticum) for anxiety" two plants."""
    for piece in _PIECES.split(name[:_LONGEST]):
        found = [word.fold for word in words(_SUBJECT.split(piece)[0])]
        yield " ".join(found)
        yield " ".join(word for word in found if word not in forms)


def _ways(cell: str) -> Ways:
    return tuple(tuple(way.split()) for way in split(cell))


def _names(sentence: Sentence, harm: Ways) -> bool:
    at = _first(harm, words(sentence.text))
    if at is None:
        return _first(harm, words(sentence.block.heading)) is not None
    start = sentence.start + at
    denials = sentence.found("negation")
    return sentence.has("silence") or not any(
        0 < start - denial.end <= _DENIAL for denial in denials
    )


def _first(ways: Ways, tokens: Sequence[Word]) -> int | None:
    """Return the offset where one of ``ways`` begins among ``tokens``; ``None`` for nowhere.

    A way is there where all its words stand close together, in any order.
    """
    for at, token in enumerate(tokens):
        for way in ways:
            near = tokens[at : at + _NEAR]
            if any(_fits(part, token) for part in way) and _all_in(way, near):
                return token.start
    return None


def _all_in(way: Sequence[str], tokens: Sequence[Word]) -> bool:
    return all(any(_fits(part, token) for token in tokens) for part in way)


def _fits(part: str, word: Word) -> bool:
    if part.endswith("*"):
        return word.fold.startswith(part[:-1])
    return word.fold == part
