"""Overlap questions give what comparing with every span gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.cover import Cover
from marrowlint.text import Span

SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(0, 8)
)


@settings(max_examples=200)
@given(st.lists(SPANS, max_size=12), SPANS)
def test_count_and_over_agree_with_every_single_overlap(spans: list[Span], asked: Span) -> None:
    overlapping = [number for number, span in enumerate(spans) if span.overlaps(asked)]
    cover = Cover(spans)

    assert cover.count(asked) == len(overlapping)
    assert cover.over(asked) in (overlapping or [None])


def test_no_spans_overlap_nothing() -> None:
    cover = Cover([])

    assert cover.over(Span(0, 9)) is None
    assert cover.count(Span(0, 9)) == 0
