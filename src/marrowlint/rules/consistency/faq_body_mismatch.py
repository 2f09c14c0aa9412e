"""Point out an answer that gives another time, dose or yes than the body."""

from collections.abc import Iterator

from msgspec import Struct

from marrowlint.evidence.amounts import held
from marrowlint.evidence.answers import clashes
from marrowlint.evidence.passages import stems
from marrowlint.language.analysis import Claim, Kind, Quantity, Sentence
from marrowlint.language.conditions import concepts
from marrowlint.language.dismissed import dismissed
from marrowlint.language.scope import denied
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_NOT_BODY = {"faqs", "overview", "lead"}
_MOST = 20
"""Times of one condition that an answer is held against."""


@Meta(
    id="faq-body-mismatch",
    family="consistency",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="'{words}' is the answer here; the body says {told}",
    help="Say the same in both places, or cite what the answer rests on.",
    source="House decision, 2026-11: an answer repeats what the body says, in the same numbers",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out an answer that gives another time, dose or yes than the body.

    Flags: a time to effect in an answer without a citation, when the body speaks of the time
        course of the same condition or use and gives another time, a closer one, or none; the
        time that answers how soon it works, when the body says so of another time; a dose of what
        the question is about that neither the body gives there nor any source; an answer that
        denies an effect which the body states in the same words; one that warns of a medicine
        where the body rules interactions out.
    Why: the answers are read first and alone, and an old answer outlives the body it came from.
    Misses: a denied effect in quite other words; routes. A time whose condition stands in the
        question only, where the question does not ask how soon.
    Overflags: an answer on another outcome of the same condition.
    Span: the time or dose, else the sentence.
    """
    names = " ".join((page.title, *(alias.name for alias in page.aliases)))
    for clash in clashes(page, ctx.analysis, stems(names)):
        values = {"words": clash.at.text, "told": f"'{clash.told}'"}
        yield Hit(clash.at, values, (Related(clash.where, "told here"),))
    yield from _warned(ctx)
    body = _body(ctx)
    for claim in ctx.analysis.claims:
        if claim.section == "faqs" and claim.kind is Kind.TIME_COURSE and not claim.cites:
            timed = [body[name] for name in sorted(concepts(claim.conditions)) if name in body]
            yield from (_hit(claim, time, timed[0]) for time in _unheld(claim, timed))


def _warned(ctx: Context) -> Iterator[Answer]:
    """Yield an answer that warns of a medicine, where the body rules interactions out."""
    sentences = ctx.analysis.sentences
    calm = ((one, span) for one in sentences if one.section not in _NOT_BODY for span in _calm(one))
    first = next(calm, None)
    if first is None:
        return
    told = Words(first[0].block, *first[1])
    for sentence in ctx.analysis.in_section("faqs"):
        cues = sentence.found("interactions", "warned") if sentence.has("medicines") else ()
        if any(not denied(sentence, cue) for cue in cues[:1]) and not _calm(sentence):
            at = Words(sentence.block, sentence.start, sentence.end)
            values = {"words": at.text, "told": f"'{told.text}'"}
            yield Hit(at, values, (Related(told, "told here"),))


def _calm(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    return dismissed(sentence) if sentence.has("dismissals") or sentence.has("ease") else ()


class _Timed(Struct, frozen=True):
    """What the body says of the time course of one condition."""

    claim: Claim
    times: list[Quantity]


def _body(ctx: Context) -> dict[str, _Timed]:
    """Return each condition whose time course the body speaks of."""
    found: dict[str, _Timed] = {}
    for claim in ctx.analysis.claims:
        if claim.section in _NOT_BODY:
            continue
        if claim.kind is Kind.TIME_COURSE or claim.sentence.has("dosing", "timing"):
            for name in concepts(claim.conditions):
                found.setdefault(name, _Timed(claim, [])).times.extend(_times(claim))
    return found


def _times(claim: Claim) -> list[Quantity]:
    return [amount for amount in claim.quantities if amount.dimension == "time"]


def _unheld(claim: Claim, timed: list[_Timed]) -> Iterator[Quantity]:
    """Yield the times of an answer that the body does not give, or gives more closely."""
    known = [time for one in timed for time in one.times[:_MOST]]
    for time in _times(claim) if timed else ():
        vaguer = time.low is None and any(other.low is not None for other in known)
        if vaguer or not held(time, known):
            yield time


def _hit(claim: Claim, time: Quantity, body: _Timed) -> Hit:
    at = Words(claim.sentence.block, time.start, time.end)
    told = " and ".join(f"'{other.text}'" for other in body.times[:2]) or "nothing of it"
    elsewhere = Words(body.claim.sentence.block, body.claim.start, body.claim.end)
    return Hit(at, {"words": at.text, "told": told}, (Related(elsewhere, "told here"),))
