"""Load the cue lists and find all of them in a text in one pass.

A lexicon is a TOML file with ``title``, ``source``, ``licence`` and a table ``cues``: tag to a
block of lines, one cue a line. In a cue, ``a|b`` stands for either word. Words match whole and
in any case; a hyphen, a space, a slash or an apostrophe may stand between two of them. Cues
under the tag ``ignore`` only shadow shorter ones: "in vitro fertilisation" is no cell study.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from msgspec import Struct

from marrowlint.language.analysis import Cue
from marrowlint.language.words import Word, fold, words

HOME = Path(__file__).parents[1] / "lexicons"
"""Not importlib.resources: it costs more start-up than the lists themselves."""
IGNORE = "ignore"
_JOINTS = frozenset(" -‐‑–'’/%\u00a0")
_HYPHENS = frozenset("-‐‑")


class Entry(Struct, frozen=True):
    """One cue as the index keeps it."""

    words: tuple[str, ...]
    lexicon: str
    tag: str
    joined: bool
    """Whether it may be part of a hyphenated compound ("post-stroke")."""


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


NAMES = (
    "anaphors", "certainty", "claims", "conditions", "designs", "dismissals", "dosing", "doubt",
    "effects", "frequency", "grades", "harms", "hype", "indications", "interactions", "measures",
    "models", "negation", "people", "safety", "silence", "studies",
)  # fmt: skip
"""Every cue list that analysis looks for, by file name."""


class Index(Struct, frozen=True):
    """All cues by their first words, so that a text is searched by look-ups alone."""

    single: dict[str, tuple[Entry, ...]]
    """Cues of one word."""
    pairs: dict[tuple[str, str], tuple[Entry, ...]]
    """Longer cues by their first two words, longest first."""
    heads: frozenset[str]
    """First words of the longer cues."""

    def entries(self) -> Iterator[Entry]:
        """Yield every cue."""
        for table in (self.single.values(), self.pairs.values()):
            for entries in table:
                yield from entries


@cache
def index() -> Index:
    """Return the cues of all of ``NAMES``."""
    single: dict[str, list[Entry]] = {}
    pairs: dict[tuple[str, str], list[Entry]] = {}
    for entry in _entries():
        if len(entry.words) == 1:
            single.setdefault(entry.words[0], []).append(entry)
        else:
            pairs.setdefault((entry.words[0], entry.words[1]), []).append(entry)
    return Index(
        {first: tuple(found) for first, found in single.items()},
        {two: tuple(sorted(found, key=_longest_first)) for two, found in pairs.items()},
        frozenset(first for first, _ in pairs),
    )


def find(text: str, tokens: Sequence[Word] | None = None) -> tuple[Cue, ...]:
    """Return every cue in ``text``, left to right; inside a lexicon the longest wins."""
    tokens = words(text) if tokens is None else tokens
    table = index()
    taken: dict[str, int] = {}
    found = []
    for at, token in enumerate(tokens):
        for entry in _candidates(table, tokens, at, token.fold):
            if taken.get(entry.lexicon, -1) >= at or not _fits(entry, tokens, at, text):
                continue
            last = at + len(entry.words) - 1
            taken[entry.lexicon] = last
            if entry.tag != IGNORE:
                start, end = token.start, tokens[last].end
                found.append(Cue(entry.lexicon, entry.tag, text[start:end], start, end))
    return tuple(found)


def _candidates(table: Index, tokens: Sequence[Word], at: int, first: str) -> tuple[Entry, ...]:
    """Return the cues that may start at a word, longer ones before shorter."""
    single = table.single.get(first, ())
    if first not in table.heads or at + 1 == len(tokens):
        return single
    return table.pairs.get((first, tokens[at + 1].fold), ()) + single


def _longest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.words), entry.lexicon


def _fits(entry: Entry, tokens: Sequence[Word], at: int, text: str) -> bool:
    size = len(entry.words)
    if at + size > len(tokens):
        return False
    for offset in range(1, size):
        word, before = tokens[at + offset], tokens[at + offset - 1]
        if word.fold != entry.words[offset]:
            return False
        if not _JOINTS.issuperset(text[before.end : word.start]):
            return False
    return entry.joined or not _is_compound(tokens, at, at + size - 1, text)


def _is_compound(tokens: Sequence[Word], first: int, last: int, text: str) -> bool:
    """Tell whether a hyphen ties the words to a neighbour."""
    before = first > 0 and text[tokens[first - 1].end : tokens[first].start] in _HYPHENS
    after = last + 1 < len(tokens) and text[tokens[last].end : tokens[last + 1].start] in _HYPHENS
    return before or after


def _entries() -> Iterator[Entry]:
    for name in NAMES:
        lexicon = load(name)
        for tag, cues in lexicon.tags.items():
            for cue in cues:
                for form in _forms(cue):
                    yield Entry(form, name, tag, lexicon.joined)


def _forms(cue: str) -> Iterator[tuple[str, ...]]:
    """Yield each word sequence that ``cue`` stands for."""
    for choice in product(*(part.split("|") for part in cue.split())):
        yield tuple(word.fold for word in words(fold(" ".join(choice))))
