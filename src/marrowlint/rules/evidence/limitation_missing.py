"""Point out a claim whose source's limitations the page knows of and does not tell."""

from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.drawn import limit
from marrowlint.evidence.levels import affirms
from marrowlint.evidence.links import Basis
from marrowlint.evidence.services import day, index
from marrowlint.evidence.spans import effect
from marrowlint.language.analysis import Certainty, Claim, Cue, Kind, Sentence, Strength
from marrowlint.language.scope import denied
from marrowlint.page import Source, Words
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_KINDS = {Kind.BENEFIT, Kind.INDICATION, Kind.TIME_COURSE}
_SECTIONS = {"overview", "benefits"}
_DOUBTS = ("doubt", "silence", "grades")
"""Lexicons any cue of which tells readers that something is open."""


@Meta(
    id="limitation-missing",
    family="evidence",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' leaves out {what}{limit}{asked}",
    help='Say it where the result is told, or word the result as less sure ("may").',
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): no consideration of limitations; GRADE",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out a claim whose source's limitations the page knows of and does not tell.

    Flags: once a source, a benefit told as a fact from a source whose summary, or else its
        abstract, speaks of heterogeneity, risk of bias, low certainty and the like, when no
        paragraph on it tells a limit.
    Why: an effect without its limits looks surer than its own authors hold it to be.
    Misses: a limit that summary and abstract leave out too.
    Overflags: a limit told in a paragraph that does not rest on the source.
    Span: the words of the effect.
    """
    told = _limit(source, ctx)
    values = _of_entry(told) if told else _of_abstract(source, ctx)
    if not values or _limited(source, ctx):
        return
    related = _related(told) if told else ()
    for claim in ctx.analysis.claims:
        if claim.kind in _KINDS and claim.section in _SECTIONS and _rests(claim, source, ctx):
            at = Words(claim.sentence.block, *effect(claim))
            if " " not in at.text:
                continue  # a mere "less" compares two results
            yield Hit(at, {"words": at.text, **values}, related, sources=(source,))
            return


def _of_entry(told: tuple[Sentence, Cue]) -> dict[str, str]:
    what = "what the source's entry says of its limits: "
    return {"what": what, "limit": f"'{told[1].text}'", "asked": ""}


def _related(told: tuple[Sentence, Cue]) -> tuple[Related, ...]:
    sentence, cue = told
    return (Related(Words(sentence.block, cue.start, cue.end), "said here"),)


def _of_abstract(source: Source, ctx: Context) -> dict[str, str]:
    """Return what the abstract says of limits, nothing where it names none or is not known."""
    record = ctx.study(source).record
    words = limit(record.abstract) if record else ""
    if record is None or not (words or (record.limits and not record.abstract)):
        return {}
    what = "what its abstract says of its limits: " if words else "the limits its abstract names"
    asked = f" ({index(record)}, asked on {day(record)})"
    return {"what": what, "limit": f"'{words}'" if words else "", "asked": asked}


def _limit(source: Source, ctx: Context) -> tuple[Sentence, Cue] | None:
    for sentence in ctx.analysis.summaries.get(source.pointer, ()):
        if not sentence.block.pointer.endswith("/summary"):
            continue  # a title may name a limit as its subject
        for cue in sentence.found("reporting", "limit"):
            if not denied(sentence, cue):
                return sentence, cue
    return None


def _rests(claim: Claim, source: Source, ctx: Context) -> bool:
    """Tell whether a claim states an effect as a fact, from this source."""
    if not affirms(claim) or claim.certainty in {Certainty.MAY, Certainty.LIKELY}:
        return False
    return claim.strength is Strength.CAUSAL and _linked(claim, source, ctx)


def _linked(claim: Claim, source: Source, ctx: Context) -> bool:
    return any(
        link.source is source and (link.basis is Basis.CITED or link.score >= MATCHED)
        for link in ctx.links_of(claim)
    )


def _limited(source: Source, ctx: Context) -> bool:
    """Tell whether a paragraph that rests on the source tells a limit or a doubt."""
    blocks = {
        id(claim.sentence.block) for claim in ctx.analysis.claims if _linked(claim, source, ctx)
    }
    return any(
        sentence.has("reporting", "limit") or any(map(sentence.has, _DOUBTS))
        for sentence in ctx.analysis.sentences
        if id(sentence.block) in blocks
    )
