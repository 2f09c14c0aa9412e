"""Flag a checkable claim that no source stands behind."""

import re
from collections.abc import Iterator

from marrowlint.evidence.coverage import covered, is_label
from marrowlint.language.analysis import Claim, Direction, Kind
from marrowlint.language.scope import reported
from marrowlint.language.words import content
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_USERS = lazy(
    r"\b(?:you|your|users?|people|everyone|everybody|anyone|anybody|customers?|readers|clients"
    r"|patients|always|never)\b",
    re.IGNORECASE,
)
_SAME = lazy(r"\bby the same (?:authors?|team|group|researchers|trial|study|review|paper)\b")
_POINTS = lazy(r"\b(?:it|its|they|them|this|these)\b", re.IGNORECASE)
_TRIALS = lazy(r"\bin (?:a|any|such a) (?:trial|study)\b", re.IGNORECASE)
_READERS = lazy(r"\b(?:you|your|users?|customers?|clients|we|our)\b", re.IGNORECASE)
"""To whom a dose of one's own is told; a study's doses go on about patients or adults."""
_OPENING = 8
"""Code points from the start in which the words that point back must stand."""
CHECKABLE = frozenset({
    Kind.BENEFIT, Kind.HARM, Kind.DOSE, Kind.TIME_COURSE, Kind.EVIDENCE_GRADE, Kind.OTHER,
})  # fmt: skip


@Meta(
    id="claim-uncited",
    family="citation",
    on=Claim,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' is a claim about {kind}, and no source {state}",
    help="Cite the source it comes from, or say that none is listed, or take it out.",
    source="FTC Health Products Compliance Guidance 2022: claims need substantiation; "
    "Wikipedia MEDRS",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a checkable claim that no source stands behind.

    Flags: a claim on benefit, harm, dose, time course or strength of evidence with no marker in
        its sentence or after it in its paragraph; on a page without markers, one whose words no
        source's entry shares. Once a paragraph on a page with markers.
    Why: an unsourced claim cannot be checked by readers or by the next editor.
    Misses: claims on mechanism, anatomy and history; a bare list of uses; a claim whose paragraph
        cites something else after it; one that opens with "This trial" after nothing cited; a dose
        or time right after a cited one, unless told to users.
    Overflags: textbook facts about harms that need no source for experts.
    Span: the clause that makes the claim.
    """
    if not _checkable(claim) or _no_claim(claim) or _denies(claim, ctx) or _labels(claim):
        return
    if claim.section.startswith("sources") or _general(claim, ctx) or _aside(claim, ctx):
        return
    if covered(claim, ctx.page, ctx.analysis, ctx.links) or _reported(claim, ctx):
        return
    if _goes_on(claim, ctx):
        return
    state = "in its paragraph is cited for it" if ctx.links.marked else "on the page speaks of it"
    at = Words(claim.sentence.block, claim.start, claim.end)
    yield Hit(at, {"words": at.text, "kind": _KINDS[claim.kind], "state": state})


_KINDS = {
    Kind.BENEFIT: "benefit",
    Kind.INDICATION: "benefit",
    Kind.HARM: "safety",
    Kind.DOSE: "dose or use",
    Kind.TIME_COURSE: "time to effect",
    Kind.EVIDENCE_GRADE: "the strength of evidence",
    Kind.OTHER: "the topic",
}


def _checkable(claim: Claim) -> bool:
    """Tell whether a claim needs a source; a bare list of uses has rules of its own.

    What makes a disease or is damaged by it is no benefit, and another's words are no claim.
    """
    if claim.kind is Kind.BENEFIT and claim.direction is Direction.WORSE:
        return False
    if claim.kind is not Kind.INDICATION and claim.kind not in CHECKABLE:
        return False
    if any(reported(claim.sentence, cue) for cue in claim.sentence.found("effects")):
        return False
    if claim.kind is not Kind.INDICATION:
        return True
    tags = _tags(claim)
    listed = tags & {("indications", "use"), ("indications", "label")}
    return not listed and bool(tags & {("effects", "better"), ("effects", "decrease")})


def _tags(claim: Claim) -> set[tuple[str, str]]:
    start, end = claim.start, claim.end
    return {(cue.lexicon, cue.tag) for cue in claim.sentence.cues if start <= cue.start < end}


def _general(claim: Claim, ctx: Context) -> bool:
    """Tell whether a sentence on dosing, on a page that cites, gives nothing one could look up."""
    dosing = claim.kind is Kind.DOSE and not claim.quantities
    return dosing and ctx.links.marked and not claim.conditions


def _aside(claim: Claim, ctx: Context) -> bool:
    """Tell whether a statement speaks neither of the topic nor of those who take it.

    "Relative figures need their baseline" explains; "A cup calms the busiest mind" does not. So
    does what is said of trials as such.
    """
    if claim.kind is not Kind.OTHER:
        return False
    if _TRIALS.search(claim.text):
        return True
    if _USERS.search(claim.text) or _POINTS.search(claim.text):
        return False
    names = " ".join((ctx.page.title, *(alias.name for alias in ctx.page.aliases)))
    return content(names).isdisjoint(content(claim.text)) and not claim.sentence.has("conditions")


def _labels(claim: Claim) -> bool:
    """Tell whether a harm is but the label over what follows: "Choking and blockage"."""
    return claim.kind is Kind.HARM and not claim.sentence.has("effects") and is_label(claim)


def _denies(claim: Claim, ctx: Context) -> bool:
    """Tell whether a denial needs no source: of a benefit, or on a page with markers."""
    return claim.negated and (ctx.links.marked or claim.kind is Kind.BENEFIT)


_EXEMPT = frozenset({
    ("claims", "advice"),
    ("claims", "definition"),
    ("claims", "procedure"),
    ("silence", "study"),
    ("silence", "unknown"),
    ("silence", "unsourced"),
    ("claims", "elsewhere"),
    ("claims", "stance"),
})  # fmt: skip


def _no_claim(claim: Claim) -> bool:
    """Advice, procedures, open questions, plain "nothing is known" and verdicts need no source.

    Nor does a paragraph that opens with "This trial": it goes on about the one just cited.
    """
    opening = claim.sentence.start + _OPENING
    if any(cue.start <= opening for cue in claim.sentence.found("claims", "backward", "verdict")):
        return True
    return not _EXEMPT.isdisjoint(_tags(claim))


def _goes_on(claim: Claim, ctx: Context) -> bool:
    """Tell whether a dose or a time follows right after a cited sentence that gives amounts.

    A statement goes on with its paragraph as well, unless it speaks of readers or of everybody.

    "It lasts six months [1]. The first dose is given where the pulse can be watched for two hours."
    """
    before = ctx.analysis.paragraph(claim.sentence)[: claim.sentence.index]
    if _SAME.search(claim.text):
        return any(other.markers for other in before)
    if claim.kind is Kind.OTHER:
        return any(other.markers for other in before) and not _USERS.search(claim.text)
    if claim.kind not in {Kind.DOSE, Kind.TIME_COURSE} or not before:
        return False
    if _READERS.search(claim.text):
        return False
    return bool(before[-1].markers and before[-1].quantities)


def _reported(claim: Claim, ctx: Context) -> bool:
    """On a page with markers an earlier claim of the same block has been reported already."""
    if not ctx.links.marked:
        return False
    return any(
        other.sentence.block is claim.sentence.block
        and _checkable(other)
        and not _no_claim(other)
        and not covered(other, ctx.page, ctx.analysis, ctx.links)
        for other in ctx.analysis.claims[: claim.index]
    )
