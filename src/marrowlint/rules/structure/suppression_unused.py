"""Flag a suppression that silences nothing, names no rule or gives no reason."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="suppression-unused",
    family="structure",
    on=Problem,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="{detail}",
    help="{help}",
    source="House decision, 2026-11: a suppression names its rule and its reason, or goes",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Flag a suppression that silences nothing, names no rule or gives no reason.

    Flags: a marrowlint comment whose rules found nothing to silence, that names no rule or
        an unknown one, or that has no reason after ``--``.
    Why: suppressions rot: what they hid is mended, and the next fault at that place is hidden too.
    Misses: a suppression of a rule that did not run.
    Overflags: nothing known.
    Span: the comment.
    """
    yield Hit(problem.span, {"detail": problem.detail, "help": problem.help or "Take it out."})
