"""Flag a key, a section heading, or a source's id, that stands twice."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="key-duplicate",
    family="structure",
    on=Problem,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="{detail}",
    help="{help}",
    source="YAML 1.2.2, 3.2.1.3: keys are unique",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Flag a key, a section heading, or a source's id, that stands twice.

    Flags: the second of two equal keys in one mapping, and a heading that stands a second time.
        "Warnings" and "Adverse reactions" are two parts of one section, and no fault. Also
        the id of a source where an earlier source has the same; a footnote that repeats a source
        of the front matter is that source, unless the two disagree.
    Why: readers of the file disagree on which of the two counts.
    Misses: two numbered lists in the body that both begin at 1.
    Overflags: nothing known.
    Span: the second key, heading or id.
    """
    way_out = problem.help or "Keep one of the two."
    yield Hit(problem.span, {"detail": problem.detail, "help": way_out})
