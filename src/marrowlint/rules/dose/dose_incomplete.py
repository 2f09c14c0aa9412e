"""Point out an amount that stands alone: no route, no schedule, no basis."""

from collections.abc import Iterator

from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Page, Words
from marrowlint.read.tree import Block, BlockKind
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_TOLD = frozenset({"routes", "schedule", "negation"})
_PIECE = frozenset({"dose form"})


@Meta(
    id="dose-incomplete",
    family="dose",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' comes without route, frequency, duration or basis",
    help="Say how and how often it is given, and per what: '{words} by mouth twice daily'.",
    source="EMA HMPC monograph template, section 4.2; Health Canada natural health product "
    "monographs",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out an amount that stands alone: no route, no schedule, no basis.

    Flags: the first amount of a paragraph of the dosage section in a sentence that gives neither
        route, frequency, duration nor basis (per kg, per implant, a tablet), and no limit.
    Why: an amount that cannot be carried out is no dose.
    Misses: an amount with one of the four only. An amount in a table, whose heading may tell.
    Overflags: an amount whose schedule the next sentence tells.
    Span: the amount.
    """
    del page
    seen: list[Block] = []
    for sentence in ctx.analysis.in_section("dosage"):
        amounts = [one for one in sentence.quantities if one.dimension in DOSE]
        if not amounts or (seen and seen[-1] is sentence.block):
            continue
        if sentence.block.kind is BlockKind.CELL or _whole(sentence, amounts):
            continue
        seen.append(sentence.block)
        at = Words(sentence.block, amounts[0].start, amounts[0].end)
        yield Hit(at, {"words": at.text})


def _whole(sentence: Sentence, amounts: list[Quantity]) -> bool:
    """Tell whether anything beside the number is told, on its side of a semicolon."""
    text, at = sentence.block.text, amounts[0].start
    start = max(sentence.start, text.rfind(";", sentence.start, at))
    end = at + len(text[at : sentence.end].partition(";")[0])
    if any(cue.lexicon in _TOLD and start <= cue.start < end for cue in sentence.cues):
        return True
    timed = any(one.dimension == "time" for one in sentence.quantities)
    based = any("/" in one.text or " per " in one.text for one in amounts)
    return timed or based or any(one.dimension in _PIECE for one in amounts)
