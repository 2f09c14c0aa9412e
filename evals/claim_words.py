"""Guess a label from the words of a claim alone: the floor of any score that reads a source."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from marrowlint.language.words import words


def learn(texts: Sequence[str], labels: Sequence[str]) -> Callable[[str], str]:
    """Return naive Bayes over the words of ``texts``: a text to its likeliest label."""
    priors = Counter(labels)
    counts = {label: Counter[str]() for label in priors}
    for text, label in zip(texts, labels, strict=True):
        counts[label].update({word.fold for word in words(text)})

    kinds = len(set().union(*counts.values()))

    def guess(text: str) -> str:
        own = {word.fold for word in words(text)}
        scores = {
            label: math.log(size)
            + sum(
                math.log((counts[label][word] + 1) / (counts[label].total() + kinds))
                for word in own
            )
            for label, size in priors.items()
        }
        return max(sorted(scores), key=scores.__getitem__)

    return guess
