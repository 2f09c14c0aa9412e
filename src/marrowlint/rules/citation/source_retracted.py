"""Flag a source that was retracted or withdrawn, in whole or in part."""

import re
from collections.abc import Iterator

from marrowlint.evidence.entry import name_of, rest, says, untold
from marrowlint.evidence.notices import TELLING, taken_back
from marrowlint.evidence.outside import is_paper, unheard, unknown
from marrowlint.evidence.same_work import apart, works
from marrowlint.evidence.services import day
from marrowlint.facts import NoticeKind
from marrowlint.page import Source
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_SAID = lazy(
    r"\bretract(?:ed|ion)\b|\b(?:was|were|been) withdrawn\b|\bwithdrawn (?:paper|preprint)\b",
    re.IGNORECASE,
)
_ITSELF = lazy(
    r"(?:^|[.;] |\[)(?:retracted|withdrawn)\b(?! (?:trials?|studies|papers?|articles?))"
    r"|\b(?:was|is|were|been) (?:later |since )?"
    r"(?:retracted|withdrawn by (?:its|the) (?:journal|authors?|publisher))\b"
    r"|\bretraction notice\b",
    re.IGNORECASE,
)
"""What an entry says of its own work, not of works that a review left out."""
_TAKEN_BACK = lazy(r"\bretract|\bwithdr[ae]w|\bnot be (?:used|relied)", re.IGNORECASE)
_TOLD = {
    NoticeKind.RETRACTION: "was retracted",
    NoticeKind.WITHDRAWAL: "was withdrawn",
    NoticeKind.PARTIAL_RETRACTION: "was retracted in part",
}
_DECLARED = {
    NoticeKind.RETRACTION: frozenset({"retracted"}),
    NoticeKind.WITHDRAWAL: frozenset({"retracted"}),
    NoticeKind.PARTIAL_RETRACTION: frozenset({"retracted", "corrected"}),
}
"""Statuses that tell readers so."""


@Meta(
    id="source-retracted",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{source}' {was}{when}{notice}: {who}",
    help="Take it out with what rests on it alone, or say so: `status: retracted`, and in words.",
    source="COPE Retraction Guidelines 2019; ICMJE, corrections and retractions",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a source that was retracted or withdrawn, in whole or in part.

    Flags: a source with a notice of retraction, partial retraction or withdrawal that was not
        taken back since, unless its status or its summary says so. The message names the day,
        the notice, and who says so: one service or several, and who knows the work and does not.
        A source that its own entry calls retracted, when a claim cites it as if it were not: no
        word of it in the claim's paragraph.
    Why: what a retracted work found is not known to be true, and readers cannot see that.
    Abstains: when its entry in the lock cannot be used, and when none of the services that would
        know of a notice gave an answer. When the identifiers of the entry lead to two
        works, of which one was retracted: source-identity-mismatch asks which one is meant.
    Misses: a notice that no service has yet.
    Overflags: a retraction that one service has by mistake.
    Span: the identifier, address or title of the source; the claims that cite it are related.
    """
    fact = ctx.fact(source)
    if hit := _by_itself(source, ctx):
        yield hit
        return
    found = taken_back(fact.records)
    if found is None:
        if why := _untold(source, ctx):
            yield _unsure(source, ctx, why)
        return
    record, told = found
    if source.status in _DECLARED[told.kind] or says(source, _SAID):
        return
    if apart(fact):
        of_two = f"its identifiers lead to two works, one of which {_TOLD[told.kind]}{told.when}"
        yield _unsure(source, ctx, of_two)
        return
    values = {
        "source": source.name,
        "was": _TOLD[told.kind],
        "when": told.when,
        "notice": told.notice,
        "who": f"{told.who} (asked on {day(record)})",
    }
    related = [Related(at, "rests on it") for at in rest(source, ctx.analysis, ctx.links)]
    yield Hit(name_of(source, ctx.page), values, tuple(related), sources=(source,))


def _by_itself(source: Source, ctx: Context) -> Hit | None:
    """Return a claim's silence on what the entry of its source says."""
    if source.background or not (source.status == "retracted" or _called(source)):
        return None
    places = untold(source, ctx.analysis, ctx.links, _TAKEN_BACK)
    if not places:
        return None
    values = {
        "source": source.name,
        "was": "is retracted",
        "when": "",
        "notice": "",
        "who": "its own entry here says so, and a claim cites it without a word of it",
    }
    related = tuple(Related(at, "rests on it") for at in places)
    return Hit(name_of(source, ctx.page), values, related, sources=(source,))


def _called(source: Source) -> bool:
    """Tell whether the entry, as summary or as reference written out, calls it retracted."""
    return says(source, _ITSELF) or _ITSELF.search(source.citation) is not None


def _unsure(source: Source, ctx: Context, why: str) -> Abstain:
    return Abstain(name_of(source, ctx.page), f"whether it was retracted is not known: {why}")


def _untold(source: Source, ctx: Context) -> str:
    fact = ctx.fact(source)
    if not is_paper(source):
        return ""
    unanswered = (unheard(record, TELLING) for record in works(fact))
    return unknown(fact) or next(filter(None, unanswered), "")
