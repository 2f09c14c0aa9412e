"""Flag a use in the overview that the benefits tell otherwise."""

from collections.abc import Iterator

from marrowlint.evidence.levels import affirms, bare
from marrowlint.evidence.spans import effect
from marrowlint.evidence.told import Told, studied_people, told
from marrowlint.language.analysis import Certainty, Claim, Cue, Direction, Kind
from marrowlint.language.conditions import concept
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_KINDS = {Kind.BENEFIT, Kind.INDICATION}
_HEDGED = {Certainty.MAY, Certainty.UNKNOWN}
_NEAR = 25
_PRECLINICAL = "only of animals or cells"
_NOTHING = "that no effect was found"


@Meta(
    id="overview-body-mismatch",
    family="structure",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' puts {condition} among what it is good for, but the benefits tell of it "
    "{status}",
    help="Give the same status here, or take {condition} out of the list.",
    source="Cochrane plain language summary guide, 2021: key messages match the results",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a use in the overview that the benefits tell otherwise.

    Flags: a condition that the overview names as a use or a benefit, when the benefits speak of
        it as a matter of animals or cells alone, or say that no effect was found.
    Why: most readers stop after the overview; it must not promise more than the page.
    Misses: a use that the benefits do not speak of. A hedged or cited use of which no effect was
        found.
    Overflags: a use that rests on a part of the page other than the benefits.
    Span: the words that open the list of uses, else the effect.
    """
    del page
    benefits = told("benefits", ctx.analysis, ctx.links, ctx.studies)
    for claim in ctx.analysis.claims:
        if not _promises(claim):
            continue
        for cue in claim.conditions:
            body = benefits.get(concept(cue))
            otherwise = _otherwise(claim, body, ctx) if body and _helps(claim, cue) else None
            if otherwise is not None:
                yield _hit(claim, cue, *otherwise)
                break


def _promises(claim: Claim) -> bool:
    if claim.section not in {"overview", "lead"} or claim.kind not in _KINDS:
        return False
    return affirms(claim) and bare(claim) and not claim.sentence.has("people", "study")


def _helps(claim: Claim, condition: Cue) -> bool:
    """Tell whether the condition is a use, or stands right behind a verb that eases it."""
    if claim.kind is Kind.INDICATION:
        return True
    verbs = claim.sentence.found("indications", "treat")
    verbs += claim.sentence.found("effects", "decrease", "better")
    return any(0 < condition.start - verb.end <= _NEAR for verb in verbs)


def _otherwise(claim: Claim, body: Told, ctx: Context) -> tuple[Claim, str] | None:
    """Return the benefit that tells the condition otherwise, and how it does."""
    sure = claim.certainty not in _HEDGED and not claim.cites
    if sure and body.paragraphs == 1 and all(map(_finds_nothing, body.claims)):
        return body.claims[0], _NOTHING
    animals = body.in_animals
    if animals is None or body.in_people or studied_people(claim, ctx.links, ctx.studies):
        return None
    return animals, _PRECLINICAL


def _finds_nothing(claim: Claim) -> bool:
    """Tell whether a claim reports that nothing changed, not that nobody knows."""
    moved = claim.negated and claim.direction is not Direction.NONE
    return (moved or claim.direction is Direction.SAME) and not claim.sentence.has("silence")


def _hit(claim: Claim, cue: Cue, other: Claim, status: str) -> Hit:
    at = _at(claim, cue)
    values = {"words": at.text, "condition": cue.text, "status": status}
    elsewhere = Words(other.sentence.block, other.start, other.end)
    return Hit(at, values, (Related(elsewhere, "told so here"),))


def _at(claim: Claim, condition: Cue) -> Words:
    """Return "primary applications include", else the effect."""
    block = claim.sentence.block
    for cue in claim.sentence.found("indications", "use"):
        if claim.start <= cue.start < condition.start:
            return Words(block, cue.start, cue.end)
    return Words(block, *effect(claim))
