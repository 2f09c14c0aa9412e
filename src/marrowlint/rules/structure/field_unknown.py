"""Flag a field that neither the schema nor the site's settings know."""

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
    """Flag a field that neither the schema nor the site's settings know.

    Flags: a field of the page, of a source or of an FAQ that is not in the schema, does not begin
        with ``x-`` or ``x_`` and is not declared by the site.
    Why: a misspelt field is lost without a word.
    Misses: a misspelt section, which section-missing reports, and a misspelt field behind ``x-``.
    Overflags: nothing known.
    Span: the key.
    """
    way_out = problem.help or "Mend its name, or declare it under [fields] in marrowlint.toml."
    yield Hit(problem.span, {"detail": problem.detail, "help": way_out})
