"""Flag an identifier that cannot be one, or that its registry does not know."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.entry import SCHEMES, name_of, one_of
from marrowlint.evidence.identity import EXAMPLES, Identifier, fold, identifiers
from marrowlint.evidence.outside import absent, unknown
from marrowlint.evidence.services import answered, day, listed, name
from marrowlint.facts import Answer as Answered
from marrowlint.facts import Record
from marrowlint.page import Node, Source
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_LABELLED = (
    ("doi", re.compile(r"\bdoi:\s?(\d[^\s,;]*[^\s,;.)\]])", re.IGNORECASE)),
    ("pmid", re.compile(r"\bPMID:?\s?(\d\w*)")),
    ("pmcid", re.compile(r"\b(PMC\d\w*)")),
    ("nct", re.compile(r"\b(NCT\d\w*)")),
)
"""How a reference writes an identifier of each scheme."""


@Meta(
    id="citation-id-invalid",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{written}' {fault}{asked}",
    help="Copy it again from the record; {scheme} looks like {example}.",
    source="NLM identifier rules; DOI handbook 2.2; ClinicalTrials.gov record numbers",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag an identifier that cannot be one, or that its registry does not know.

    Flags: a DOI, PMID, PMCID or trial number that does not have the form of its kind: in its own
        field, inside a URL of a known host, or after its label in a reference; and one of the
        right form when the authority for it answered that it has no such record.
    Why: the reference leads nowhere, however real it looks.
    Abstains: when its entry in the lock cannot be used, or nobody could tell whether it exists.
    Misses: an identifier of the right form that does not exist, before it was ever looked up.
    Overflags: a record so new that its registry did not have it yet.
    Span: the identifier.
    """
    told: set[str] = set()
    for found in (*identifiers(source), *_in_prose(source)):
        if not found.valid and not _is_page(found):
            fault = f"is not a valid {SCHEMES[found.scheme]}"
            yield _hit(source, found, fault)
        elif (gone := absent(found, ctx.fact(source).records)) and gone.key not in told:
            told.add(gone.key)
            yield _hit(source, found, _no_record(found, gone), f" (asked on {day(gone)})")
    if why := _untold(source, ctx):
        yield Abstain(name_of(source, ctx.page), f"whether it exists is not known: {why}")


def _hit(source: Source, found: Identifier, fault: str, asked: str = "") -> Hit:
    whole = getattr(source, found.field)
    values = {
        "written": whole[found.start : found.end] or whole,
        "fault": fault,
        "asked": asked,
        "scheme": one_of(found.scheme),
        "example": EXAMPLES[found.scheme],
    }
    where = pointer.child(source.pointer, found.field)
    return Hit(Node(where, start=found.start, end=found.end), values, sources=(source,))


def _no_record(found: Identifier, gone: Record) -> str:
    names = listed([name(service) for service in answered(gone, Answered.ABSENT)])
    have = "have" if " and " in names else "has"
    who = f"{names} {have}" if names else "its registry has"
    what = f"trial {found.value}" if found.scheme == "nct" else f"such {SCHEMES[found.scheme]}"
    return f"does not exist: {who} no {what}"


def _untold(source: Source, ctx: Context) -> str:
    keyed = any(found.valid and not found.derived for found in identifiers(source))
    return unknown(ctx.fact(source)) if keyed else ""


def _in_prose(source: Source) -> Iterator[Identifier]:
    for field in ("citation", "summary"):
        text = getattr(source, field)
        for scheme, pattern in _LABELLED:
            for match in pattern.finditer(text):
                yield Identifier(scheme, fold(scheme, match[1]), field, *match.span(1))


def _is_page(found: Identifier) -> bool:
    """Tell whether a URL leads to a page of PubMed's own, such as ``/advanced/``."""
    return found.scheme == "pmid" and found.field == "url" and found.value.isalpha()
