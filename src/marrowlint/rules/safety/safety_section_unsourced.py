"""Flag a side-effects section that no source stands behind."""

from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED
from marrowlint.language.analysis import Kind, Sentence
from marrowlint.page import Node, Part, Section
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="safety-section-unsourced",
    family="safety",
    on=Section,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="The section on side effects makes {n}, and {state}",
    help="Cite a label, registry or review for harms, or say in the section that none of the "
    "sources reports them.",
    source="CONSORT Harms 2022; Wikipedia MEDRS",
)
def rule(section: Section, ctx: Context) -> Iterator[Answer]:
    """Flag a side-effects section that no source stands behind.

    Flags: once a page, a side-effects section with claims on safety, no marker, and no source
        whose entry speaks of the same harms.
    Why: safety is what readers act on, and what editors most often leave to memory.
    Misses: a section with one marker on a side issue.
    Overflags: nothing known.
    Span: the section's heading.
    """
    if section.key != "side_effects":
        return
    sentences = tuple(ctx.analysis.in_section("side_effects"))
    claims = [claim for claim in ctx.analysis.claims if claim.section == "side_effects"]
    harms = [claim for claim in claims if claim.kind is Kind.HARM]
    if not harms or any(_admits(sentence) for sentence in sentences):
        return
    if any(block.markers for block in section.blocks):
        return
    links = [link for claim in harms for link in ctx.links_of(claim)]
    if any(link.score >= MATCHED for link in links):
        return
    count = "1 claim" if len(harms) == 1 else f"{len(harms)} claims"
    state = "no source's entry speaks of harms"
    if ctx.links.marked or not ctx.page.sources:
        state = "cites no source"
    yield Hit(Node(section.pointer, Part.KEY), {"n": count, "state": state})


def _admits(sentence: Sentence) -> bool:
    """Tell whether the sentence says that harms have no source here."""
    return sentence.has("silence", "unsourced") and sentence.has("harms", "noun")
