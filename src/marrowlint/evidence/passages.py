"""Find the sentences of a source that bear on a claim."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from marrowlint.evidence.heaviness import Weights, rare_is_heavy
from marrowlint.language import sentences
from marrowlint.language.lists import load
from marrowlint.language.words import STOP, WORD, fold, stem, words
from marrowlint.patterns import lazy

BEST = 3
"""Sentences of a source that are looked at closely."""


_LONG = 4
"""Letters above which British spellings are folded: "anaemia", not "maes"."""
_SHORT = lazy(r"\(([A-Z][A-Za-z0-9]{1,7})\)")


class Passage(Struct, frozen=True):
    """One sentence of what is known of a source."""

    text: str
    stems: frozenset[str]


class Material(Struct, frozen=True):
    """All that is known of what a source says."""

    passages: tuple[Passage, ...]
    title: str = ""
    quote: str = ""
    """Words that the page itself gives as the source's own."""
    declared: str = ""
    """Further fields of its entry, as words."""
    whole: str = ""
    """Title, sentences and quote in one text."""
    stems: frozenset[str] = frozenset()
    guideline: bool = False
    """A guideline speaks of people it did not study."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return title, sentences and declared fields."""
        return (self.title, *(passage.text for passage in self.passages), self.declared)

    def __hash__(self) -> int:
        """Return the hash of its text, so that answers about it can be kept."""
        return hash(self.whole)


class Bearing(Struct, frozen=True):
    """A passage and how much of a claim it speaks of."""

    passage: Passage
    score: float


@cache
def _same() -> dict[str, str]:
    """Return each word that has a synonym, to the one that stands for all of them."""
    lines = load("synonyms").tags["same"]
    return {word: line.partition("|")[0] for line in lines for word in line.split("|")}


@lru_cache(maxsize=32_768)
def root(word: str) -> str:
    """Return what a word is compared by: its synonyms' first word, or its stem."""
    same = _same().get(word)
    if same is None and len(word) > _LONG:
        word = word.replace("ae", "e").replace("oe", "e").replace("our", "or")
        same = _same().get(word)
    return stem(same or word)


@lru_cache(maxsize=512)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry content, numbers included."""
    return frozenset(map(root, frozenset(WORD.findall(fold(text))) - STOP))


def _short_forms(whole: str) -> Mapping[str, frozenset[str]]:
    """Return each short form that ``whole`` explains in brackets, with the stems it stands for."""
    found = {}
    for match in _SHORT.finditer(whole):
        before = words(whole[max(0, match.start() - 120) : match.start()])[-2 * len(match[1]) :]
        letters = [char.lower() for char in match[1] if char.isalpha()]
        size = _initials(letters, [word.fold for word in before])
        if size:
            long = frozenset(root(word.fold) for word in before[-size:] if word.fold not in STOP)
            found[stem(match[1].lower().rstrip("s"))] = long
    return found


def _initials(letters: Sequence[str], before: Sequence[str]) -> int:
    """Return how many of the last words begin with ``letters`` in order; 0 where they do not."""
    for size in range(max(2, len(letters) - 1), len(before) + 1):
        tail = before[-size:]
        if tail[0][0] != letters[0]:
            continue
        initials = iter("".join(word[0] for word in tail))
        missed = sum(letter not in initials for letter in letters)
        if not missed:
            return size
    return 0


def _expanded(own: frozenset[str], short: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Add to a sentence's stems the long forms of its short forms, and the other way round."""
    found = own
    for form, long in short.items():
        if form in own:
            found |= long
        elif long <= own:
            found |= {form}
    return found


def material(
    texts: Iterable[str],
    title: str = "",
    quote: str = "",
    declared: str = "",
    *,
    guideline: bool = False,
) -> Material:
    """Return the sentences of ``texts``, the quote and the title as one source's material.

    ``declared`` holds further fields of its entry, such as species and sample, as words.
    """
    parts = [*texts, quote]
    cut = [text[start:end] for text in parts for start, end in sentences.split(text)]
    whole = " ".join(filter(None, (f"{title.rstrip('.')}." if title else "", *cut, declared)))
    short = _short_forms(whole)
    passages = tuple(Passage(text, _expanded(stems(text), short)) for text in cut)
    every = stems(title).union(*(passage.stems for passage in passages))
    return Material(passages, title, quote, declared, whole, every, guideline)


def weigh(known: Sequence[Material]) -> Weights:
    """Return each stem's weight: rare among the sentences of ``known`` is heavy."""
    return rare_is_heavy(passage.stems for one in known for passage in one.passages)


def coverage(claim: frozenset[str], text: frozenset[str], weights: Weights) -> float:
    """Return the weighted share of the words of ``claim`` that ``text`` holds, 0 to 1."""
    held = claim & text
    return weights.mass(held) / weights.mass(claim) if held else 0.0


def bearing(claim: frozenset[str], known: Material, weights: Weights) -> tuple[Bearing, ...]:
    """Return the passages that bear most on ``claim``, best first, those that share nothing out."""
    shared = [(claim & passage.stems, passage) for passage in known.passages]
    whole = weights.mass(claim)
    scored = [
        Bearing(passage, weights.mass(held) / whole) for held, passage in shared if held and whole
    ]
    scored.sort(key=lambda one: -one.score)
    return tuple(one for one in scored[:BEST] if one.score > 0)
