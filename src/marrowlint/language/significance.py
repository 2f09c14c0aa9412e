"""Tell whether a passage reports a difference between groups, or none.

A small linear model over signs that readers use: P values, confidence intervals, and a few
words. Its weights are data (``models/significance.toml``), learnt by
``python -m evals.train_significance`` from Evidence Inference 2.0 (MIT).
"""

import re
from functools import cache
from math import exp
from pathlib import Path

from marrowlint import tables
from marrowlint.patterns import lazy

MODEL = Path(__file__).parents[1] / "models" / "significance.toml"

_NUMBER = r"(?:0?[.·]\d+|\d+(?:[.·]\d+)?)"
_P = lazy(
    rf"\b[pP]s?\s?(?:-?\s?values?\s?)?(?P<sign>[<>=≤≥]|was|of|less than|greater than)\s?"
    rf"(?P<value>{_NUMBER})(?P<power>\s?[×x]\s?10)?"
)
_CI = lazy(
    r"(?:CI|confidence interval)[^()\[\]\d-]{0,24}[\s:,=(\[]*(?P<low>[-−–]?\d+[.·]?\d*)\s?%?"
    r"\s?(?:-|–|−|to|,|;)\s?(?P<high>[-−–]?\d+[.·]?\d*)"
)
_RATIO = lazy(r"\b(?:OR|RR|HR|odds|hazard|risk ratio|relative risk|ratio)\b")
_DIGITS = lazy(r"[-−–]?\d+(?:[.,·]\d+)*")
_TOKENS = lazy(r"[a-z]+|[<>=≤≥%]|0")
_ALPHA = 0.05
_LONGEST = 3


def difference(text: str) -> float:
    """Return how likely ``text`` reports a significant difference, 0 to 1; 0.5 is no idea."""
    weights = _weights()
    total = weights["(bias)"] + sum(
        weights[name] * value for name, value in features(text).items() if name in weights
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(text: str) -> dict[str, float]:
    """Return the signs found in ``text``: ``p: ...``, ``ci: ...`` and its word sequences."""
    found = {**_p_values(text), **_intervals(text)}
    tokens = _TOKENS.findall(_DIGITS.sub("0", text.lower()))
    for size in range(1, _LONGEST + 1):
        for at in range(len(tokens) - size + 1):
            found[" ".join(tokens[at : at + size])] = 1.0
    return found


def _p_values(text: str) -> dict[str, float]:
    chance = [_by_chance(match) for match in _P.finditer(text)]
    if not chance:
        return {"p: none": 1.0}
    return {
        "p: some significant": float(not all(chance)),
        "p: some not": float(any(chance)),
        "p: all not": float(all(chance)),
        "p: first": 1.0 if chance[0] else -1.0,
        "p: last": 1.0 if chance[-1] else -1.0,
    }


def _by_chance(match: re.Match[str]) -> bool:
    """Return whether a P value says that chance may explain the difference."""
    value = 0.0 if match["power"] else float(match["value"].replace("·", "."))
    if match["sign"] in {">", "≥", "greater than"}:
        return value >= _ALPHA
    at_most = match["sign"] in {"<", "≤", "less than"}
    return value > _ALPHA or (value == _ALPHA and not at_most)


def _intervals(text: str) -> dict[str, float]:
    """Return whether a confidence interval holds "no effect": 1 for a ratio, else 0."""
    crossing, clear = 0.0, 0.0
    none = 1.0 if _RATIO.search(text) else 0.0
    for match in _CI.finditer(text):
        low, high = (_signed(match[name]) for name in ("low", "high"))
        if low <= none <= high:
            crossing = 1.0
        else:
            clear = 1.0
    return {"ci: crosses": crossing, "ci: clear": clear}


def _signed(written: str) -> float:
    return float(written.replace("−", "-").replace("–", "-").replace("·", "."))


@cache
def _weights() -> dict[str, float]:
    raw = tables.read(MODEL)
    return {str(name): float(value) for name, value in raw["weights"].items()}
