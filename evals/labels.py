"""Score label predictions: macro-F1, F1 of one class, and bootstrap intervals."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

ROUNDS = 1000
SEED = 20261123
Pairs = Counter[tuple[str, str]]
"""How often each label was told for each: gold, then told."""
Measure = Callable[[Sequence[str], Sequence[str]], float]


def f1(gold: Sequence[str], told: Sequence[str], label: str) -> float:
    """Return the F1 of ``label``; 0 where it was never told and never right."""
    return _f1(Counter(zip(gold, told, strict=True)), label)


def _f1(pairs: Pairs, label: str) -> float:
    total = sum(count * ((g == label) + (t == label)) for (g, t), count in pairs.items())
    return 2 * pairs[label, label] / total if total else 0.0


def precision(gold: Sequence[str], told: Sequence[str], label: str) -> float:
    """Return how many of the predictions of ``label`` are right."""
    right = [g == label for g, t in zip(gold, told, strict=True) if t == label]
    return sum(right) / len(right) if right else 0.0


def recall(gold: Sequence[str], told: Sequence[str], label: str) -> float:
    """Return how many of the rows labelled ``label`` are found."""
    return precision(told, gold, label)


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    """Return the mean F1 over the labels that occur in ``gold``."""
    pairs, labels = Counter(zip(gold, told, strict=True)), set(gold)
    return sum(_f1(pairs, label) for label in sorted(labels)) / len(labels)


def interval(
    gold: Sequence[str], told: Sequence[str], measure: Measure = macro_f1
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a measure over rows."""
    dice = random.Random(SEED)  # noqa: S311 - resampling, not secrets
    rows = list(zip(gold, told, strict=True))
    draws = (dice.choices(rows, k=len(rows)) for _ in range(ROUNDS))
    scores = sorted(measure(*zip(*drawn, strict=True)) for drawn in draws)
    return scores[int(0.025 * ROUNDS)], scores[int(0.975 * ROUNDS)]


def majority(gold: Sequence[str]) -> list[str]:
    """Return the most frequent label for every row: the floor of any score."""
    top = max(sorted(set(gold)), key=list(gold).count)
    return [top] * len(gold)
