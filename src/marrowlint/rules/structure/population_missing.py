"""Flag a page that says nothing of pregnancy and breastfeeding."""

from collections.abc import Iterator

from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.page import Node, Page, Part
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_EXEMPT = {"device", "procedure", "food", "other"}


@Meta(
    id="population-missing",
    family="structure",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The page says nothing of {groups}",
    help='Say what is known, or that nothing is: "No data in pregnancy or breastfeeding; avoid."',
    source="EMA HMPC monograph template (EMA/HMPC/107436/2005), section 4.6; Health Canada natural "
    "health product monographs, risk information",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a page that says nothing of pregnancy and breastfeeding.

    Flags: a page with a section on harms on which no word of the body is on pregnancy or
        breastfeeding; the message says whether children are missing too.
    Why: silence on a group that must take care reads as "safe for all".
    Misses: a page that is silent on children alone, or that names pregnancy in passing, as in a
        list of who was left out of a trial.
    Overflags: a product for men only.
    Span: the heading of the section on harms.
    """
    harms = page.section("side_effects")
    if (
        page.kind in _EXEMPT
        or harms is None
        or not any(block.text.strip() for block in harms.blocks)
    ):
        return
    named = {cue.tag for cue in _cues(page, ctx) if cue.lexicon == "groups"}
    if "pregnancy" not in named:
        groups = "pregnancy and breastfeeding" + (
            "" if "children" in named else ", nor of children"
        )
        yield Hit(Node(harms.pointer, Part.KEY), {"groups": groups})


def _cues(page: Page, ctx: Context) -> Iterator[Cue]:
    """Yield the cues of the body and of what readers ask."""
    for sentence in ctx.analysis.sentences:
        yield from sentence.cues
    for faq in page.faqs:
        for block in faq.question:
            yield from lexicon.find(block.text)
