"""Flag a quotation that differs from the words the page itself gives of its source."""

from collections.abc import Iterator

from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.language.analysis import Claim, Statement
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="quote-not-in-source",
    family="citation",
    on=Statement,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="The quotation '{words}' is not what {source} says: its `quote` is '{there}'",
    help="Quote the words as they stand, or take the quotation marks away.",
    source="ICMJE Recommendations and AMA Manual of Style 8.6: quotations are verbatim; omissions "
    "and additions are marked",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a quotation that differs from the words the page itself gives of its source.

    Flags: four words or more in quotation marks, cited to a source with a `quote`, which holds
        most of these words but not as they stand; "..." may leave words out, and words in square
        brackets are the editor's. Without a `quote` it says nothing: a summary need not hold them.
    Why: quotation marks promise the source's own words.
    Misses: a quotation of another part of the source, or one that is made up whole.
    Overflags: a translation printed in quotation marks.
    Span: the words quoted.
    """
    for link, mismatch in conflicts(ctx.against(claim), "quote-not-in-source"):
        at = here(claim, mismatch)
        values = {"words": at.text, "source": link.source.id, "there": mismatch.there}
        yield Hit(at, values, sources=(link.source,))
        return
