"""Measure how much of a claim's words a text holds, and where: rare words weigh more.

The measures say nothing of agreement. ``address`` and ``misstated`` put learnt weights on them.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from msgspec import Struct

from marrowlint.evidence.passages import Material, root
from marrowlint.evidence.rarity import rarity
from marrowlint.language.words import STOP
from marrowlint.language.words import words as words_of

Measures = dict[str, float]
_ENDS = 3
_FEW, _SEVERAL = 3, 5
_MOST_WORDS, _MOST_MISSING, _MOST_SENTENCES = 40, 8, 15
_LONGEST = 60


class Side(Struct, frozen=True):
    """The words of a claim, in order, and what each weighs."""

    ordered: tuple[str, ...]
    weights: Mapping[str, float]

    def share(self, text: frozenset[str], part: Sequence[str] | None = None) -> float:
        """Return the weighted share of the words, or of ``part`` of them, that ``text`` holds."""
        weights = self.weights
        asked = weights if part is None else part
        whole = sum([weights[word] for word in asked])
        return sum([weights[word] for word in asked if word in text]) / whole if whole else 0.0

    def both_halves(self, text: frozenset[str]) -> float:
        """Return the share of the half that ``text`` holds less of."""
        return min(self.share(text, half) for half in self.halves)

    @property
    def halves(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the first half of the words, and the rest."""
        words = tuple(self.weights)
        half = max(1, len(words) // 2)
        return words[:half], words[half:]

    @property
    def rarest_first(self) -> list[str]:
        """Return the words, those that weigh most first."""
        return sorted(self.weights, key=lambda word: -self.weights[word])


@lru_cache(maxsize=512)
def ordered(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text`` that carry content, in order."""
    folds = (word.fold for word in words_of(text))
    return tuple(root(fold) for fold in folds if fold not in STOP and len(fold) > 1)


def side(claim: str) -> Side:
    """Return the words of ``claim`` with their weights."""
    words = ordered(claim)
    return Side(words, {word: rarity(word) for word in words})


def overlap(claim: Side, known: Material) -> Measures:
    """Return the measures of ``claim`` against a source, most of them between 0 and 1."""
    title = frozenset(ordered(known.title))
    parts = [passage.stems for passage in known.passages]
    found = _shares(claim, title, parts)
    found |= _missing(claim, title.union(*parts))
    best = max(range(len(parts)), key=lambda at: claim.share(parts[at]), default=None)
    if best is not None:
        words = ordered(known.passages[best].text)
        found |= _beside(claim, parts[best], words)
        found["length of the best"] = min(len(words), _LONGEST) / _LONGEST
    found |= _repeated(claim, [ordered(passage.text) for passage in known.passages])
    found["length"] = min(len(claim.weights), _MOST_WORDS) / _MOST_WORDS
    return found


def placed(claim: Side, known: Material) -> Measures:
    """Return where the best sentence stands, and how its words and the title's join."""
    title = frozenset(ordered(known.title))
    parts = [passage.stems for passage in known.passages]
    best = max(range(len(parts)), key=lambda at: claim.share(parts[at]), default=0)
    with_title = [part | title for part in parts]
    return {
        "best with title": _most(claim.share, with_title),
        "both halves with title": _most(claim.both_halves, with_title),
        "place of the best": best / len(parts) if parts else 0.0,
        "sentences": min(len(parts), _MOST_SENTENCES) / _MOST_SENTENCES,
    }


def heading(claim: Side, title: str) -> Measures:
    """Return the measures of a claim against a title alone."""
    words = ordered(title)
    held = frozenset(words)
    missing = [weight for word, weight in claim.weights.items() if word not in held]
    rare = claim.rarest_first
    share = claim.share(held)
    other = side(title)
    return {
        "title": share,
        "title squared": share**2,
        "title, rarest three": _among(rare[:_FEW], held),
        "title, rarest five": _among(rare[:_SEVERAL], held),
        "title, pairs": _pairs(claim.ordered, [words]),
        "title, missing": max(missing, default=0.0) / 10,
        "title in claim": other.share(frozenset(claim.weights)),
    }


def _shares(claim: Side, title: frozenset[str], parts: Sequence[frozenset[str]]) -> Measures:
    """Return how much the sentences hold: one, two side by side, both halves of the claim."""
    every = title.union(*parts)
    first, last = claim.halves
    best = sorted((claim.share(part) for part in parts), reverse=True) + [0.0] * _SEVERAL
    return {
        "all": claim.share(every),
        "best": best[0],
        "second": best[1],
        "third": best[2],
        "mean": sum(best[:_SEVERAL]) / _SEVERAL,
        "gap": best[0] - best[1],
        "both halves": _most(claim.both_halves, parts),
        "first half": claim.share(every, first),
        "last half": claim.share(every, last),
        "first half, best": _most(lambda part: claim.share(part, first), parts),
        "last half, best": _most(lambda part: claim.share(part, last), parts),
        "two side by side": _most(claim.share, [a | b for a, b in pairwise(parts)] or parts),
    }


def _missing(claim: Side, every: frozenset[str]) -> Measures:
    """Return what the text lacks, and whether it holds the words that tell most."""
    lacks = sorted((w for word, w in claim.weights.items() if word not in every), reverse=True)
    rare, words = claim.rarest_first, claim.ordered
    return {
        "heaviest missing": lacks[0] / 10 if lacks else 0.0,
        "next missing": lacks[1] / 10 if len(lacks) > 1 else 0.0,
        "missing": min(len(lacks), _MOST_MISSING) / _MOST_MISSING,
        "weight missing": sum(lacks) / 20,
        "rarest three": _among(rare[:_FEW], every),
        "rarest five": _among(rare[:_SEVERAL], every),
        "first word": _among(words[:1], every),
        "last word": _among(words[-1:], every),
        "first words": _among(words[:_ENDS], every),
        "last words": _among(words[-_ENDS:], every),
    }


def _beside(claim: Side, best: frozenset[str], words: Sequence[str]) -> Measures:
    """Return the measures of the claim against the sentence that holds most of it."""
    rare = claim.rarest_first
    weights = {word: rarity(word) for word in best}
    told = sum(weight for word, weight in weights.items() if word in claim.weights)
    return {
        "best, rarest three": _among(rare[:_FEW], best),
        "best, rarest five": _among(rare[:_SEVERAL], best),
        "best, pairs": _pairs(claim.ordered, [words]),
        "best, weight missing": (1 - claim.share(best)) * sum(claim.weights.values()) / 30,
        "best in claim": told / (sum(weights.values()) or 1.0),
    }


def _repeated(claim: Side, sentences: Sequence[Sequence[str]]) -> Measures:
    """Return how often the text says the claim's words, and how many neighbours it keeps."""
    counts = Counter(word for words in sentences for word in words)
    whole = sum(claim.weights.values()) or 1.0
    often = sum(weight * log(1 + counts[word]) for word, weight in claim.weights.items())
    thrice = sum(weight * min(1.0, counts[word] / 3) for word, weight in claim.weights.items())
    return {
        "frequency": often / whole,
        "thrice": thrice / whole,
        "pairs": _pairs(claim.ordered, sentences),
    }


def _most(measure: Callable[[frozenset[str]], float], parts: Sequence[frozenset[str]]) -> float:
    return max(map(measure, parts), default=0.0)


def _among(words: Sequence[str], text: frozenset[str]) -> float:
    return sum(word in text for word in words) / len(words) if words else 0.0


def _pairs(claim: Sequence[str], sentences: Sequence[Sequence[str]]) -> float:
    own = set(pairwise(claim))
    others = {pair for words in sentences for pair in pairwise(words)}
    return len(own & others) / len(own) if own else 0.0
