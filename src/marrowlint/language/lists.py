"""Read the word lists, and build the index of their cues.

A lexicon is a TOML file with ``title``, ``source``, ``licence`` and a table ``cues``: tag to a
block of lines, one cue a line. In a cue, ``a|b`` stands for either word, and ``|a|b`` also for
none: "no |known|real danger". Words match whole and in any case; a hyphen, a space, a slash or
an apostrophe may stand between two of them. Cues under the tag ``ignore`` only
shadow shorter ones: "in vitro fertilisation" is no cell study.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from msgspec import Struct

from marrowlint import tables
from marrowlint.language.cues import HOME, Entry, Index, Kind, Start
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
    raw = tables.read(HOME / f"{name}.toml")
    tags = {tag: tuple(filter(None, lines.splitlines())) for tag, lines in raw["cues"].items()}
    joined = bool(raw.get("joined", False))
    return Lexicon(name, raw["title"], raw["source"], raw["licence"], tags, joined)


def index(names: tuple[str, ...]) -> Index:
    """Return the cues of all of ``names``, as compiled or else read from their lists."""
    return tables.made(name_of(names), files(names), Index) or build(names)


def name_of(names: Sequence[str]) -> str:
    """Return the name that the index of ``names`` is compiled under."""
    return f"index: {' '.join(names)}"


def files(names: Sequence[str]) -> list[Path]:
    """Return the files of the lists called ``names``."""
    return [HOME / f"{name}.toml" for name in names]


def build(names: Sequence[str]) -> Index:
    """Return the cues of all of ``names``, read from their lists."""
    kinds = {(kind.lexicon, kind.tag): kind for kind, _ in _listed(names)}
    places = {kind: place for place, kind in enumerate(kinds.values())}
    single: dict[str, list[Entry]] = {}
    longer: dict[str, dict[str, list[Entry]]] = {}
    for kind, words in _listed(names):
        entry = Entry(words, places[kind])
        if len(words) == 1:
            single.setdefault(words[0], []).append(entry)
        else:
            longer.setdefault(words[0], {}).setdefault(words[1], []).append(entry)
    ranks = [kind.lexicon for kind in kinds.values()]
    starts = {
        first: Start(tuple(single.get(first, ())), _ordered(longer.get(first, {}), ranks))
        for first in single | longer
    }
    return Index(tuple(kinds.values()), starts)


def _ordered(
    longer: dict[str, list[Entry]], lexicons: Sequence[str]
) -> dict[str, tuple[Entry, ...]]:
    """Return cues by their second word, longer ones first."""
    return {
        second: tuple(sorted(found, key=lambda one: (-len(one.words), lexicons[one.kind])))
        for second, found in longer.items()
    }


def _listed(names: Sequence[str]) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    for name in names:
        lexicon = load(name)
        for tag, cues in lexicon.tags.items():
            kind = Kind(name, tag, lexicon.joined)
            for cue in cues:
                for form in _forms(cue):
                    yield kind, form


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
