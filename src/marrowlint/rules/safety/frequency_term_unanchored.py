"""Flag "common", "rare" and the like, said of harms without a rate."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 34
_SHORT = 9
_JOINTS = frozenset(
    {"is", "are", "has", "have", "been", "occur", "occurs", "happen", "seen", "only", "fairly"}
    | {"quite", "usually", "generally", "mild", "minor", "and", "but", "very"}
)
"""What may stand between the harm and its frequency: "side effects are usually mild and rare"."""
_NUMBER = r"(?:\d+|one|two|three|four|five|ten)"
_RATE = lazy(
    rf"\d\s?(?:%|per ?cent)|\b{_NUMBER} (?:in|of|out of|per) (?:every )?(?:\d|{_NUMBER}\b)"
    r"|\b(?:half|(?:one|two)[ -](?:third|fourth|fifth|quarter|tenth)s?) of\b",
    re.IGNORECASE,
)
_SAID = lazy(
    r"\b(?:is|are|occurs?|happens?|arises?|appears?|(?:comes?|shows?|turns?|crops?|pops?) up|seen"
    r"|strikes?|develops?|follows?|sets in|reported"
    r"|felt|noticed|remains?)(?:\s+(?:only|also|quite|rather|very))*\s*\Z",
    re.IGNORECASE,
)
"""Words that end the subject of a frequency: "dry skin is rare"."""
_HAPPENS = lazy(
    r"\s(?:(?:has|have) been |(?:is|are) )?(?:seen|reported|noted|observed|felt|noticed"
    r"|a problem|an issue|happens?|occurs?|arises?|appears?|strikes?|develops?"
    r"|(?:comes?|shows?|turns?|crops?|pops?) up)(?=[.,;!]|$)"
)
"""Words that say a harm comes, behind its frequency: "fainting is seldom seen"."""
_ENDS = frozenset({"", ".", ",", ";", "!"})
_NO_HARM = lazy(
    r"\b(?:data|studies|study|trials?|evidence|reports|research|interactions?|deficienc|use|cases"
    r"|diseases?|conditions?|infections?|it|this|that|they|these|which)\b",
    re.IGNORECASE,
)
"""Subjects whose frequency is no side effect's."""
_EFFECT = lazy(r"(?:side|adverse|unwanted|undesirable)\b", re.IGNORECASE)
"""Nouns that speak of harm by the topic wherever they stand."""


@Meta(
    id="frequency-term-unanchored",
    family="safety",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' gives a frequency without a rate or a source",
    help='Give the rate and its source, such as "uncommon (1 in 200)", or leave the word out.',
    source="CIOMS Working Group III and EMA SmPC guideline: each frequency word stands for a rate",
    cues=("frequency",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "common", "rare" and the like, said of harms without a rate.

    Flags: a frequency word on side effects, or in the side-effects section on risks, a named
        harm or the subject of a short clause, with no citation and no rate in the sentence, nor in
        the next unless that is on another harm.
    Why: readers take "common" for one in two, regulators for one in ten to one in a hundred.
    Misses: frequency told by other words, such as "some people". "Most common", which is a rank.
        A named harm outside the side-effects section.
    Overflags: a page that defines its bands once at the top.
    Span: from the frequency word to the harm.
    """
    if sentence.text.endswith("?") or sentence.markers or _rated(sentence, ctx):
        return
    for cue in sentence.found("frequency", "band"):
        harm = _harm(sentence, cue)
        span = _subject(sentence, cue)
        if harm is not None:
            span = min(cue.start, harm.start), max(cue.end, harm.end)
        if span is not None:
            at = Words(sentence.block, *span)
            yield Hit(at, {"words": at.text})


def _subject(sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return the span of a short clause on side effects that ends in the frequency."""
    text = sentence.block.text
    if sentence.section != "side_effects":
        return None
    comes = _HAPPENS.match(text, cue.end)
    if not comes and text[cue.end : cue.end + 1] not in _ENDS:
        return None
    comma = text.rfind(", ", sentence.start, cue.start)
    start = sentence.start if comma < 0 else comma + 2
    before = text[start : cue.start]
    said = comes or _SAID.search(before)
    if len(before.split()) > _SHORT or not said or _NO_HARM.search(before):
        return None
    return start, cue.end


def _rated(sentence: Sentence, ctx: Context) -> bool:
    """Tell whether a rate stands in the sentence or the one after it."""
    paragraph = ctx.analysis.paragraph(sentence)
    after = (
        other
        for other in paragraph[sentence.index + 1 : sentence.index + 2]
        if not _on_another(sentence, other)
    )
    return any(_RATE.search(other.text) for other in (sentence, *after))


def _on_another(sentence: Sentence, other: Sentence) -> bool:
    """Tell whether a sentence names harms, and none of those that ``sentence`` names."""
    mine = {cue.text.lower() for cue in sentence.found("harms", "event")}
    theirs = {cue.text.lower() for cue in other.found("harms", "event")}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _harms(sentence: Sentence) -> tuple[Cue, ...]:
    """Return the harms the topic is said to do; elsewhere infections are what it is taken for."""
    found = sentence.found("harms", "noun", "event")
    if sentence.section == "side_effects":
        return found
    effects = tuple(cue for cue in found if _EFFECT.match(cue.text))
    return found if effects else ()


def _harm(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the harm that the frequency word speaks of: "rare but serious risks"."""
    text, harms = sentence.block.text, _harms(sentence)
    for harm in harms:
        between = text[cue.end : harm.start]
        if cue.end <= harm.start and len(between) <= _REACH and not set(between) & set(".;:()"):
            return harm
    for harm in reversed(harms):
        between = text[harm.end : cue.start]
        if harm.end <= cue.start and _JOINTS.issuperset(between.split()):
            return harm
    return None
