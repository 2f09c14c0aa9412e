"""Say that the data of a page is not plain YAML or JSON."""

from collections.abc import Iterator

from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="front-matter-invalid",
    family="structure",
    on=Problem,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="{detail}",
    help="{help}",
    source="YAML 1.2.2; RFC 8259",
)
def rule(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    """Say that the data of a page is not plain YAML or JSON.

    Flags: YAML or JSON that does not parse, and YAML features that content has no need of: anchors, aliases, merge keys, tags, several documents.
    Why: half-read data gives wrong findings, and anchors are a known way to hang a reader.
    Misses: nothing known.
    Overflags: nothing known.
    Span: the place where reading stopped.
    """
    yield Hit(problem.span, {"detail": problem.detail, "help": problem.help or "Mend the syntax here, or use plain keys and values."})
