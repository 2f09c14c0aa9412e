"""Read a small linear model, and weigh measures by it: one label, or a few to choose from."""

from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

from marrowlint import tables

BIAS = "(bias)"
_FAR = 30.0


def chance(model: Path, found: Mapping[str, float]) -> float:
    """Return the chance, 0 to 1, that ``model``, a file with one table of weights, gives."""
    total = _total(_tables(model)["weights"], found)
    return 1 / (1 + exp(-max(-_FAR, min(_FAR, total))))


def chances(model: Path, found: Mapping[str, float]) -> dict[str, float]:
    """Return the chance of each label of ``model``, a file with a table of weights for each."""
    tables = {name: table for name, table in _tables(model).items() if isinstance(table, dict)}
    totals = {label: _total(table, found) for label, table in tables.items()}
    top = max(totals.values())
    shares = {label: exp(max(-_FAR, total - top)) for label, total in totals.items()}
    return {label: share / sum(shares.values()) for label, share in shares.items()}


def _total(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    return weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in found.items())


@cache
def _tables(model: Path) -> dict[str, dict[str, float]]:
    return tables.read(model)
