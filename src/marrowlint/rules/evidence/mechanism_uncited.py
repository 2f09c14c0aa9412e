"""Point out a mechanism told as a fact with no source behind it."""

from collections.abc import Iterator

from marrowlint.evidence.astray import astray
from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.coverage import covered
from marrowlint.language.analysis import Certainty, Claim, Kind
from marrowlint.language.topic import names
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_HEDGED = {Certainty.MAY, Certainty.LIKELY, Certainty.UNKNOWN}


@Meta(
    id="mechanism-uncited",
    family="evidence",
    on=Claim,
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="'{words}' tells a mechanism as a fact, and no source {state}",
    help='Cite where it was seen and in what, such as "in cultured cells", or word it as a theory.',
    source="OCEBM levels of evidence 2011: mechanism-based reasoning is level 5",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Point out a mechanism told as a fact with no source behind it.

    Flags: a claim on how the topic works, with neither a hedge nor a model named, that no marker
        covers, or only that of another sentence, for a study of animals or cells whose entry says
        nothing of it; on a page without markers, one that matches no source's entry. Once a
        paragraph on a page with markers.
    Why: a plausible mechanism is the weakest ground for a benefit, and the easiest to believe.
    Misses: a mechanism told outside its section in words the list lacks.
    Overflags: textbook physiology that no expert would cite.
    Span: the clause that tells it.
    """
    if not _open(claim, ctx) or not ctx.page.sources:
        return
    if ctx.links.marked and any(
        other.index < claim.index and other.sentence.block is claim.sentence.block
        for other in ctx.analysis.claims
        if _open(other, ctx)
    ):
        return
    at = Words(claim.sentence.block, claim.start, claim.end)
    yield Hit(at, {"words": at.text, "state": _state(claim, ctx)})


def _state(claim: Claim, ctx: Context) -> str:
    """Say what is missing."""
    if not ctx.links.marked:
        return "on the page speaks of it"
    if claim.markers:
        return "cited beside it speaks of it"
    return "in its paragraph is cited for it"


def _open(claim: Claim, ctx: Context) -> bool:
    """Tell whether a claim states a mechanism as a fact that nothing stands behind."""
    if claim.kind is not Kind.MECHANISM or claim.negated or claim.certainty in _HEDGED:
        return False
    if claim.sentence.has("reporting", "theory") or claim.sentence.has("models"):
        return False
    if not ctx.links.marked:
        return all(link.score < MATCHED for link in ctx.links_of(claim))
    if not covered(claim, ctx.page, ctx.analysis, ctx.links):
        return True
    return astray(claim, ctx.links_of(claim), ctx.studies, names(ctx.page))
