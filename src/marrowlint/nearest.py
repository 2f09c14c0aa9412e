"""Find the name a writer most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 64
"""Longer words are not compared: no name of ours is near them, and comparing is quadratic."""


def fold(word: str) -> str:
    """Return ``word`` with case, spaces and the kind of dash or underscore folded away."""
    for mark in (" ", "_", "–", "‑"):
        word = word.replace(mark, "-")
    return word.strip("-.`'\"").casefold()


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the one of ``names`` that looks most like ``word``, ``None`` if none does."""
    if len(word) > LONGEST:
        return None
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold(name), name)
    matches = get_close_matches(fold(word), folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else None
