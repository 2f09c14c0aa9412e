"""Tell which diseases and uses two wordings share: "ischemic stroke" and "stroke recovery"."""

from collections.abc import Iterable
from functools import cache, lru_cache

from marrowlint.language.analysis import Cue
from marrowlint.language.lexicon import index
from marrowlint.language.words import stem, words

_PLAIN = frozenset({"disease", "symptom"})


@cache
def _single() -> frozenset[str]:
    """Return the stems of the one-word diseases and symptoms of the lexicon."""
    return frozenset(
        stem(entry.words[0])
        for entry in index().entries()
        if entry.lexicon == "conditions" and entry.tag in _PLAIN and len(entry.words) == 1
    )


def concept(cue: Cue) -> str:
    """Return what a condition cue is about: its one-word disease, else all its stems."""
    return _concept(cue.text)


@lru_cache(maxsize=4_096)
def _concept(text: str) -> str:
    stems = [stem(word.fold) for word in words(text)]
    return next((part for part in stems if part in _single()), " ".join(stems))


def concepts(cues: Iterable[Cue]) -> frozenset[str]:
    """Return the concepts of every condition cue among ``cues``."""
    return frozenset(concept(cue) for cue in cues if cue.lexicon == "conditions")
