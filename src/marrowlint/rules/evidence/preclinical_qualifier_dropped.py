"""Flag an effect told bare that the page itself tells as preclinical elsewhere."""

from collections.abc import Iterator

from marrowlint.evidence import species
from marrowlint.evidence.bind import MATCHED, claim_words
from marrowlint.evidence.levels import (
    HUMAN,
    about,
    affirms,
    any_human,
    bare,
    compares_people,
    only_preclinical,
)
from marrowlint.evidence.links import Link
from marrowlint.evidence.spans import effect, effect_words
from marrowlint.evidence.under import lead_in
from marrowlint.language import lexicon
from marrowlint.language.analysis import Claim, Cue, Kind, Level
from marrowlint.language.conditions import concept
from marrowlint.language.words import content
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta, Related, add_words
from marrowlint.severity import Confidence, Severity

_TRIALS = {("people", "study"), ("designs", "randomized-controlled-trial")}
_PEOPLE = lazy(r"\b(?:participants|volunteers|RCTs?)\b")
_LEAST_SHARED = 3
_SHARE = 0.5
"""A claim is told twice when half of its content words, and three at least, are the same."""
_KINDS = {Kind.BENEFIT, Kind.INDICATION, Kind.TIME_COURSE, Kind.MECHANISM, Kind.EVIDENCE_GRADE}


@Meta(
    id="preclinical-qualifier-dropped",
    family="evidence",
    on=Claim,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' reads as if it were known in people, but elsewhere this page says "
    "'{qualifier}' of it",
    help='Say it here as well, such as "{qualifier_here}"; each part of a page is read alone.',
    source="FTC Health Products Compliance Guidance 2022, net impression; Sumner 2014 "
    "(doi 10.1136/bmj.g7015): inference to humans from animals",
    beats=("preclinical-as-clinical", "claim-uncited"),
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag an effect told bare that the page itself tells as preclinical elsewhere.

    Flags: a claim on a condition or outcome without any word for animals, cells or preclinical
        work, when the page tells the same condition, or the same source's result, as preclinical
        elsewhere and no source about it studied people.
    Why: readers read one section; a mouse result told there as a human one misleads them.
        A sentence, heading or lead-in on trials in people is silent, and so is a page whose
        patients are animals.
    Abstains: on a page that lists no source at all.
    Misses: an effect whose condition is worded quite differently in the two places. A claim that
        links to a page which is not among the sources.
    Overflags: a fact on the condition itself, told as a claim on the topic.
    Span: the words of the effect, from its verb or condition on.
    """
    if claim.kind not in _KINDS or not bare(claim) or not affirms(claim):
        return
    if _of_trials(claim, ctx) or any_human(_behind(claim, ctx), ctx.studies):
        return
    for answer in _told_elsewhere(claim, ctx):
        if not species.veterinary(ctx.page):
            yield answer


def _told_elsewhere(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Yield where the page tells the claim's condition, or its result, as preclinical."""
    for cue in claim.conditions:
        told = ctx.analysis.preclinical.get(concept(cue))
        if told and _preclinical_only(claim, cue, ctx):
            at = Words(claim.sentence.block, *effect_words(claim, cue))
            yield _answer(at, told, about(ctx.page, concept(cue)), ctx)
            return
    if told := _twin(claim, ctx):
        yield _answer(Words(claim.sentence.block, *effect(claim)), told, (), ctx)


def _of_trials(claim: Claim, ctx: Context) -> bool:
    """Tell whether the sentence, its heading or its lead-in speaks of trials in people."""
    block = claim.sentence.block
    if any(map(_is_trial, claim.sentence.cues)) or _PEOPLE.search(claim.text):
        return True
    if compares_people(claim):
        return True
    around = f"{block.heading} . {lead_in(block, ctx.page)}"
    return _PEOPLE.search(around) is not None or any(map(_is_trial, lexicon.find(around)))


def _is_trial(cue: Cue) -> bool:
    return (cue.lexicon, cue.tag) in _TRIALS


def _answer(at: Words, told: Cue, sources: tuple[Source, ...], ctx: Context) -> Answer:
    if not ctx.page.sources:
        return Abstain(at, "the page lists no source that could tell whom the studies were of")
    here = species.told(told)
    values = {"words": at.text, "qualifier": told.text, "qualifier_here": here}
    return Hit(at, values, _related(told, ctx), add_words(at, here), sources)


def _twin(claim: Claim, ctx: Context) -> Cue | None:
    """Return the qualifier of a claim told as preclinical in nearly the same words.

    Where both cite one source, a single word in common is enough.
    """
    own = claim_words(claim) - content(ctx.page.title)
    if len(own) < _LEAST_SHARED or _studied_in_people(claim, ctx):
        return None
    cites = frozenset(claim.cites if claim.kind is not Kind.MECHANISM else ())
    for other in ctx.analysis.claims:
        if other.level is not Level.PRECLINICAL or other is claim or not other.qualifier:
            continue
        if other.negated and other.qualifier.sentence is not other.sentence:
            continue
        shared = own & claim_words(other)
        alike = len(shared) >= max(_LEAST_SHARED, _SHARE * len(own))
        if not alike and not (shared and not cites.isdisjoint(other.cites)):
            continue
        sources = [link.source for link in _behind(claim, ctx)]
        if not sources or only_preclinical(sources, ctx.studies):
            return other.qualifier.cue
    return None


def _behind(claim: Claim, ctx: Context) -> list[Link]:
    """Return the links to the sources a claim cites, or those it surely matches."""
    return [link for link in ctx.links_of(claim) if claim.cites or link.score >= MATCHED]


def _studied_in_people(claim: Claim, ctx: Context) -> bool:
    """Tell whether a source on one of the claim's conditions studied people."""
    listed = (source for cue in claim.conditions for source in about(ctx.page, concept(cue)))
    return any(ctx.study(source).level in HUMAN for source in listed)


def _preclinical_only(claim: Claim, cue: Cue, ctx: Context) -> bool:
    """Tell whether all that is listed on the condition is preclinical."""
    sources: tuple[Source, ...] = about(ctx.page, concept(cue))
    if claim.cites:
        cited = [link.source for link in ctx.links_of(claim)]
        return only_preclinical(cited, ctx.studies)
    if not sources:
        return not _told_in_people(cue, ctx)
    return only_preclinical(sources, ctx.studies)


def _told_in_people(cue: Cue, ctx: Context) -> bool:
    """Tell whether another claim on the condition speaks of a study in people."""
    return any(
        other.sentence.has("people", "study")
        for other in ctx.analysis.claims
        if any(concept(mine) == concept(cue) for mine in other.conditions)
    )


def _related(told: Cue, ctx: Context) -> tuple[Related, ...]:
    for sentence in ctx.analysis.sentences:
        if told in sentence.cues:
            return (Related(Words(sentence.block, told.start, told.end), "called so here"),)
    return ()
