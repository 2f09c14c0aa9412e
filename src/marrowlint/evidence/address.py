"""Tell whether a source's text speaks of what a claim speaks of at all.

A small linear model over how many of the claim's words the title, the sentences and the whole
text hold, long words weighing more. Its weights are data (``models/address.toml``), learnt by
``python -m evals.train_address`` from SciFact (CC BY 4.0, ODC-By) and CliniFact (MIT). It says
nothing on whether the source agrees.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import exp, log
from pathlib import Path

from marrowlint.language.words import STOP, stem, words

MODEL = Path(__file__).parents[1] / "models" / "address.toml"

_NAME = re.compile(r"\b[A-Za-z]*[A-Z0-9][\w-]*[A-Z0-9]\w*\b|\b\d[\d.]*\b")
_TRIAL = re.compile(r"randomi[sz]ed|placebo|double-blind", re.IGNORECASE)
_RARE = 3.5
"""Weight from which a word counts as telling: five letters or more."""
_PREFIX = 5
_CLOSING = 3
_MOST = 30


def addressed(claim: str, title: str, sentences: Sequence[str]) -> float:
    """Return how likely a text addresses ``claim``, 0 to 1."""
    weights = _weights()
    found = features(claim, title, sentences)
    total = weights["(bias)"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(claim: str, title: str, sentences: Sequence[str]) -> dict[str, float]:
    """Return the measures of overlap between a claim and a text, each about 0 to 1."""
    ordered = _stems(claim)
    weights = {word: _weight(word) for word in ordered}
    parts = [frozenset(_stems(sentence)) for sentence in sentences]
    heading = frozenset(_stems(title))
    whole = heading.union(*parts)
    text = _stems(" ".join((title, *sentences)))
    return {
        **_coverage(weights, heading, parts, whole),
        **_rarest(weights, heading, whole),
        **_sequence(ordered, text),
        **_density(weights, text, heading),
        "names": _names(claim, " ".join((title, *sentences)).lower()),
        "length": min(len(weights), _MOST) / _MOST,
        "trial": float(bool(_TRIAL.search(" ".join(sentences)))),
    }


def _stems(text: str) -> list[str]:
    found = [word.fold for word in words(text)]
    return [stem(word) for word in found if word not in STOP and len(word) > 1]


def _weight(word: str) -> float:
    return min(8.0, 1 + 0.5 * len(word))


Weights = Mapping[str, float]


def _share(weights: Weights, part: frozenset[str], *, power: int = 1) -> float:
    whole = sum(weight**power for weight in weights.values())
    held = sum(weight**power for word, weight in weights.items() if word in part)
    return held / whole if whole else 0.0


def _coverage(
    weights: Weights,
    heading: frozenset[str],
    parts: Sequence[frozenset[str]],
    whole: frozenset[str],
) -> dict[str, float]:
    shares = sorted((_share(weights, part) for part in parts), reverse=True)
    best = sorted(parts, key=lambda part: -_share(weights, part))[:2]
    every, one = _share(weights, whole), shares[0] if shares else 0.0
    return {
        "all": every,
        "all squared": every**2,
        "all times best": every * one,
        "title": _share(weights, heading),
        "title, rare": _share(weights, heading, power=2),
        "best": one,
        "best two": _share(weights, frozenset().union(*best)),
        "rare": _share(weights, whole, power=2),
        "closing": max((_share(weights, part) for part in parts[-_CLOSING:]), default=0.0),
        "prefixes": _prefixes(weights, whole),
    }


def _prefixes(weights: Weights, whole: frozenset[str]) -> float:
    starts = {word[:_PREFIX] for word in whole}
    held = sum(weight for word, weight in weights.items() if word[:_PREFIX] in starts)
    return held / (sum(weights.values()) or 1.0)


def _rarest(weights: Weights, heading: frozenset[str], whole: frozenset[str]) -> dict[str, float]:
    rare = sorted(weights, key=lambda word: (-weights[word], word))[:3]
    missing = [weight for word, weight in weights.items() if word not in whole]
    found = {f"rarest {at}": float(word in whole) for at, word in enumerate(rare, start=1)}
    return {
        **found,
        "rarest in title": sum(word in heading for word in rare) / 3,
        "heaviest missing": max(missing, default=0.0) / 10,
        "rare missing": sum(weight > _RARE for weight in missing) / (len(weights) or 1),
    }


def _sequence(claim: Sequence[str], text: Sequence[str]) -> dict[str, float]:
    pairs, others = set(pairwise(claim)), set(pairwise(text))
    return {"pairs": len(pairs & others) / len(pairs) if pairs else 0.0}


def _density(weights: Weights, text: Sequence[str], heading: frozenset[str]) -> dict[str, float]:
    counts = Counter(text)
    total = sum(weights.values()) or 1.0
    telling = sum(counts[word] for word, weight in weights.items() if weight > _RARE)
    heading_weight = sum(map(_weight, heading)) or 1.0
    return {
        "density": telling / (len(text) or 1),
        "frequency": sum(weight * log(1 + counts[word]) for word, weight in weights.items())
        / total,
        "thrice": sum(weight * min(1, counts[w] / 3) for w, weight in weights.items()) / total,
        "title in claim": sum(_weight(word) for word in heading if word in weights)
        / heading_weight,
    }


def _names(claim: str, text: str) -> float:
    """Return the share of names and numbers in a claim that a text holds; half if it has none."""
    named = _NAME.findall(claim)
    return sum(name.lower() in text for name in named) / len(named) if named else 0.5


@cache
def _weights() -> dict[str, float]:
    raw = tomllib.loads(MODEL.read_text("utf-8"))
    return {str(name): float(value) for name, value in raw["weights"].items()}
