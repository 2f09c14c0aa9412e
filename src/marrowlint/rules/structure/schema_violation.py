"""Flag a value that the monograph schema does not allow."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="schema-violation",
    family="structure",
    on=Problem,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="{detail}",
    help="{help}",
    source="schema/monograph.schema.json",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Flag a value that the monograph schema does not allow.

    Flags: a missing title, a value of the wrong type, an unknown design, population, status or
        kind, an empty text, a date that does not exist, a `url` that is no web address.
    Why: what is not in the fixed form cannot be checked or reused.
    Misses: a value of the right form that cannot be true, such as a date that is still to come.
    Overflags: nothing known.
    Span: the value; for a missing key its parent's key or the front matter's opening line.
    """
    way_out = problem.help or "Write a value that the schema allows."
    yield Hit(problem.span, {"detail": problem.detail, "help": way_out})
