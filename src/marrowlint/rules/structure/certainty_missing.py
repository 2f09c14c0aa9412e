"""Point out a benefit without a word on how sure it is."""

from collections.abc import Iterator

from marrowlint.evidence.levels import affirms
from marrowlint.language.analysis import Claim, Kind
from marrowlint.page import Section, Words
from marrowlint.read.tree import Block
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="certainty-missing",
    family="structure",
    on=Section,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' does not come with a rating of how sure it is",
    help='Rate the evidence for each outcome, such as "(low certainty, GRADE)".',
    source="GRADE guidance 26 (Santesso 2020, doi 10.1016/j.jclinepi.2019.10.014)",
    optional=True,
)
def rule(section: Section, ctx: Context) -> Iterator[Answer]:
    """Point out a benefit without a word on how sure it is.

    Flags: the first benefit of each paragraph of the benefits in which no word rates the
        evidence, on a page whose front matter has no `certainty` either. Off until a site that
        rates its evidence asks for it.
    Why: a benefit without a rating is read as certain.
    Misses: a paragraph on two benefits that rates one of them.
    Overflags: a rating on a scale of the site's own, such as "three stars".
    Span: the claim.
    """
    if section.key != "benefits" or ctx.page.tree.data.get("certainty"):
        return
    rated = {
        id(sentence.block)
        for sentence in ctx.analysis.in_section("benefits")
        if sentence.has("grades", "scale")
    }
    for claim in _first(ctx):
        if id(claim.sentence.block) not in rated:
            at = Words(claim.sentence.block, claim.start, claim.end)
            yield Hit(at, {"words": at.text})


def _first(ctx: Context) -> Iterator[Claim]:
    """Yield the first benefit of each paragraph."""
    seen: list[Block] = []
    for claim in ctx.analysis.claims:
        block = claim.sentence.block
        if claim.section != "benefits" or claim.kind is not Kind.BENEFIT or not affirms(claim):
            continue
        if not seen or seen[-1] is not block:
            seen.append(block)
            yield claim
