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

    Flags: YAML or JSON that does not parse, is no group of keys and values, or goes beyond the
        limits; YAML features that content has no need of: anchors, aliases, merge keys, tags,
        several documents.
    Why: half-read data gives wrong findings, and anchors are a known way to hang a reader.
    Misses: front matter that does not begin on the first line, and fields of an outline that
        are no YAML; both are read as text.
    Overflags: nothing known.
    Span: the place where reading stopped.
    """
    way_out = problem.help or "Mend the syntax here, or use plain keys and values."
    yield Hit(problem.span, {"detail": problem.detail, "help": way_out})
