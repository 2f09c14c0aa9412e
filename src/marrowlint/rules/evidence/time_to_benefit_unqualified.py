"""Flag a time to effect that does not say in whom."""

import re
from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.levels import affirms, any_human, bare
from marrowlint.language.analysis import Claim, Kind, Quantity
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_ONSET = lazy(
    r"\b(?:within|in|after|by|over|early as|soon as|little as)"
    r"(?:\s+(?:just|only|about|around|roughly|some))?\s*\Z"
)
_ARTICLE = lazy(
    r"\b(?:in|within|after)\s+(?:as little as|less than|under|just|only)\s+(?:a|an)"
    r"\s+(?:single\s+)?(?:hour|day|night|week|fortnight|month)\b",
    re.IGNORECASE,
)
_BEFORE = 24
"""Characters before an amount in which its words of onset stand."""
_NOT_BENEFIT = lazy(
    r"half-life|\bplasma\b|\bserum\b|absor|elimin|steady state|\bpeak|\bplacebo\b", re.IGNORECASE
)
"""Words of kinetics, and of a trial's result, whose people its report names."""

_ANYBODY = frozenset({"user", "users", "consumer", "consumers"})
"""People who may be anybody."""
_NOT_ONSET = lazy(
    r"\b(?:stopped|ended|terminated|discontinued|repeated|retested|ranging from|elevated|lasts?"
    r"|lasted|death|died|begun|given|surgery|matter of|functioning|started|factor)\b[^.;]{0,24}\Z",
    re.IGNORECASE,
)
"""Words before a time that make it the length or the end of something."""
_OF_EVENT = lazy(
    r"\s+(?:of|after|before)\s+(?:the\s+|your\s+|a\s+)?(?:\w+\s+)?(?:birth|delivery|bed|bedtime|workout|returning|onset|symptoms?|sign|injury|surgery"
    r"|exposure|procedure|rising|training|exercise|cessation|detraining|stopping|quitting|diagnosis|infection)\b",
    re.IGNORECASE,
)
"""Words after a time that count it from something else than use of the topic."""


@Meta(
    id="time-to-benefit-unqualified",
    family="evidence",
    on=Claim,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' tells when an effect comes, and not in whom",
    help='Name the people or the species and cite the study, such as "in mice by week 2".',
    source="Sumner 2014 (doi 10.1136/bmj.g7015): inference to humans from animals",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a time to effect that does not say in whom.

    Flags: a benefit said to come within a time, with no animals and no people but "users" in the
        sentence or its qualifier, when no source behind it is known to have studied people.
    Why: healing in two weeks in a mouse is read as two weeks for the reader.
    Abstains: when the claim is cited and the source does not say whom it studied.
    Misses: a time told without "within", "after" or the like. One beside a word for an end, such
        as "repeated". A result told against placebo.
    Overflags: a time course from a product label that is not cited. How long the body itself
        takes: "fractures heal within six weeks".
    Span: from the words of onset to the time.
    """
    if claim.kind is not Kind.TIME_COURSE or not bare(claim) or not affirms(claim):
        return
    if _named(claim) or _NOT_BENEFIT.search(claim.text):
        return
    links = [link for link in ctx.links_of(claim) if claim.cites or link.score >= MATCHED]
    if not any_human(links, ctx.studies) and not claim.cites:
        yield from _unnumbered(claim)
    for amount in claim.quantities:
        if amount.dimension != "time":
            continue
        start = _onset(claim, amount)
        if start is None or any_human(links, ctx.studies):
            continue
        at = Words(claim.sentence.block, start, amount.end)
        if claim.cites and any(ctx.study(link.source).level is None for link in links):
            yield Abstain(at, "the cited source does not say whom it studied")
        else:
            yield Hit(at, {"words": at.text})


def _unnumbered(claim: Claim) -> Iterator[Answer]:
    """Yield a time that an article counts: "in as little as a week"."""
    block = claim.sentence.block
    match = _ARTICLE.search(block.text, claim.start, claim.end)
    if match and not _OF_EVENT.match(block.text, match.end()):
        at = Words(block, *match.span())
        yield Hit(at, {"words": at.text})


def _named(claim: Claim) -> bool:
    """Tell whether it says in whom; "most users" may be anybody."""
    return any(cue.text.lower() not in _ANYBODY for cue in claim.sentence.found("people"))


def _onset(claim: Claim, amount: Quantity) -> int | None:
    """Return where the words of onset start, or ``None`` for a mere duration."""
    text = claim.sentence.block.text
    before = text[max(claim.start, amount.start - _BEFORE * 2) : amount.start]
    if _NOT_ONSET.search(before) or _OF_EVENT.match(text, amount.end):
        return None
    cues = [cue for cue in claim.sentence.found("claims", "early") if cue.start <= amount.end]
    near = [cue for cue in cues if amount.start - cue.end <= 2]  # noqa: PLR2004 - next to it
    if near:
        return near[0].start
    match = _ONSET.search(text, max(claim.start, amount.start - _BEFORE), amount.start)
    if match is not None and not (match[0].startswith("over") and amount.written):
        return match.start()
    return amount.start if _ONSET.match(amount.text.split()[0]) else None
