"""Tell which diseases and uses two wordings share: "ischemic stroke" and "stroke recovery"."""

from collections.abc import Iterable
from functools import cache, lru_cache

from marrowlint.language.analysis import Cue
from marrowlint.language.lists import load
from marrowlint.language.words import stem, words

_PLAIN = frozenset({"disease", "symptom"})


@cache
def _single() -> frozenset[str]:
    """Return the stems of the one-word diseases and symptoms of the lexicon."""
    tags = load("conditions").tags
    forms = (cue.split() for tag in _PLAIN & tags.keys() for cue in tags[tag])
    alone = (cue[0].lower().split("|") for cue in forms if len(cue) == 1)
    return frozenset(stem(word) for words in alone for word in words if word.isalnum())


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
