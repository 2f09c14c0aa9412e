"""Flag a number given in another unit, or a dose a power of ten away, from its source."""

from collections.abc import Iterator

from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.language.analysis import Claim, Statement
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="unit-mismatch-with-source",
    family="dose",
    on=Statement,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' is {source}'s '{there}' with another unit or zero",
    help="Look the amount up in the source and write it once, number and unit.",
    source="ISMP list of error-prone abbreviations: thousandfold and tenfold dosing errors",
    beats=("number-not-in-source",),
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a number given in another unit, or a dose a power of ten away, from its source.

    Flags: an amount whose number the entry of the cited source gives in another unit of the kind
        only ("0.5 mg" for "0.5 mcg", "12 weeks" for "12 months", "percentage points" for "%"), and
        a dose ten, a hundred or a thousand times one there, when no source on the page gives it.
    Why: a wrong unit is a thousandfold dose.
    Misses: a wrong number in the right unit, which number-not-in-source reports.
    Overflags: a source that gives the number twice, in two units, of which the entry keeps one.
    Span: the amount.
    """
    for link, mismatch in conflicts(ctx.against(claim), "unit-mismatch-with-source"):
        at = here(claim, mismatch)
        values = {"words": at.text, "source": link.source.id, "there": mismatch.there}
        yield Hit(at, values, sources=(link.source,))
        return
