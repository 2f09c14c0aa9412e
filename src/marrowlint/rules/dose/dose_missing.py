"""Flag a dosage section without a dose of the page's subject."""

import re
from collections.abc import Iterator

from marrowlint.language.agents import names, other_agent
from marrowlint.language.analysis import Sentence
from marrowlint.language.clauses import clauses
from marrowlint.language.units import DOSE
from marrowlint.page import At, Node, Part, Section, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_HOUSEHOLD = lazy(
    r"(?:\b(?:\d+|one|two|three|four)\s(?:level\s|heaped\s)?(?:cup|glass|scoop|spray|puff|patch)"
    r"|\b(?:\d+|an?|half|one|two|three|four)\s(?:level\s|heaped\s)?"
    r"(?:teaspoon|tablespoon|sachet|lozenge|tablet|capsule)"
    r"|\d\s?%\s(?:cream|gel|ointment|solution|lotion))(?:e?s)?\b"
    r"|\d(?:\s(?:million|billion))?\s(?:[\w+-]+\s){0,2}(?:cells|equivalents)\sper\s(?:kg|kilogram)\b",
    re.IGNORECASE,
)
"""An amount in spoons or pieces, the strength of what is put on the skin, or a number of cells."""


@Meta(
    id="dose-missing",
    family="dose",
    on=Section,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="The dosage section gives no amount of {title}{words}",
    help="Give the dose that was studied, with people or species and source; or say that no dose "
    "has been established.",
    source="EMA HMPC monograph template, section 4.2",
    beats=("claim-uncited",),
)
def rule(section: Section, ctx: Context) -> Iterator[Answer]:
    """Flag a dosage section without a dose of the page's subject.

    Flags: a dosage section that gives no amount, or only amounts of another substance.
    Why: readers come for the dose; "highly variable" sends them elsewhere.
    Misses: an amount of the subject that is given for something other than dosing. An amount of
        another substance with a plain name, such as magnesium.
    Overflags: a procedure that has no dose at all; say so in the section.
    Span: the words that stand in for a dose, else the section's heading.
    """
    if section.key != "dosage" or not any(block.text.strip() for block in section.blocks):
        return
    sentences = tuple(ctx.analysis.in_section("dosage"))
    if any(_says_none(sentence) for sentence in sentences):
        return
    topic = names(ctx.page)
    for sentence in sentences:
        if _HOUSEHOLD.search(sentence.text):
            return
        for amount in sentence.quantities:
            if amount.dimension in DOSE and not other_agent(sentence, amount, topic):
                return
    at, words_there = _place(section, sentences)
    yield Hit(at, {"title": ctx.page.title or "the topic", "words": words_there})


def _says_none(sentence: Sentence) -> bool:
    """Tell whether the sentence says plainly that no dose is known or sourced."""
    if sentence.has("dosing", "none"):
        return True
    return any(
        cue.start < dose.start and dose.start < high
        for low, high in clauses(sentence)
        for cue in sentence.found("silence", "unknown", "unsourced")
        for dose in sentence.found("dosing", "dose")
        if low <= cue.start < high
    )


def _place(section: Section, sentences: tuple[Sentence, ...]) -> tuple[At, str]:
    for sentence in sentences:
        for cue in sentence.found("dosing", "vague"):
            at = Words(sentence.block, cue.start, cue.end)
            return at, f", only '{at.text}'"
    return Node(section.pointer, Part.KEY), ""
