"""Find all cues of the word lists in a text, in one pass."""

from collections.abc import Sequence
from functools import cache

from marrowlint.language.analysis import Cue
from marrowlint.language.cues import Entry, Index
from marrowlint.language.lists import build
from marrowlint.language.words import Word, words

IGNORE = "ignore"
_JOINTS = frozenset(" -‐‑–'’/%\u00a0")
_HYPHENS = frozenset("-‐‑")

NAMES = (
    "absolutes", "anaphors", "approval", "attribution", "certainty", "claims", "comfort",
    "conditions", "designs", "dismissals", "dosing", "doubt", "ease", "effects", "frequency",
    "grades", "groups", "harms", "hedges", "hype", "indications", "intake", "interactions",
    "measures", "medicines", "misuse", "models", "negation", "people", "quantifiers", "reporting",
    "routes", "safety", "schedule", "seals", "significance", "silence", "studies", "substitutes",
    "urging", "wholes",
)  # fmt: skip
"""Every cue list that analysis looks for, by file name."""


@cache
def index(names: tuple[str, ...] = NAMES) -> Index:
    """Return the cues of all of ``names``, read once in a process."""
    return build(names)


def find(
    text: str, tokens: Sequence[Word] | None = None, names: tuple[str, ...] = NAMES
) -> tuple[Cue, ...]:
    """Return every cue of ``names`` in ``text``, left to right; in a lexicon the longest wins."""
    tokens = words(text) if tokens is None else tokens
    table = index(names)
    starts = table.starts
    taken: dict[str, int] = {}
    found = []
    for at, token in enumerate(tokens):
        if token.fold not in starts:
            continue
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
    if at + 1 == len(tokens):
        return single
    return table.pairs.get((first, tokens[at + 1].fold), ()) + single


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
