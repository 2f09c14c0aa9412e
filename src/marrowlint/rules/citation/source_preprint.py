"""Flag a preprint that is listed like a published paper."""

import re
from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.entry import name_of
from marrowlint.evidence.published import published
from marrowlint.evidence.services import day, index
from marrowlint.facts import Record
from marrowlint.page import Node, Source
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SERVERS = lazy(
    r"\b(?:medrxiv|biorxiv|chemrxiv|psyarxiv|arxiv|preprints)\.org\b|researchsquare\.com"
    r"|ssrn\.com|osf\.io/preprints|\b10\.1101/\d{4}\.\d{2}\.\d{2}\.\d+|\b10\.21203/rs\."
    r"|\b10\.20944/preprints|\b10\.48550/arxiv|\b10\.26434/chemrxiv|\b10\.31234/osf"
    r"|\b(?:medrxiv|biorxiv|chemrxiv|psyarxiv|research square|ssrn electronic journal)\b",
    re.IGNORECASE,
)
"""Hosts, DOI prefixes and names of preprint servers; a journal of 10.1101 has no date there."""
_SAID = lazy(
    r"pre-?print|peer[- ]review|not (?:yet )?(?:been )?(?:published|reviewed)", re.IGNORECASE
)

_CALLED = lazy(r"\bpre-?print\b(?! server)", re.IGNORECASE)

_FAULTS = {
    "server": "is a preprint server, and the entry does not say that this is a preprint",
    "record": "is a preprint, and the entry does not say so",
    "since": "is a preprint that was published since",
    "called": "is said of a preprint",
}


@Meta(
    id="source-preprint",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' {fault}{article}{who}",
    help='Cite {better}, or write "preprint, not peer reviewed" (`status: preprint`).',
    source="Wikipedia MEDRS: preprints are not reliable sources; ICMJE, preprints",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a preprint that is listed like a published paper, or that was published since.

    Flags: a source whose address, DOI, journal or record is that of a preprint, when neither its
        status nor its words say that it is a preprint or not peer reviewed; and one that does say
        so when its record tells the article that it became. "Published" or "peer-reviewed" in a
        sentence that cites a preprint alone.
    Why: nobody but its authors has checked a preprint, and readers take a listed source for sound.
        The article may say something else.
    Misses: a preprint on another site, such as a university's, before a registry was asked.
    Overflags: a preprint that has been published since under the same address.
    Span: the address, DOI or name of the server; else the identifier.
    """
    record = ctx.study(source).record
    if record and record.retracted:
        return  # source-retracted reports what was withdrawn
    if record and record.preprint and record.published_as:
        values = _values("since", source.name, record)
        yield Hit(name_of(source, ctx.page), values, sources=(source,))
    elif not _is_said(source) and (at := _server(source)):
        yield Hit(at[0], _values("server", at[1]), fix=_fix(source), sources=(source,))
    elif not _is_said(source) and record and record.preprint:
        values = _values("record", source.name, record)
        yield Hit(name_of(source, ctx.page), values, fix=_fix(source), sources=(source,))
    if _is_preprint(source) and (called := published(source, ctx.analysis, ctx.links)):
        yield Hit(called, _values("called", called.text), sources=(source,))


def _is_preprint(source: Source) -> bool:
    """Tell whether the entry shows a preprint, by its status, its server or its words."""
    texts = (source.title, source.citation, source.summary)
    said = any(_CALLED.search(text) for text in texts)
    return source.status == "preprint" or said or _server(source) is not None


def _values(fault: str, words: str, record: Record | None = None) -> dict[str, str]:
    article = record.published_as if record else ""
    return {
        "words": words,
        "fault": _FAULTS[fault],
        "article": f", as {article}" if article else "",
        "who": f" ({index(record)}, asked on {day(record)})" if record else "",
        "better": article or "the published paper",
    }


def _is_said(source: Source) -> bool:
    texts = (source.title, source.citation, source.summary)
    return bool(source.status) or any(_SAID.search(text) for text in texts)


def _server(source: Source) -> tuple[Node, str] | None:
    """Return where the entry names a preprint server, and its name."""
    for field in ("url", "doi", "container", "citation"):
        if match := _SERVERS.search(getattr(source, field)):
            at = Node(pointer.child(source.pointer, field), start=match.start(), end=match.end())
            return at, match[0]
    return None


def _fix(source: Source) -> Fix | None:
    if not source.summary:
        return None
    at = Node(pointer.child(source.pointer, "summary"), start=0, end=0)
    return Fix("say so in the summary", at, "Preprint, not peer reviewed. ")
