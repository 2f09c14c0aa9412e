"""Tell which section of a monograph a heading opens."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from marrowlint import tables
from marrowlint.patterns import lazy

FAQS = "faqs"
SOURCES = "sources"
OVERVIEW = "overview"

_GAPS = lazy(r"[\W_]+")
_JOINTS = lazy(r" (?:and|of|in|for|with|on|after|during|by) ")
"""What stands behind these does not head a heading: "Risks of a high dose"."""
_LONGEST = 120
_MOST_TOPICS = 8
_MOST_BEFORE = 4
"""Words before the noun of a heading that names works: "Clinical study references"."""
_ABOUT_IT = (" of it", " for it", " with it", " from it")


@cache
def _lexicon() -> Mapping[str, Any]:
    path = Path(__file__).parents[1] / "lexicons" / "sections.toml"
    return tables.read(path)


def title_of(key: str) -> str:
    """Return the heading of section ``key``: ours, or the words of the key itself."""
    ours = _lexicon()["headings"].get(key)
    return str(ours) if ours else (key.replace("_", " ").strip().capitalize() or key)


def slug(words: str) -> str:
    """Return the key of a section that no table names: ``drug_interactions``."""
    return _fold(words[:_LONGEST]).replace(" ", "_") or "section"


def tells_other(key: str) -> bool:
    """Say whether the key of a section of the page's own says that it is none of the contract."""
    return not frozenset(key.split("_")).isdisjoint(_lexicon()["others"]["words"])


def fold(words: str) -> str:
    """Return ``words`` without case, punctuation and the number before them."""
    folded = _fold(words)
    number, _, rest = folded.partition(" ")
    return rest if rest and number.isdecimal() else folded


def _fold(words: str) -> str:
    return _GAPS.sub(" ", words.casefold().replace("&", " and ")).strip()


class Headings:
    """Know every heading that opens a section of the contract."""

    __slots__ = ("_keys", "_topics")

    def __init__(self, extra: Mapping[str, tuple[str, ...]], topics: Iterable[str] = ()) -> None:
        """Add ``extra`` headings by key; ``topics`` are names of the page's topic."""
        self._keys = dict(_known())
        for key, words in extra.items():
            for each in (key, *words):
                self._keys[fold(each)] = key
        named = (fold(topic[:_LONGEST]) for topic in islice(topics, _MOST_TOPICS))
        self._topics = tuple(filter(None, named))

    def key(self, words: str) -> str | None:
        """Return the key of the section that a heading opens, ``None`` if the table has none."""
        if len(words) > _LONGEST:
            return None
        folded = fold(words)
        return self._keys.get(folded) or self._about(folded)

    def guess(self, words: str) -> str | None:
        """Return the key of the section that a heading in other words is about, if any."""
        first = _JOINTS.split(_fold(words[:_LONGEST]))
        return next(filter(None, map(_told, first)), None)

    def names_works(self, words: str) -> bool:
        """Say whether a heading may stand over a list of works, by its head noun."""
        return len(words) <= _LONGEST and _names(words, "nouns")

    def names_studies(self, words: str) -> bool:
        """Say whether it names studies only, which may be told of in prose as well."""
        return _names(words, "studies") and not (self.key(words) or _names(words, "sources"))

    def _about(self, folded: str) -> str | None:
        """Look again with the topic's name taken for "it": "Benefits of red bone marrow"."""
        for topic in self._topics:
            told = re.sub(rf"\b{re.escape(topic)}\b", "it", folded)
            if told == folded:
                continue
            bare = told
            for tail in _ABOUT_IT:
                bare = bare.removesuffix(tail)
            key = self._keys.get(bare) or self._keys.get(bare.removeprefix("it "))
            if key and (key != SOURCES or bare == told):  # "Sources of zinc" are foods
                return key
        return None


def _told(part: str) -> str | None:
    """Return the key of the last words in ``part`` that tell a section, the longer of two."""
    found = [(match.end(), len(match[0]), match[0]) for match in _about().finditer(part)]
    return _subjects()[max(found)[2]] if found else None


@cache
def _subjects() -> Mapping[str, str]:
    return {words: key for key, listed in _lexicon()["about"].items() for words in listed}


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _subjects()), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b")


def _names(words: str, kind: str) -> bool:
    """Say whether a noun of ``kind`` heads ``words``: "Key references (read in 2024)"."""
    works = _lexicon()["works"]
    nouns = [*works["sources"], *works["studies"]] if kind == "nouns" else works[kind]
    folded = fold(words.partition("(")[0]).split()
    at = next((at for at, word in enumerate(folded) if word in nouns), -1)
    if not 0 <= at <= _MOST_BEFORE or set(folded[:at]) & set(works["others"]):
        return False
    return folded[at + 1 :][:1] in [[], *([each] for each in works["tails"])]


@cache
def _known() -> Mapping[str, str]:
    lexicon = _lexicon()
    known = {fold(each): key for key, words in lexicon["aliases"].items() for each in words}
    for key, words in lexicon["headings"].items():
        known[fold(words)] = known[fold(key)] = key
    return known


@cache
def alias_label() -> re.Pattern[str]:
    """Return the pattern of what opens a line of other names, its colon included."""
    labels = "|".join(map(re.escape, _lexicon()["labels"]["aliases"]))
    return re.compile(rf"(?:{labels})\s?:\s*", re.IGNORECASE)
