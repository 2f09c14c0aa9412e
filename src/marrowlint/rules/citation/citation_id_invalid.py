"""Flag an identifier that cannot be one."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.identity import EXAMPLES, identifiers
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

NAMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "nct": "ClinicalTrials.gov number"}


@Meta(
    id="citation-id-invalid",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{written}' is not a {scheme}",
    help="Copy it again from the record; a {scheme} looks like {example}.",
    source="NLM identifier rules; DOI handbook 2.2; ClinicalTrials.gov record numbers",
)
def rule(source: Source, _ctx: Context) -> Iterator[Answer]:
    """Flag an identifier that cannot be one.

    Flags: a DOI, PMID, PMCID or trial number, in its own field or inside a URL of a known host,
        that does not have the form of its kind.
    Why: the reference leads nowhere, however real it looks.
    Misses: an identifier of the right form that does not exist; only its registry can tell.
    Overflags: nothing known.
    Span: the identifier.
    """
    for found in identifiers(source):
        if not found.valid:
            where = pointer.child(source.pointer, found.field)
            whole = getattr(source, found.field)
            written = whole[found.start : found.end] or whole
            yield Hit(
                Node(where, start=found.start, end=found.end),
                {
                    "written": written,
                    "scheme": NAMES[found.scheme],
                    "example": EXAMPLES[found.scheme],
                },
                sources=(source,),
            )
