"""Flag an identifier that cannot be one."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.identity import EXAMPLES, Identifier, fold, identifiers
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_LABELLED = (
    ("doi", re.compile(r"\bdoi:\s?(\d[^\s,;]*[^\s,;.)\]])", re.IGNORECASE)),
    ("pmid", re.compile(r"\bPMID:?\s?(\d\w*)")),
    ("pmcid", re.compile(r"\b(PMC\d\w*)")),
    ("nct", re.compile(r"\b(NCT\d\w*)")),
)
"""How a reference writes an identifier of each scheme."""
NAMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "nct": "ClinicalTrials.gov number"}


@Meta(
    id="citation-id-invalid",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{written}' is not a valid {scheme}",
    help="Copy it again from the record; a {scheme} looks like {example}.",
    source="NLM identifier rules; DOI handbook 2.2; ClinicalTrials.gov record numbers",
)
def rule(source: Source, _ctx: Context) -> Iterator[Answer]:
    """Flag an identifier that cannot be one.

    Flags: a DOI, PMID, PMCID or trial number that does not have the form of its kind: in its own
        field, inside a URL of a known host, or after its label in a reference.
    Why: the reference leads nowhere, however real it looks.
    Misses: an identifier of the right form that does not exist; only its registry can tell.
    Overflags: nothing known.
    Span: the identifier.
    """
    for found in (*identifiers(source), *_in_prose(source)):
        if not found.valid and not _is_page(found):
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


def _in_prose(source: Source) -> Iterator[Identifier]:
    for field in ("citation", "summary"):
        text = getattr(source, field)
        for scheme, pattern in _LABELLED:
            for match in pattern.finditer(text):
                yield Identifier(scheme, fold(scheme, match[1]), field, *match.span(1))


def _is_page(found: Identifier) -> bool:
    """Tell whether a URL leads to a page of PubMed's own, such as ``/advanced/``."""
    return found.scheme == "pmid" and found.field == "url" and found.value.isalpha()
