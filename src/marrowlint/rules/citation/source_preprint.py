"""Flag a preprint that is listed like a published paper."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.page import Node, Source
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SERVERS = re.compile(
    r"\b(?:medrxiv|biorxiv|chemrxiv|psyarxiv|arxiv|preprints)\.org\b|researchsquare\.com"
    r"|ssrn\.com|osf\.io/preprints|\b10\.1101/\d{4}\.\d{2}\.\d{2}\.\d+|\b10\.21203/rs\."
    r"|\b10\.20944/preprints|\b10\.48550/arxiv|\b10\.26434/chemrxiv|\b10\.31234/osf"
    r"|\b(?:medrxiv|biorxiv|chemrxiv|psyarxiv|research square|ssrn electronic journal)\b",
    re.IGNORECASE,
)
"""Hosts, DOI prefixes and names of preprint servers; a journal of 10.1101 has no date there."""
_SAID = re.compile(
    r"pre-?print|peer[- ]review|not (?:yet )?(?:been )?(?:published|reviewed)", re.IGNORECASE
)


@Meta(
    id="source-preprint",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' is a preprint server, and the entry does not say that this is a preprint",
    help='Write "preprint, not peer reviewed" (`status: preprint`), or cite the published paper.',
    source="Wikipedia MEDRS: preprints are not reliable sources; ICMJE, preprints",
)
def rule(source: Source, _ctx: Context) -> Iterator[Answer]:
    """Flag a preprint that is listed like a published paper.

    Flags: a source whose address, DOI or journal is that of a preprint server, when neither its
        status nor its words say that it is a preprint or not peer reviewed.
    Why: nobody but its authors has checked a preprint, and readers take a listed source for sound.
    Misses: a preprint on another site, such as a university's.
    Overflags: a preprint that has been published since under the same address.
    Span: the address, DOI or name of the server.
    """
    if source.status:
        return
    if any(_SAID.search(text) for text in (source.title, source.citation, source.summary)):
        return
    for field in ("url", "doi", "container", "citation"):
        match = _SERVERS.search(getattr(source, field))
        if match:
            at = Node(pointer.child(source.pointer, field), start=match.start(), end=match.end())
            yield Hit(at, {"words": match[0]}, fix=_fix(source), sources=(source,))
            return


def _fix(source: Source) -> Fix | None:
    if not source.summary:
        return None
    at = Node(pointer.child(source.pointer, "summary"), start=0, end=0)
    return Fix("say so in the summary", at, "Preprint, not peer reviewed. ")
