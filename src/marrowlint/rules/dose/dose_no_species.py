"""Flag a dose from a study that does not say in whom it was given."""

from collections.abc import Iterator

from marrowlint.evidence.levels import HUMAN
from marrowlint.language.analysis import Claim, Level
from marrowlint.language.units import DOSE
from marrowlint.page import Source, Words
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SECTIONS = {"dosage", "benefits", "faqs", "overview"}


@Meta(
    id="dose-no-species",
    family="dose",
    on=Claim,
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    message="'{words}' is a dose from a study, but {state}",
    help='Name the species or the people next to the dose, such as "{words} in mice".',
    source="ARRIVE 2.0 item 8; FDA 2005 guidance on human equivalent doses",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a dose from a study that does not say in whom it was given.

    Flags: an amount with no people or animals in its sentence, nor animals in the one before, when
        the source behind it studied animals or cells, or when the claim speaks of studies and the
        source's entry names no one.
    Why: an animal dose is read as a human one, and the two differ by a factor of 3 to 12.
    Abstains: when nothing is known of the source.
    Misses: an animal dose whose source does not say that it is one.
    Overflags: a dose whose species is told two sentences before, or in words the list lacks.
    Span: the amount.
    """
    amounts = [amount for amount in claim.quantities if amount.dimension in DOSE]
    if not amounts or claim.section not in _SECTIONS or claim.qualifier or _told(claim, ctx):
        return
    sources = tuple(link.source for link in ctx.links_of(claim))
    levels = [ctx.study(source).level for source in sources]
    if not sources or any(level in HUMAN for level in levels):
        return
    if all(level is Level.PRECLINICAL for level in levels):
        state = "the source behind it studied animals or cells"
    elif claim.sentence.has("dosing", "study") and _silent(sources[0], ctx):
        state = "neither the sentence nor the source's entry says in whom"
    else:
        at = Words(claim.sentence.block, amounts[0].start, amounts[0].end)
        yield Abstain(at, "the source behind it does not say whom it studied")
        return
    for amount in amounts:
        at = Words(claim.sentence.block, amount.start, amount.end)
        yield Hit(at, {"words": at.text, "state": state}, sources=sources)


def _told(claim: Claim, ctx: Context) -> bool:
    """Tell whether this sentence names people, or the one before it animals or cells."""
    sentence = claim.sentence
    before = (
        other
        for other in ctx.analysis.sentences
        if other.block is sentence.block and other.index == sentence.index - 1
    )
    return sentence.has("people") or any(other.has("models") for other in before)


def _silent(source: Source, ctx: Context) -> bool:
    """Tell whether the entry says what was found, and not in whom."""
    study = ctx.study(source)
    return bool(source.summary) and not study.population
