"""Read the word lists, and build the index of their cues.

A lexicon is a TOML file with ``title``, ``source``, ``licence`` and a table ``cues``: tag to a
block of lines, one cue a line. In a cue, ``a|b`` stands for either word, and ``|a|b`` also for
none: "no |known|real danger". Words match whole and in any case; a hyphen, a space, a slash or
an apostrophe may stand between two of them. Cues under the tag ``ignore`` only
shadow shorter ones: "in vitro fertilisation" is no cell study.
"""

import tomllib
from collections.abc import Iterator
from itertools import product

from msgspec import Struct

from marrowlint.language.cues import HOME, Entry, Index
from marrowlint.language.words import WORD, fold

_BETWEEN = dict.fromkeys(map(ord, " |"))


class Lexicon(Struct, frozen=True):
    """A cue list as its file has it."""

    name: str
    title: str
    source: str
    licence: str
    tags: dict[str, tuple[str, ...]]
    joined: bool


def load(name: str) -> Lexicon:
    """Read ``lexicons/<name>.toml``; raise ``FileNotFoundError`` if it is absent."""
    raw = tomllib.loads((HOME / f"{name}.toml").read_text("utf-8"))
    tags = {tag: tuple(filter(None, lines.splitlines())) for tag, lines in raw["cues"].items()}
    joined = bool(raw.get("joined", False))
    return Lexicon(name, raw["title"], raw["source"], raw["licence"], tags, joined)


def build(names: tuple[str, ...]) -> Index:
    """Return the cues of all of ``names``, read from their lists."""
    single: dict[str, list[Entry]] = {}
    pairs: dict[tuple[str, str], list[Entry]] = {}
    for entry in _entries(names):
        if len(entry.words) == 1:
            single.setdefault(entry.words[0], []).append(entry)
        else:
            pairs.setdefault((entry.words[0], entry.words[1]), []).append(entry)
    return Index(
        {first: tuple(found) for first, found in single.items()},
        {two: tuple(sorted(found, key=_longest_first)) for two, found in pairs.items()},
        frozenset(single) | {first for first, _ in pairs},
    )


def _longest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.words), entry.lexicon


def _entries(names: tuple[str, ...]) -> Iterator[Entry]:
    for name in names:
        lexicon = load(name)
        for tag, cues in lexicon.tags.items():
            for cue in cues:
                for form in _forms(cue):
                    yield Entry(form, name, tag, lexicon.joined)


def _forms(cue: str) -> Iterator[tuple[str, ...]]:
    """Yield each word sequence that ``cue`` stands for."""
    folded = fold(cue)
    if folded.translate(_BETWEEN).isalnum():
        # No hyphen, apostrophe or point anywhere: nearly all cues, and ten times as fast.
        forms = product(*(part.split("|") for part in folded.split()))
        yield from (tuple(filter(None, form)) for form in forms) if " |" in folded else forms
        return
    for choice in product(*(part.split("|") for part in folded.split())):
        yield tuple(WORD.findall(" ".join(choice)))
