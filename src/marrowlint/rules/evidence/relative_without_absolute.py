"""Flag a relative change of a risk with no absolute one beside it."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 60
_RELATIVE = lazy(
    r"\b(?:by|up to) "
    r"(?:up to |about |around |nearly |almost |as much as )?"
    r"\d{1,3}(?:\.\d+)?\s?(?:%|percent)(?!\s*(?:CI|confidence))"
    r"|\d{1,3}(?:\.\d+)?\s?(?:%|percent) "
    r"(?:lower|higher|less|more|fewer|greater|reduction|increase|decrease)",
    re.IGNORECASE,
)
_MORE = lazy(
    r"\b\d{1,3}(?:\.\d+)?\s?(?:%|percent) "
    r"(?:more|fewer|less|longer|faster|better|quicker|stronger)\b(?! (?:likely|common|often)\b)"
    r"|\b(?:two|three|four|five|ten|\d+) times (?:better|stronger|faster"
    r"|(?:more|as) (?:effective|powerful|potent|strong))\b",
    re.IGNORECASE,
)
"""Changes that are relative whatever they are of."""
_PARTS = (
    (("reporting.averts", "reporting.part", "conditions.disease|symptom"), 16),
    (("reporting.averts", "reporting.part", "reporting.risk"), 16),
)
_TIMES = lazy(r"\s(?:(?:a|per|each|every)\s(?:day|week|month|year)|daily|weekly)\b", re.IGNORECASE)
"""What makes of "twice" how often something is done."""
_ABSOLUTE = lazy(
    r"\d (?:of|in|out of|per|and|v|vs|versus|to|compared with) (?:every |about |the )?\d"
    r"|\bper (?:\d|hundred|thousand|million|100|1,000)"
    r"|\b(?:from|of|were|was|in|had) \d[\d.,]*\s?(?:%|percent)"
    r"|\bpercentage points?\b|\babsolute\b|\bnumber needed\b|\bNNT\b|\d+/\d+",
    re.IGNORECASE,
)


@Meta(
    id="relative-without-absolute",
    family="evidence",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' tells how a risk changed and not how large it was",
    help='Give both rates, such as "from 2 to 1 in 100"; half of a small risk is smaller still.',
    source="HealthNewsReview.org criterion 2: absolute numbers; Cochrane Handbook 15.3",
    cues=("reporting", "effects"),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a relative change of a risk with no absolute one beside it.

    Flags: a risk, rate, incidence or mortality said to fall or rise by a share, to halve or to
        double, "42% fewer", "three times more effective" and "half of all colds", with no rates or
        counts in the sentence, the one before or the one after.
    Why: "cuts the risk by half" may mean from 2 to 1 in 100 or in 100,000.
    Misses: a hazard ratio or odds ratio by itself; a change of a level, such as cholesterol.
    Overflags: rates given two sentences away.
    Span: from the share to the risk, in the order they stand.
    """
    if sentence.text.endswith("?"):
        return
    for answer in _relative(sentence):
        if not _absolute(sentence, ctx):
            yield answer


def _relative(sentence: Sentence) -> Iterator[Answer]:
    """Yield the relative changes of a sentence, whatever stands beside it."""
    if not sentence.has("models"):
        yield from _bare(sentence)
    risks = sentence.found("reporting", "risk")
    for start, end in _changes(sentence):
        near = [risk for risk in risks if _apart(risk, start, end) <= _REACH]
        if near and not denied(sentence, near[0]):
            low, high = min(start, near[0].start), max(end, near[0].end)
            at = Words(sentence.block, low, high)
            yield Hit(at, {"words": at.text})
            return


def _bare(sentence: Sentence) -> Iterator[Answer]:
    """Yield a share that is relative by its own words: "42% fewer", "half of all colds"."""
    spans = [
        match.span() for match in _MORE.finditer(sentence.block.text, sentence.start, sentence.end)
    ]
    spans += [(chain[0].start, chain[-1].end) for chain in asserted(sentence, _PARTS)]
    for start, end in spans[:1]:
        at = Words(sentence.block, start, end)
        yield Hit(at, {"words": at.text})


def _changes(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where the sentence tells a relative change."""
    for match in _RELATIVE.finditer(sentence.block.text, sentence.start, sentence.end):
        if sentence.has("effects") or match[0][-1].isalpha():
            yield match.span()
    for cue in sentence.found("reporting", "relative"):
        if not _TIMES.match(sentence.block.text, cue.end):
            yield cue.start, cue.end


def _apart(risk: Cue, start: int, end: int) -> int:
    return max(risk.start - end, start - risk.end)


def _absolute(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether rates or counts stand in the sentence or beside it."""
    near = ctx.analysis.paragraph(sentence)[max(0, sentence.index - 1) : sentence.index + 2]
    return any(_ABSOLUTE.search(other.text) for other in near)
