"""Weigh the signs of a title and an abstract: one table for each thing a text may be.

The numbers are set by hand, small and round, and each was tried larger and smaller on the train
split of a labelled set (``evals/study_type.py``); no program fitted them.
In a row: which part of the text, which tags of the cue lists, points for each time one is found,
and how many times count at most.
"""

from collections.abc import Iterable
from typing import NamedTuple

from marrowlint.evidence.signs import Signs


class Row(NamedTuple):
    """Points for one kind of sign."""

    part: str
    tags: tuple[str, ...]
    points: float
    most: int = 99


def _title(tags: str, points: float, most: int = 99) -> Row:
    return Row("title", tuple(tags.split()), points, most)


def _body(tags: str, points: float, most: int = 99) -> Row:
    return Row("body", tuple(tags.split()), points, most)


ANIMALS = (
    _title("animal strain", 4), _title("species", 1.5), _title("handling", 3),
    _body("animal", 2, 5), _body("species", 1), _body("strain", 3), _body("handling", 2),
    _body("weak", 1),
)  # fmt: skip
PEOPLE = (
    _title("person one", 4), _title("being human-study", 1),
    _body("person one", 2, 6), _body("being", 0.5), _body("human-study", 1),
)  # fmt: skip
CELLS = (
    _title("cell specimen", 2), _title("vitro", 4), _title("bench", 1),
    _body("cell", 1, 5), _body("vitro", 3, 3), _body("bench", 1.2, 3), _body("specimen", 1),
)  # fmt: skip
SYNTHESIS = (
    _title("umbrella-review network-meta-analysis meta-analysis systematic-review", 4, 1),
    _body("umbrella-review network-meta-analysis meta-analysis systematic-review", 1.5, 2),
    _body("search", 1), _body("appraisal", 0.5, 3), _body("papers", 0.7, 3),
)  # fmt: skip
REVIEW = (
    _title("review", 5), _title("topic", 1),
    _body("review", 1.7, 4), _body("topic", 0.25), _body("present", 0.3),
    _body("past", -0.8), _body("finding data", -1.2), _body("digits", -0.12, 20),
    _body("therapy gain", 0.15, 5),
    _body("cross-sectional", -0.5, 1), _body("human-study", -0.3, 2),
)  # fmt: skip
CASE = (
    _title("case", 6), _title("aged", 3, 1),
    _body("case", 1.5), _body("reported", 2, 3), _body("single", 0.7, 6), _body("aged", 3, 1),
    _body("one", 0.5, 4), _body("person", -0.5, 5), _body("data", -1), _body("cohort", -0.7),
    _body("finding", -0.3),
)  # fmt: skip
TRIAL = (
    _title("random", 3), _title("allotted", 4), _title("blind", 0.8),
    _body("random", 0.5), _body("allotted", 1.7), _body("blind", 0.8),
)  # fmt: skip
TREATED = (
    _title("therapy operation", 3.5, 1), _title("gain", 2, 2), _title("effect", 1.5, 1),
    _title("context", 1, 1), _title("open treated", 2), _title("drug", 3, 1),
    _title("observed", -1.5, 2),
    _body("therapy operation", 0.5, 6), _body("gain", 0.8, 6), _body("effect", 0.5, 3),
    _body("context", 0.3, 5), _body("open", 1), _body("treated", 0.8, 4), _body("drug", 0.5, 4),
    _body("observed", -0.6, 5),
)  # fmt: skip


def weigh(table: Iterable[Row], title: Signs, body: Signs) -> float:
    """Return the points that ``table`` gives to the signs of a title and a body."""
    total = 0.0
    for row in table:
        part = title if row.part == "title" else body
        total += row.points * min(part.count(*row.tags), row.most)
    return total
