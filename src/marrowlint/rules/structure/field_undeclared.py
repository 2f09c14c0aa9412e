"""Tell of a field of the site's own that its settings do not declare."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="field-undeclared",
    family="structure",
    on=Problem,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="{detail}, and is not read",
    help="{help}",
    source="schema/monograph.schema.json",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Tell of a field of the site's own that its settings do not declare.

    Flags: a field of the page, of a source or of an FAQ that is like no field of the schema, does
        not begin with ``x-`` or ``x_`` and is not declared by the site.
    Why: what stands in it is not checked, and whoever wrote it may think that it is.
    Misses: a field that is like one of ours, which field-unknown reports; one behind ``x-``.
    Overflags: fields that a site generator wants, until they are declared.
    Span: the key.
    """
    yield Hit(problem.span, {"detail": problem.detail, "help": problem.help})
