"""Flag a claim worded stronger than the sentence of its source."""

from collections.abc import Iterator

from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.language.analysis import Claim, Statement
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="claim-exceeds-source",
    family="evidence",
    on=Statement,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' says more than what this page says of {source}: '{passage}'",
    help="Take over how sure the source is: a link stays 'was associated with', a hint 'may'.",
    source="Sumner 2014 (doi 10.1136/bmj.g7015) and Yu 2020 on claims stronger than their source",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a claim worded stronger than the sentence of its source.

    Flags: "proven" and the like where the entry of the cited source has no such word, and "causes"
        or "leads to" where the sentences that bear on the claim state a mere association. A
        general truth ("eases"), "because of" or "confirmed", where all that every cited source
        found is held open: "may", "low certainty", "no control group"; an effect without "may"
        where they only say that it may be; "cures" or "kills" among the benefits, where no source
        has such a word; what a page concludes for itself ("therefore saves").
    Why: certainty grows with each retelling, and the source is where it can be checked.
    Misses: "reduces" or "improves" for an association, which causal-from-observational reports
        from the design; a subgroup told as everyone.
    Overflags: an entry that plays its own source down.
    Span: the word that says too much.
    """
    if claim.sentence.has("doubt") or claim.negated:
        return
    for link, mismatch in conflicts(ctx.against(claim), "claim-exceeds-source"):
        at = here(claim, mismatch)
        values = {"words": at.text, "source": link.source.id, "passage": mismatch.passage}
        yield Hit(at, values, sources=(link.source,))
        return
