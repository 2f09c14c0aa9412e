"""Find all cues of the word lists in a text, in one pass."""

from collections.abc import Sequence
from functools import cache, lru_cache

from marrowlint.language import lists
from marrowlint.language.analysis import Cue
from marrowlint.language.cues import Entry, Index, Start
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
def index(names: tuple[str, ...]) -> Index:
    """Return the cues of all of ``names``, read once in a process."""
    return lists.index(names)


def find(
    text: str, tokens: Sequence[Word] | None = None, names: tuple[str, ...] = NAMES
) -> tuple[Cue, ...]:
    """Return every cue of ``names`` in ``text``, left to right; in a lexicon the longest wins."""
    return _known(text, names) if tokens is None else _find(text, tokens, names)


@lru_cache(maxsize=128)
def _known(text: str, names: tuple[str, ...]) -> tuple[Cue, ...]:
    """Find the cues of a text that several ask about, such as the entry of a source."""
    return _find(text, words(text), names)


def _find(text: str, tokens: Sequence[Word], names: tuple[str, ...]) -> tuple[Cue, ...]:
    table = index(names)
    starts, kinds = table.starts, table.kinds
    taken: dict[str, int] = {}
    found = []
    for at, token in enumerate(tokens):
        start = starts.get(token.fold)
        if start is None:
            continue
        for entry in _candidates(start, tokens, at, text):
            kind = kinds[entry.kind]
            last = at + len(entry.words) - 1
            if taken.get(kind.lexicon, -1) >= at:
                continue
            if not kind.joined and _is_compound(tokens, at, last, text):
                continue
            taken[kind.lexicon] = last
            if kind.tag != IGNORE:
                end = tokens[last].end
                cue = text[token.start : end]
                found.append(Cue(kind.lexicon, kind.tag, cue, token.start, end))
    return tuple(found)


def _candidates(start: Start, tokens: Sequence[Word], at: int, text: str) -> Sequence[Entry]:
    """Return the cues whose words stand there, longer ones before shorter."""
    longer = start.longer and at + 1 < len(tokens) and start.longer.get(tokens[at + 1].fold)
    if not longer:
        return start.single
    return [*[entry for entry in longer if _stands(entry, tokens, at, text)], *start.single]


def _stands(entry: Entry, tokens: Sequence[Word], at: int, text: str) -> bool:
    size = len(entry.words)
    if at + size > len(tokens):
        return False
    for offset in range(1, size):
        word, before = tokens[at + offset], tokens[at + offset - 1]
        if word.fold != entry.words[offset]:
            return False
        if not _JOINTS.issuperset(text[before.end : word.start]):
            return False
    return True


def _is_compound(tokens: Sequence[Word], first: int, last: int, text: str) -> bool:
    """Tell whether a hyphen ties the words to a neighbour."""
    start, end = tokens[first].start, tokens[last].end
    if text[start - 1 : start] in _HYPHENS and first > 0 and tokens[first - 1].end == start - 1:
        return True
    later = last + 1
    return (
        text[end : end + 1] in _HYPHENS and later < len(tokens) and tokens[later].start == end + 1
    )
