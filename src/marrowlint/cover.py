"""Tell which of many spans overlap a given one, each question in logarithmic time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from marrowlint.text import Span


class Cover:
    """Spans that are asked about often, numbered in the order given."""

    __slots__ = ("_ends", "_far", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort the spans; an empty one counts as one code point long."""
        ordered = sorted((span.start, _end(span), number) for number, span in enumerate(spans))
        self._starts = [start for start, _, _ in ordered]
        self._ends = sorted(end for _, end, _ in ordered)
        self._far: list[tuple[int, int]] = []
        """For each start: the farthest end so far, and the number of its span."""
        for _, end, number in ordered:
            if not self._far or end > self._far[-1][0]:
                self._far.append((end, number))
            else:
                self._far.append(self._far[-1])

    def over(self, span: Span) -> int | None:
        """Return the number of a span that overlaps ``span``, ``None`` if there is none."""
        before = bisect_left(self._starts, _end(span))
        if not before:
            return None
        end, number = self._far[before - 1]
        return number if end > span.start else None

    def count(self, span: Span) -> int:
        """Return how many spans overlap ``span``."""
        begun = bisect_left(self._starts, _end(span))
        return begun - bisect_right(self._ends, span.start)


def _end(span: Span) -> int:
    return max(span.end, span.start + 1)
