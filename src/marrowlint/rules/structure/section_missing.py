"""Flag a required section that is absent, empty or misspelt."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.nearest import nearest
from marrowlint.page import At, Node, Page, Part
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

NAMES = {
    "overview": "Overview",
    "benefits": "Benefits",
    "mechanism": "How it works",
    "side_effects": "Side effects",
    "dosage": "Dosage",
    "faqs": "FAQs",
    "sources": "Research Sources",
}


@Meta(
    id="section-missing",
    family="structure",
    on=Page,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="The section {name} {state}",
    help="{help}",
    source="EMA HMPC monograph template (EMA/HMPC/107436/2005) and MedlinePlus: every page has the "
    "same parts",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a required section that is absent, empty or misspelt.

    Flags: each section of ``required-sections`` that the page does not have, or has without text.
    Why: readers look for harms and doses in a fixed place; a missing part reads as "none".
    Misses: a section that holds only a placeholder such as "To be written".
    Overflags: a site that names its parts by words the alias table lacks, until ``[sections]``
        in the settings has them.
    Span: the front matter's opening line or the title; for a misspelt or empty section its heading.
    """
    present = {section.key: section for section in page.sections}
    for key in ctx.config.required_sections:
        name = NAMES.get(key, key.replace("_", " "))
        if key in present:
            if not any(block.text.strip() for block in present[key].blocks):
                yield _hit(Node(present[key].pointer, Part.KEY), name, "is empty", _WRITE)
        elif key in NAMES and (key == "faqs" and page.faqs or key == "sources" and page.sources):
            continue
        elif typo := nearest(key, [other for other in present if other not in NAMES]):
            at = Node(pointer.join("sections", typo), Part.KEY)
            yield _hit(at, name, "is missing, but this heading looks like it", f"Write {name}.")
        else:
            yield _hit(page.tree.head, name, "is missing", _ADD)


_ADD = "Add the section; where nothing is known, say so in it."
_WRITE = "Write what is known, or say that nothing is."


def _hit(at: At, name: str, state: str, way_out: str) -> Hit:
    return Hit(at, {"name": name, "state": state, "help": way_out})
