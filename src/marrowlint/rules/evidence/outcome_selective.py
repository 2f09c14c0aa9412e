"""Point out a gain told from a source of which another outcome, left out, did not differ."""

from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.levels import HUMAN, affirms
from marrowlint.evidence.links import Basis
from marrowlint.evidence.passages import stems
from marrowlint.evidence.services import day, index
from marrowlint.evidence.source_text import source_text
from marrowlint.evidence.spans import effect
from marrowlint.evidence.unmoved import Outcome, unmoved
from marrowlint.language.analysis import Claim, Direction, Kind, Sentence
from marrowlint.page import Source, Words
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_KINDS = {Kind.BENEFIT, Kind.INDICATION, Kind.TIME_COURSE}
_SECTIONS = {"overview", "benefits", "faqs"}


@Meta(
    id="outcome-selective",
    family="evidence",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' tells a gain from {source}, and the page has no word of its '{outcome}', "
    "which {fate}{asked}",
    help="Tell both: what got better, and what did not differ or got worse.",
    source="Boutron 2010 (doi 10.1001/jama.2010.651) and Lazarus 2015 "
    "(doi 10.1186/s12874-015-0079-x): selective reporting of outcomes",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out a gain told from a source of which another outcome, left out, did not differ.

    Flags: once a source, a benefit told from a study in people whose summary, quotation or
        abstract also says plainly that another outcome did not differ from placebo, a control or
        no treatment, or got worse, when no sentence that rests on the source and none in the
        claim's section has a word of that outcome.
    Why: of several outcomes one often differs by chance; who hears only of that one hears of a
        success.
    Abstains: when a claim cites a study in people of which only the title is known.
    Misses: an outcome told in numbers alone ("63.1 against 63.6"); one beside a comparison with
        another medicine; an outcome of which some other sentence of the section has a word.
    Overflags: an outcome that matters to nobody, such as a laboratory value, and one that the
        page calls by another name.
    Span: the words of the effect.
    """
    claim = next((one for one in ctx.analysis.claims if _gain(one, source, ctx)), None)
    if claim is None or ctx.study(source).level not in HUMAN:
        return
    record = ctx.study(source).record
    known = source_text(source, ctx.analysis, record)
    at = Words(claim.sentence.block, *effect(claim))
    if not known.passages:
        if any(link.basis is Basis.CITED for link in ctx.links_of(claim)):
            yield Abstain(at, "of the cited study only the title is known")
    elif outcome := _left_out(claim, unmoved(known), source, ctx):
        values = {
            "words": at.text,
            "source": source.id,
            "outcome": outcome.words,
            "fate": outcome.fate,
            "asked": "",
        }
        place = _place(outcome, source, ctx)
        if not place and record and outcome.passage in record.abstract:
            values["asked"] = f" ({index(record)}, asked on {day(record)})"
        yield Hit(at, values, place, sources=(source,))


def _gain(claim: Claim, source: Source, ctx: Context) -> bool:
    """Tell whether a claim tells an effect, not hedged away, that rests on ``source``."""
    told = claim.kind in _KINDS and claim.section in _SECTIONS and affirms(claim)
    return told and claim.direction is not Direction.SAME and _rests(claim, source, ctx)


def _rests(claim: Claim, source: Source, ctx: Context) -> bool:
    return any(
        link.source is source and (link.basis is Basis.CITED or link.score >= MATCHED)
        for link in ctx.links_of(claim)
    )


def _left_out(
    claim: Claim, outcomes: tuple[Outcome, ...], source: Source, ctx: Context
) -> Outcome | None:
    """Return the first of ``outcomes`` of which the page has no word where it should."""
    if not outcomes:
        return None
    claims = [one for one in ctx.analysis.claims if _rests(one, source, ctx)]
    if any(one.negated or one.direction in {Direction.SAME, Direction.WORSE} for one in claims):
        return None
    told = stems(ctx.page.title)
    for sentence in ctx.analysis.sentences:
        if sentence.section == claim.section or _cites(sentence, source, ctx):
            told |= _about(sentence)
    for one in claims:
        told |= _about(one.sentence)
    return next((one for one in outcomes if one.stems.isdisjoint(told)), None)


def _cites(sentence: Sentence, source: Source, ctx: Context) -> bool:
    """Tell whether a marker to ``source`` stands in the paragraph of ``sentence``."""
    keys = (key for marker in sentence.block.markers for key in marker.keys)
    return any(ctx.links.keys.get(key) is source for key in keys)


def _about(sentence: Sentence) -> frozenset[str]:
    return stems(sentence.text) | stems(sentence.block.heading)


def _place(outcome: Outcome, source: Source, ctx: Context) -> tuple[Related, ...]:
    """Return where the page itself says it, in the entry of ``source``."""
    return tuple(
        Related(Words(sentence.block, sentence.start, sentence.end), "said here")
        for sentence in ctx.analysis.summaries.get(source.pointer, ())
        if sentence.text == outcome.passage
    )
