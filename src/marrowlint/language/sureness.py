"""Score how sure a sentence sounds, from 1 (unsure) to 6 (sure).

A sum of weights: one for each kind of word that the lexicon ``sureness`` lists, and for the link
that the sentence states. The weights were fitted by ``evals/train_certainty.py`` to the ratings of
Pei 2021 (doi 10.18653/v1/2021.emnlp-main.784).
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from marrowlint.language.parts import parts
from marrowlint.language.strength import strength

MODEL = Path(__file__).parents[1] / "models" / "certainty.toml"
LEAST, MOST = 1.0, 6.0
_NAMES = ("sureness",)
_FEW_PARTS, _MANY_PARTS = 9, 34


def sureness(text: str) -> float:
    """Return how sure ``text``, a sentence, sounds: 1 to 6."""
    weights = _weights()
    score = weights["(bias)"] + sum(weights.get(sign, 0.0) for sign in signs(text))
    return min(MOST, max(LEAST, score))


def signs(text: str) -> frozenset[str]:
    """Return what the score counts: kinds of word, twice as "may twice", link and length."""
    said = parts(text, _NAMES)
    kinds = Counter(part.kind for part in said if part.kind)
    found = {*kinds, *(f"{kind} twice" for kind, times in kinds.items() if times > 1)}
    found.add(f"states {strength(text).value}")
    if {"need", "require"} <= found:
        found.add("need and require")
    if len(said) < _FEW_PARTS:
        found.add("short")
    if len(said) > _MANY_PARTS:
        found.add("long")
    return frozenset(found)


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = tomllib.loads(MODEL.read_text("utf-8"))["weights"]
    return table
