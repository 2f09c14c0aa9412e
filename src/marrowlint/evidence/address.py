"""Tell whether a source's text speaks of what a claim speaks of at all.

A small linear model over how much of the claim's words the title, the sentences and the whole
text hold. Its weights are data (``models/address.toml``), learnt by ``python -m
evals.train_address`` from SciFact (CC BY 4.0, ODC-By) and CliniFact (MIT). It says nothing on
whether the source agrees.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from marrowlint.evidence.linear import chance
from marrowlint.evidence.overlap import heading, overlap, placed, side
from marrowlint.evidence.passages import Material, material
from marrowlint.evidence.populations import excluded, named
from marrowlint.patterns import lazy

MODEL = Path(__file__).parents[1] / "models" / "address.toml"

_NAME = lazy(r"\b[A-Za-z]*[A-Z0-9][\w-]*[A-Z0-9]\w*\b|\b\d[\d.]*\b")
_NUMBER = lazy(r"\d+(?:\.\d+)?")
_TRIAL = lazy(r"randomi[sz]ed|placebo|double-blind", re.IGNORECASE)
_DENIAL = lazy(r"\b(?:no|not|lack|without|fail)", re.IGNORECASE)
_NO_IDEA = 0.5


def addressed(claim: str, known: Material) -> float:
    """Return how likely ``known`` addresses ``claim``, 0 to 1; a bare title seldom does."""
    return chance(MODEL, measures(claim, known))


def features(claim: str, title: str, sentences: Sequence[str]) -> dict[str, float]:
    """Return the measures of a claim against a text, as the model was learnt from them."""
    return measures(claim, material(sentences, title))


def measures(claim: str, known: Material) -> dict[str, float]:
    """Return the measures of a claim against a source; those of a trial stand twice."""
    own = side(claim)
    found = overlap(own, known) | placed(own, known) | heading(own, known.title)
    found |= _named(claim, known)
    found["denies"] = float(bool(_DENIAL.search(claim)))
    if _TRIAL.search(known.whole):
        found |= {f"trial: {name}": value for name, value in found.items()}
        found["trial"] = 1.0
    return found


def _named(claim: str, known: Material) -> dict[str, float]:
    """Return how many names, numbers and groups of a claim the text holds."""
    folded = known.whole.lower()
    groups = named(claim)
    theirs = frozenset(one.concept for one in named(known.whole))
    return {
        "names": _held([name.lower() for name in _NAME.findall(claim)], folded),
        "numbers": _held(_NUMBER.findall(claim), folded),
        "groups": float(any(one.concept in theirs for one in groups)) if groups else _NO_IDEA,
        "other groups": float(any(excluded(one, theirs) for one in groups)),
    }


def _held(names: Sequence[str], text: str) -> float:
    return sum(name in text for name in names) / len(names) if names else _NO_IDEA
