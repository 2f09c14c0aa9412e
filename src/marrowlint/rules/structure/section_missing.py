"""Flag a required section that is absent, empty or misspelt."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.language.analysis import Kind
from marrowlint.language.units import DOSE
from marrowlint.nearest import nearest
from marrowlint.page import At, Node, Page, Part, Section
from marrowlint.read.sections import tells_other
from marrowlint.read.tree import Form
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
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
    message="The section '{name}' {state}",
    help="{help}",
    source="EMA HMPC monograph template (EMA/HMPC/107436/2005) and MedlinePlus: every page has the "
    "same parts",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a required section that is absent, empty or misspelt.

    Flags: each section of ``required-sections`` that the page does not have, or has without text,
        question or source. Where that is the source list, it says how many claims stand without.
    Why: readers look for harms and doses in a fixed place; a missing part reads as "none".
    Abstains: when part of the page's data, where the section may be, could not be read; when a
        section under a heading of the page's own may be it, by what it speaks of.
    Misses: a section that holds only a placeholder such as "To be written".
    Overflags: a site that names its parts by words that tell no section ("When it bites back"),
        until ``[sections]`` in the settings has them.
    Span: the front matter's opening line or the title; for a misspelt or empty section its heading.
    """
    spare = [section for section in page.sections if _is_open(section, page)]
    for key in ctx.config.required_sections:
        if _filled(page, key):
            continue
        name = NAMES.get(key, key.replace("_", " "))
        place = f"/{key}" if key in _LISTS else pointer.join("sections", key)
        if place in page.tree.places:
            state, way_out = _LISTS.get(key, _EMPTY)
            state += _unsourced(key, ctx)
            yield _hit(Node(place, Part.KEY), name, state, way_out)
        elif typo := nearest(key, (section.key for section in page.sections if _is_own(section))):
            written = key if page.tree.form in _DATA else name
            at = Node(pointer.join("sections", typo), Part.KEY)
            yield _hit(at, name, "is missing, but this looks like it", f"Call it '{written}'.")
        elif other := next((each for each in spare if _may_be(key, each, ctx)), None):
            spare.remove(other)
            why = f"this may be the section '{name}'; `[sections]` in the settings can say so"
            yield Abstain(Node(other.pointer, Part.KEY), why)
        elif page.whole:
            yield _hit(page.tree.head, name, f"is missing{_unsourced(key, ctx)}", _ADD)
        else:
            yield Abstain(page.tree.head, "part of the page's data could not be read")


_ADD = "Add the section; where nothing is known, say so in it."
_EMPTY = ("is empty", "Write what is known, or say that nothing is.")
_LISTS = {
    "faqs": ("holds no question", "Write the questions readers ask, each with its answer."),
    "sources": ("lists no source", "List what the page rests on."),
}
"""Sections that are lists: how an empty one is told, and the way out."""
_DATA = frozenset({Form.YAML, Form.JSON})
_BENEFITS = frozenset({Kind.BENEFIT, Kind.INDICATION, Kind.OTHER})
_PROSE = 2
"""Sentences that a section has at least."""


def _unsourced(key: str, ctx: Context) -> str:
    """Return how many claims a page without a list of sources makes, as words to add."""
    count = len(ctx.analysis.claims) if key == "sources" else 0
    if not count:
        return ""
    return f", and the page makes {count} claim{'s' if count > 1 else ''}"


def _filled(page: Page, key: str) -> bool:
    if key in _LISTS:
        return bool(page.faqs if key == "faqs" else page.sources)
    section = page.section(key)
    return section is not None and any(block.text.strip() for block in section.blocks)


def _is_open(section: Section, page: Page) -> bool:
    """Tell whether a heading in the body is neither one of ours nor says what else it is."""
    if page.tree.form in _DATA or not _is_own(section):
        return False
    place = page.tree.places.get(section.pointer)
    return place is not None and place.key is not None and not tells_other(section.key)


def _may_be(key: str, section: Section, ctx: Context) -> bool:
    """Tell whether a section speaks of harms, doses or benefits; the others may be in any words."""
    within = tuple(ctx.analysis.in_section(section.key))
    if key == "side_effects":
        return any(sentence.has("harms") for sentence in within)
    if key == "dosage":
        return any(amount.dimension in DOSE for each in within for amount in each.quantities)
    if key == "benefits":
        told = (claim for claim in ctx.analysis.claims if claim.section == section.key)
        return any(claim.kind in _BENEFITS for claim in told)
    return key not in _LISTS and len(within) >= _PROSE


def _is_own(section: Section) -> bool:
    return section.key not in NAMES


def _hit(at: At, name: str, state: str, way_out: str) -> Hit:
    return Hit(at, {"name": name, "state": state, "help": way_out})
