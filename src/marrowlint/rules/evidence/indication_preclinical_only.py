"""Flag a condition listed as a use when only preclinical sources speak of it."""

from collections.abc import Iterator

from marrowlint.evidence.levels import about, affirms, bare, only_preclinical
from marrowlint.evidence.spans import effect_words
from marrowlint.evidence.species import studied
from marrowlint.language.analysis import Claim, Kind
from marrowlint.language.conditions import concept
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta, add_words
from marrowlint.severity import Confidence, Severity


@Meta(
    id="indication-preclinical-only",
    family="evidence",
    on=Claim,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' is listed as a use, but the only sources on it studied animals or cells",
    help="Write that it is under study in animals, or cite a trial in people.",
    source="FTC 2022: animal and in vitro studies alone do not substantiate; FDA consumer notice, "
    "June 2021, on regenerative medicine",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a condition listed as a use when only preclinical sources speak of it.

    Flags: a condition in a list of uses, indications or treatments, when every source that
        names the condition studied animals, cells or models.
    Why: a use is read as something that works in people.
    Misses: a use whose condition no source names; that is claim-uncited.
    Overflags: a veterinary page, where the animals are the patients. A sentence on another
        treatment of the condition.
    Span: the words that name the use.
    """
    if claim.kind is not Kind.INDICATION or not bare(claim) or not affirms(claim):
        return
    if claim.sentence.has("silence", "study"):
        return
    for cue in claim.conditions:
        sources = about(ctx.page, concept(cue))
        if only_preclinical(sources, ctx.studies):
            start, end = effect_words(claim, cue)
            at = Words(claim.sentence.block, start, end)
            models = studied(sources)
            fix = add_words(at, f"(studied {models} only)") if models else None
            yield Hit(at, {"words": at.text}, fix=fix, sources=sources)
