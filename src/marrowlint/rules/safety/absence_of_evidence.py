"""Flag a lack of data that is offered as comfort."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.covering import covering
from marrowlint.language.frames import chains
from marrowlint.language.scope import denied, quoted
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_COMMON = frozenset({"common", "serious", "major"})
"""What limits a gap in the data to some harms, and lets it pass for a finding on them."""
_REACH = 12
_LACK = "comfort.lack|unharmed"
_NONE = "comfort.who|nostudy|lack"
_FRAMES = (
    (("comfort.absence", "comfort.cause", "comfort.relief"), 60),
    ((_LACK, "comfort.cause", "comfort.relief"), 60),
    (("comfort.cause", _LACK, "comfort.relief"), 60),
    (("comfort.relief", "comfort.cause", _LACK), 40),
    (("comfort.lack|unharmed|nostudy", "comfort.found", "comfort.peril"), 16),
    (("comfort.unharmed", "ease.frail"), 24),
    ((_NONE, "comfort.looked|found", "comfort.cause", "comfort.allclear|nohurt"), 60),
    ((_LACK, "comfort.cause", "comfort.allclear|nohurt"), 60),
    ((_NONE, "comfort.looked|found", "comfort.holdback|relief"), 40),
)
"""Comfort drawn from a lack of data, by its parts; with the gap between two of them."""
_CARE = lazy(
    r"\b(?:unknown|unclear|uncertain|not mean|not show|not prove|too few|too small|caution|advise"
    r"|avoid|does not|cannot be (?:ruled|excluded))\b",
    re.IGNORECASE,
)


@Meta(
    id="absence-of-evidence",
    family="safety",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' offers a lack of data as comfort",
    help='Say that it is unknown and why, such as "no study recorded harms".',
    source="Altman and Bland 1995 (doi 10.1136/bmj.311.7003.485)",
    cues=("comfort",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a lack of data that is offered as comfort.

    Flags: "no evidence of harm", "no known dangers", "common side effects are not well
        documented", "hardly studied, so there is little to fear", "nobody has
        followed them, so it is fine", where nothing says that it is
        unknown or what to avoid.
    Why: absence of evidence is no evidence of absence.
    Misses: comfort drawn in a sentence of its own.
    Overflags: a finding of a study that the paragraph does not cite.
    Span: the words, with the harms they speak of.
    """
    if sentence.text.endswith("?"):
        return
    yield from _framed(sentence)
    if _careful(sentence, ctx):
        return
    for cue in sentence.found("comfort", "absence", "undocumented"):
        start = _harms(sentence, cue) if cue.tag == "undocumented" else cue.start
        if start is not None and not quoted(sentence, cue) and not _turned(sentence, cue):
            at = Words(sentence.block, start, cue.end)
            yield Hit(at, {"words": at.text})


def _framed(sentence: Sentence) -> Iterator[Answer]:
    """Yield the first place where the parts of a frame draw comfort from a lack of data."""
    if _CARE.search(sentence.text):
        return
    for parts, gap in _FRAMES:
        if sentence.markers and "comfort.cause" not in parts:
            continue
        for chain in chains(sentence, parts, gap):
            if not quoted(sentence, chain[0]):
                at = Words(sentence.block, chain[0].start, chain[-1].end)
                yield Hit(at, {"words": at.text})
                return


def _turned(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the words are denied: "it is wrong to say that there is no evidence of harm"."""
    return cue.tag == "absence" and denied(sentence, cue)


def _careful(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether a source covers it, people were counted, or this or the next sentence warns."""
    paragraph = ctx.analysis.paragraph(sentence)
    if covering(sentence, paragraph) or sentence.has("safety", "agency"):
        return True
    if any(amount.dimension == "count" for amount in sentence.quantities):
        return True
    near = (sentence, *paragraph[sentence.index + 1 : sentence.index + 2])
    return any(other.has("claims", "advice") or _unknown(other) for other in near)


def _unknown(sentence: Sentence) -> bool:
    """Tell whether it is said to be unknown, in words beyond those of comfort."""
    comfort = sentence.found("comfort")
    return any(
        not any(cue.start < gap.end and gap.start < cue.end for cue in comfort)
        for gap in sentence.found("silence", "unknown", "study")
    )


def _harms(sentence: Sentence, cue: Cue) -> int | None:
    """Return where the undocumented harms start: "common side effects are not documented"."""
    text = sentence.block.text
    for harm in sentence.found("harms", "noun"):
        between = text[harm.end : cue.start]
        before = text[sentence.start : harm.start].lower().split()
        near = harm.end <= cue.start and len(between) <= _REACH
        if near and before and before[-1] in _COMMON:
            return harm.start - len(before[-1]) - 1
    return None
