"""Flag a field that is like one of the schema's and is none."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="field-unknown",
    family="structure",
    on=Problem,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="{detail}",
    help="{help}",
    source="schema/monograph.schema.json",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Flag a field that is like one of the schema's and is none.

    Flags: a field of the page, of a source or of an FAQ that is not in the schema but looks like
        or is another word for one that is, does not begin with ``x-`` or ``x_`` and is not
        declared by the site.
    Why: a misspelt field is lost without a word.
    Misses: a misspelt section, which section-missing reports; a misspelt field behind ``x-``; a
        field that is like none of ours, which field-undeclared reports.
    Overflags: nothing known.
    Span: the key.
    """
    way_out = problem.help or "Mend its name, or declare it under [fields] in marrowlint.toml."
    yield Hit(problem.span, {"detail": problem.detail, "help": way_out})
