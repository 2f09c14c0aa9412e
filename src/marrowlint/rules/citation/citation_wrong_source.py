"""Flag a claim that another listed source fits far better than the one cited."""

from collections.abc import Iterator

from marrowlint.evidence.conflicts import conflicts
from marrowlint.language.analysis import Claim, Statement
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="citation-wrong-source",
    family="citation",
    on=Statement,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="This is cited to {source}, whose entry does not speak of it; that of {better} does",
    help="Look which of the two says it, and cite that one.",
    source="Jergas and Baethge 2015 (doi 10.7717/peerj.1364) on quotation accuracy",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a claim that another listed source fits far better than the one cited.

    Flags: a claim of six content words or more, of which the entries of all cited sources hold
        less than a third and that of another source on the page more than half; or up to two
        fifths and from a half on, where a learnt score (`models/address.toml`) says that the
        cited source is silent and the other one speaks.
    Why: reference numbers slip when a page is edited, and then support the wrong sentence.
    Misses: two sources on the same subject swapped; a right source that is not listed at all.
    Overflags: a source that says it, with an entry too short to show it, beside a like one.
    Span: the claim.
    """
    links = ctx.links_of(claim)
    found = list(conflicts(links, "citation-wrong-source"))
    if not found or len(found) < len(links):
        return
    link, mismatch = found[0]
    at = Words(claim.sentence.block, claim.start, claim.end)
    yield Hit(at, {"source": link.source.id, "better": mismatch.there}, sources=(link.source,))
