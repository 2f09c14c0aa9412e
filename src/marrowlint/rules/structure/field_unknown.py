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

    Flags: a field of the front matter or of a source that is not in the schema, does not begin with x- and is not declared by the site.
    Why: a misspelt field is lost without a word.
    Misses: nothing known.
    Overflags: nothing known.
    Span: the key.
    """
    yield Hit(problem.span, {"detail": problem.detail, "help": problem.help or "Mend its name, or declare it under [fields] in marrowlint.toml."})
