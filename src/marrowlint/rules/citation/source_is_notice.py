"""Flag the notice of a retraction, concern or correction that is cited as if it were the study."""

import re
from collections.abc import Iterator

from marrowlint.evidence.entry import name_of, resting, says
from marrowlint.evidence.same_work import works
from marrowlint.evidence.services import day, say
from marrowlint.facts import Notice, NoticeKind, Record
from marrowlint.language.analysis import Claim
from marrowlint.page import Source
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_KINDS = {
    NoticeKind.RETRACTION.value: "the retraction notice of",
    NoticeKind.PARTIAL_RETRACTION.value: "the notice of a partial retraction of",
    NoticeKind.CONCERN.value: "an expression of concern about",
    NoticeKind.CORRECTION.value: "a correction of",
    NoticeKind.WITHDRAWAL.value: "the withdrawal notice of",
    NoticeKind.REINSTATEMENT.value: "the notice that reinstates",
}
_SPOKEN = lazy(
    r"\bretract|\bwithdr[ae]w|\bexpressions? of concern\b|\bcorrect(?:ed|ion)|\berrat(?:um|a)\b"
    r"|\bcorrigend",
    re.IGNORECASE,
)
"""How a page speaks of a notice as a notice."""


@Meta(
    id="source-is-notice",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{source}' is {kind} {of}, not the study itself: {who} (asked on {asked})",
    help="Cite the study if it still stands; if it was retracted take out what rests on it.",
    source="ICMJE, corrections and retractions; NLM, citing retracted works",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag the notice of a retraction, concern or correction that is cited as if it were the study.

    Flags: a source whose record is a notice about another work, when a claim that does not speak
        of a retraction or correction cites it, or the page cites nothing at all.
    Why: it has the title and the authors of the study, so that searches find it first; and it
        says the opposite of evidence.
    Misses: a notice that no service knows as one.
    Overflags: a correction so long that it gives the whole result again.
    Span: the identifier, address or title of the source.
    """
    if source.background or says(source, _SPOKEN):
        return
    claims = list(resting(source, ctx.analysis, ctx.links))
    if ctx.links.marked and all(map(_speaks_of_it, claims)):
        return
    for record in works(ctx.fact(source)):
        notice = next((each for each in record.notice_of if each.id not in record.ids), None)
        if notice:
            values = _values(source, record, notice)
            yield Hit(name_of(source, ctx.page), values, sources=(source,))
            return


def _values(source: Source, record: Record, notice: Notice) -> dict[str, str]:
    return {
        "source": source.name,
        "kind": _KINDS.get(notice.kind, "a notice about"),
        "of": notice.id or "another work",
        "who": say(notice.services),
        "asked": day(record),
    }


def _speaks_of_it(claim: Claim) -> bool:
    return _SPOKEN.search(claim.text) is not None
