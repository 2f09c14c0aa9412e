"""Say that a file could not be read as a page."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="file-unreadable",
    family="structure",
    on=Problem,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="{detail}",
    help="{help}",
    source="RFC 3629; limits in docs/limits.md",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Say that a file could not be read as a page.

    Flags: a file that is not UTF-8, holds NUL bytes, is too large or has a line beyond the limit.
        Nothing else on it can be checked.
    Why: a file that was skipped must never look clean.
    Misses: nothing known.
    Overflags: nothing known.
    Span: the start of the file; the message gives byte and line.
    """
    way_out = problem.help or "Save the file as UTF-8 text within the limits in the docs."
    yield Hit(problem.span, {"detail": problem.detail, "help": way_out})
