"""Flag people, animals or diseases in a claim that its source did not study."""

from collections.abc import Iterator

from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.language.analysis import Claim, Statement
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="population-mismatch",
    family="evidence",
    on=Statement,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' is not what {source} studied, by its entry on this page: '{there}'",
    help="Name the group that the source studied, or cite a source on '{words}'.",
    source="GRADE guidelines 8 on indirectness (doi 10.1016/j.jclinepi.2011.04.014); Lazarus 2015",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag people, animals or diseases in a claim that its source did not study.

    Flags: a species, age group, sex or disease that the claim names, when the entry of the cited
        source names another one of the kind and not this one; "anyone" and "all ages" in a claim
        of effect, when every source cited kept to some group; "people without" a disease that
        all who were studied had; severe or advanced forms, when the sources had mild or moderate
        ones; among the benefits, patients ("women treated for breast cancer") or a special group
        ("athletes") that no entry cited names in any words; guidelines are exempt, and so is a
        claim that says that the group was not studied.
    Why: what holds in adults, in women or in mice need not hold in children, in men or in people.
    Misses: a group that is only implied; a claim that names no group at all.
    Overflags: a group that the source did study and its entry leaves out.
    Span: the group.
    """
    for link, mismatch in conflicts(ctx.against(claim), "population-mismatch"):
        at = here(claim, mismatch)
        values = {"words": at.text, "source": link.source.id, "there": mismatch.there}
        yield Hit(at, values, sources=(link.source,))
        return
