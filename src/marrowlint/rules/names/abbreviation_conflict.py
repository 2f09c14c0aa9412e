"""Flag one abbreviation with two expansions."""

from collections.abc import Iterator

from marrowlint.language.abbreviations import conflicts
from marrowlint.language.analysis import Abbreviation
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity


@Meta(
    id="abbreviation-conflict",
    family="names",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="{short} is written out in {n} ways on this page: here as '{expansion}'",
    help="Choose one expansion and use it everywhere; give a second thing its own abbreviation.",
    source="AMA Manual of Style, 11th ed., 13: an abbreviation has one expansion",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag one abbreviation with two expansions.

    Flags: the first place of each expansion of a short form that has more than one.
    Why: readers cannot tell whether two things are meant or one.
    Misses: a short form that is used for another thing without being written out. An expansion
        that another one begins or ends with: "blood glucose" beside "fasting blood glucose".
    Overflags: US and UK spelling of one expansion.
    Span: the expansion with its bracket.
    """
    del page
    for short, places in conflicts(ctx.analysis.abbreviations):
        for place in places:
            others = tuple(
                Related(_at(other), "written out here") for other in places if other is not place
            )
            values = {"short": short, "n": str(len(places)), "expansion": place.expansion}
            yield Hit(_at(place), values, others)


def _at(abbreviation: Abbreviation) -> Words:
    return Words(abbreviation.block, abbreviation.start, abbreviation.end)
