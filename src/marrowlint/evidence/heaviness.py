"""Weigh words by how rare they are, so that telling words count for more."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, repeat
from math import fsum, log


class Weights(dict[str, float]):
    """Stem to weight; a stem that was never met weighs as much as the rarest."""

    rarest = 1.0

    def mass(self, stems: Iterable[str]) -> float:
        """Return what ``stems`` weigh together, whatever their order."""
        return fsum(map(self.get, stems, repeat(self.rarest)))


def rare_is_heavy(texts: Iterable[frozenset[str]]) -> Weights:
    """Return the weight of each stem: in one of ``texts`` heavy, in all of them nearly nothing."""
    every = tuple(texts)
    counts = Counter(chain.from_iterable(every))
    total = max(len(every), 1)
    by_count = {count: log(1 + total / count) for count in set(counts.values())}
    weights = Weights({stem: by_count[count] for stem, count in counts.items()})
    weights.rarest = max(by_count.values(), default=1.0)
    return weights
