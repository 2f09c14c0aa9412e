"""Flag a direction of effect that the cited source states the other way round."""

from collections.abc import Iterator

from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.language.analysis import Claim, Statement
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SURE = 0.55
"""How far both sides must speak of one outcome; below, a person should not be troubled."""


@Meta(
    id="claim-contradicts-source",
    family="evidence",
    on=Statement,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' goes the other way than what this page says of {source}: '{passage}'",
    help="Read the source again and make the claim and the entry say the same.",
    source="Jergas and Baethge 2015 (doi 10.7717/peerj.1364): a tenth of citations contradict or "
    "misstate their source",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a direction of effect that the cited source states the other way round.

    Flags: "increases" where the entry of the cited source has the same outcome reduced, better
        where it has it worse, an effect where it has none, and the reverse of each; only when the
        outcome is worded alike and no sentence of the entry agrees, or has a common name for each
        side ("heart attack", "infarction"). An effect in any plain words
        ("calmer", "came down"), on an outcome of which every cited source found no difference,
        or when they found nothing else; on a page without markers, where the paragraph speaks of
        one source; an effect of "both trials" that one of them did not find; "significant" of
        which the source says only that it was not; the better of two things exchanged; among the
        benefits an outcome told as a general truth, in any verb, that did not differ; "also"
        another effect, where the source found a difference in few things and none in others.
        A harm denied ("nothing to fear") that the cited source reports, or one of
        the page, of the same organ or drug.
    Why: a claim turned round is the worst of citation errors, and readers cannot see it.
    Misses: an outcome worded quite differently in the two places, where the source found other
        things as well; a source whose entry says nothing of what it found.
    Overflags: two results of one source for the same outcome, of which the entry gives only the
        other one; "also" an effect that the entry tells in quite other words.
    Span: the word of direction, or the clause where it needs none.
    """
    if claim.sentence.has("doubt"):
        return
    for link, mismatch in conflicts(ctx.against(claim), "claim-contradicts-source"):
        if mismatch.outright and mismatch.sure >= _SURE:
            at = here(claim, mismatch)
            values = {"words": at.text, "source": link.source.id, "passage": mismatch.passage}
            yield Hit(at, values, sources=(link.source,))
            return
