"""Flag a dose, a time or a share that the source behind it does not give."""

from collections.abc import Iterator, Sequence

from marrowlint.evidence.amounts import held
from marrowlint.language import quantities
from marrowlint.language.analysis import Claim, Quantity
from marrowlint.language.units import DOSE
from marrowlint.page import Source, Words
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_CHECKED = DOSE | {"time", "share", "ratio"}


@Meta(
    id="number-not-in-source",
    family="citation",
    on=Claim,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' stands in no source's entry {scope}",
    help="Take the number from the source, and write it into the source's summary; or leave it out.",
    source="Cochrane Handbook 5.5: data extraction is checked against the report",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a dose, a time or a share that the source behind it does not give.

    Flags: an amount in a claim that the cited sources' entries do not hold, when they do hold
        amounts of that kind; on a page without markers, one that no entry holds at all.
    Why: a wrong dose or rate does harm, and a number nobody can find again is often wrong.
    Abstains: when the cited entries say nothing in numbers of that kind.
    Misses: a number that the source gives for something else.
    Overflags: a number that the author worked out, such as a percentage from two counts.
    Span: the amount.
    """
    if claim.negated and not claim.cites:
        return
    amounts = [amount for amount in claim.quantities if _inside(claim, amount)]
    for amount in amounts:
        if amount.dimension not in _CHECKED or _age_or_span(claim, amount):
            continue
        sources = _sources(claim, ctx)
        known = [found for source in sources for found in _amounts(source)]
        if not sources or held(amount, known):
            continue
        at = Words(claim.sentence.block, amount.start, amount.end)
        if ctx.links.marked and not any(other.dimension == amount.dimension for other in known):
            yield Abstain(at, "the cited source's entry gives no number of this kind")
        else:
            scope = "that is cited for it" if ctx.links.marked else "on this page"
            yield Hit(at, {"words": at.text, "scope": scope}, sources=tuple(sources))


def _inside(claim: Claim, amount: Quantity) -> bool:
    return claim.start <= amount.start < claim.end


def _age_or_span(claim: Claim, amount: Quantity) -> bool:
    """Ages, confidence levels and dates are not results."""
    text = claim.sentence.block.text
    after = text[amount.end : amount.end + 6].lower()
    before = text[max(0, amount.start - 8) : amount.start].lower()
    aged = after.startswith((" old", " of age", "-old", " ago")) or before.endswith(("aged ", "age "))
    return aged or (amount.unit == "percent" and after.lstrip().startswith(("ci", "conf")))


def _sources(claim: Claim, ctx: Context) -> Sequence[Source]:
    """Return the sources to look in: the cited ones; all of them where nothing is cited."""
    if ctx.links.marked:
        return [link.source for link in ctx.links_of(claim)]
    told = [source for source in ctx.page.sources if source.summary or source.citation]
    return told if len(told) == len(ctx.page.sources) else []


def _amounts(source: Source) -> tuple[Quantity, ...]:
    return quantities.find(f"{source.title}. {source.citation} {source.summary} {source.quote}")
