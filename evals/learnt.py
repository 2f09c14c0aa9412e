"""Turn a linear model that was learnt on scaled measures into weights on the measures themselves.

Only the scripts that train use it; it takes what scikit-learn gives and needs no import of it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from marrowlint.evidence.linear import BIAS

Weights = dict[str, float]
_DIGITS = 3


def unscaled(
    names: Sequence[str],
    coefficients: Iterable[float],
    intercept: float,
    means: Iterable[float],
    spreads: Iterable[float],
) -> Weights:
    """Return weights for measures as they are, of those for measures set to mean 0, spread 1."""
    each = {
        name: float(weight / spread)
        for name, weight, spread in zip(names, coefficients, spreads, strict=True)
    }
    moved = sum(each[name] * float(mean) for name, mean in zip(names, means, strict=True))
    return {BIAS: float(intercept) - moved, **each}


def table(name: str, weights: Mapping[str, float]) -> str:
    """Return a TOML table of ``weights``, sorted by name, without those that round to nothing."""
    rounded = {key: round(weight, _DIGITS) for key, weight in weights.items()}
    lines = [f"{json.dumps(key)} = {rounded[key]}" for key in sorted(rounded) if rounded[key]]
    return "\n".join([f"[{name}]", *lines, ""])
