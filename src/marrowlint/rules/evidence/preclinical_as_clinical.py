"""Flag an effect in clinical wording whose sources are all of animals or cells."""

import re
from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.levels import (
    HUMAN,
    about,
    affirms,
    bare,
    compares_people,
    only_preclinical,
)
from marrowlint.evidence.links import Basis
from marrowlint.evidence.plain import general, states
from marrowlint.evidence.results import gains, outcome
from marrowlint.evidence.services import day, index
from marrowlint.evidence.spans import effect
from marrowlint.evidence.species import studied, told_plural
from marrowlint.evidence.study import Origin
from marrowlint.evidence.timeless import alike, always, promises, topic
from marrowlint.language.analysis import Claim, Kind, Sentence, Statement
from marrowlint.language.conditions import concepts
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta, add_words
from marrowlint.severity import Confidence, Severity

_KINDS = {Kind.BENEFIT, Kind.INDICATION, Kind.TIME_COURSE, Kind.EVIDENCE_GRADE}
_FURTHER = {Kind.MECHANISM, Kind.OTHER}
_YOU = lazy(r"\byours?\b|\byou\b", re.IGNORECASE)
_CONTEXTS = ("these clinical", "these contexts", "these uses", "these indications", "such contexts")

_UNLISTED = {"listed": "", "asked": ""}


@Meta(
    id="preclinical-as-clinical",
    family="evidence",
    on=Statement,
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    message="'{words}' reads as an effect in people, but {evidence}{listed}{asked}",
    help='Name the species or model ("in mice"), or cite a study in people; a hedge such as '
    '"may" is not enough.',
    source="FTC Health Products Compliance Guidance 2022; Sumner 2014 (doi 10.1136/bmj.g7015)",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag an effect in clinical wording whose sources are all of animals or cells.

    Flags: a benefit, use, time course or grade of evidence without a word for animals, cells or
        models, when every source behind it is preclinical by the weaker of design and population,
        as its registry lists them or else as the page tells; also efficacy "in these contexts"
        when one of the contexts just listed is; a mechanism, or an outcome that the source names,
        told as a general truth among the benefits; and there a claim right after a sentence on
        animals, which goes on to "you", to a disease that the one before does not name, tells
        the outcome of that sentence once more as a general truth, or, with the same source cited
        again, states an effect in the present of its own ("the drug delays disability").
    Why: most effects in animals are not seen in people.
    Abstains: when a source behind the claim does not say whom it studied, such as a review that
        does not say what it pooled, and none studied people.
    Misses: a preclinical source of which neither entry nor registry says so. A claim right
        after a sentence on animals that goes on with "it" and names neither "you" nor a disease.
    Overflags: a claim whose species is told two sentences before, or in the one before when
        neither "it", "the dose", a shared condition nor one source ties the two.
    Span: the words of the effect.
    """
    if not _tells(claim, ctx) or not affirms(claim):
        return
    if not bare(claim) and not _turns_to_people(claim, ctx):
        return
    if claim.section == "mechanism" or claim.sentence.has("people", "study"):
        return
    if compares_people(claim):
        return
    sources = _behind(claim, ctx)
    at = Words(claim.sentence.block, *effect(claim))
    if only_preclinical(sources, ctx.studies):
        evidence = "the only sources behind it studied animals or cells"
        values = {"words": at.text, "evidence": evidence, **_listed(sources, ctx)}
        fix = add_words(at, studied(sources) or _species(sources, ctx))
        yield Hit(at, values, fix=fix, sources=sources)
    elif context := _context(claim, ctx):
        evidence = f"for '{context}' the page lists animal or cell studies only"
        yield Hit(at, {"words": at.text, "evidence": evidence, **_UNLISTED})
    elif source := _undecided(sources, ctx):
        why = f"nothing known of {source.name} says whether people or animals were studied"
        yield Abstain(at, why)


def _tells(claim: Claim, ctx: Context) -> bool:
    """Tell whether a claim, or other cited words among the benefits, promise an effect."""
    row = not isinstance(claim, Statement)
    if row and claim.kind in _KINDS:
        return True
    if claim.section != "benefits" or (row and claim.kind not in _FURTHER):
        return False
    if (row and _general(claim)) or _always(claim):
        return True
    return _promised(claim, ctx)


def _always(claim: Claim) -> bool:
    """Tell whether a cited claim states an effect for anybody, and names no model itself."""
    if not claim.cites or claim.sentence.has("models"):
        return False
    return always(claim.asserted) and states(claim.asserted, claim.text)


def _promised(claim: Claim, ctx: Context) -> bool:
    """Tell whether a cited claim tells an outcome of its sources as a general truth."""
    said = claim.asserted
    if not claim.cites or not states(said, claim.text):
        return False
    return promises(said, ctx.page, _behind(claim, ctx))


def _turns_to_people(claim: Claim, ctx: Context) -> bool:
    """Tell whether only the sentence before names animals, and this one goes on to people.

    It states a general truth, and names "you", a disease that the one before does not, or the
    outcome of the one before once more.
    """
    found = claim.qualifier
    if (
        found is None
        or found.sentence is claim.sentence
        or found.sentence.block is not (claim.sentence.block)
    ):
        return False
    if claim.section != "benefits":
        return False
    if _again(claim, found.sentence, ctx) or _always(claim):
        return True
    if not _general(claim):
        return False
    before = concepts(found.sentence.cues)
    named = concepts([cue for cue in claim.conditions if cue.tag == "disease"])
    return bool(named - before) or _YOU.search(claim.text) is not None


def _again(claim: Claim, before: Sentence, ctx: Context) -> bool:
    """Tell whether a claim tells the outcome of ``before`` once more, as a general truth."""
    said = claim.asserted
    return _promised(claim, ctx) and bool(
        alike(outcome(said) - topic(ctx.page), outcome(before.text))
    )


def _general(claim: Claim) -> bool:
    return any(general(cue) for cue in gains(claim.asserted))


def _behind(claim: Claim, ctx: Context) -> tuple[Source, ...]:
    return tuple(
        link.source
        for link in ctx.links_of(claim)
        if link.basis is Basis.CITED or link.score >= MATCHED
    )


def _listed(sources: tuple[Source, ...], ctx: Context) -> dict[str, str]:
    """Return who says so of the first source whose entry does not."""
    for source in sources:
        record = ctx.study(source).record
        study = ctx.study(source)
        if record and Origin.REGISTRY in {study.population.origin, study.design.origin}:
            listed = f" ({index(record)}: {study.registered.lists}"
            return {"listed": listed, "asked": f"; asked on {day(record)})"}
    return _UNLISTED


def _species(sources: tuple[Source, ...], ctx: Context) -> str:
    """Return "in mice" where the headings of all sources name one kind of animal."""
    return told_plural([ctx.study(source).registered.species for source in sources])


def _undecided(sources: tuple[Source, ...], ctx: Context) -> Source | None:
    """Return the first source that does not say whom it studied, unless another studied people."""
    if any(ctx.study(source).level in HUMAN for source in sources):
        return None
    return next((source for source in sources if ctx.study(source).level is None), None)


def _context(claim: Claim, ctx: Context) -> str:
    """Return the preclinical-only use that "these contexts" points back to, or ``""``."""
    text = claim.text.lower()
    if not any(phrase in text for phrase in _CONTEXTS):
        return ""
    before = _before(claim.sentence, ctx)
    if before is None:
        return ""
    for cue in before.found("conditions"):
        named = about(ctx.page, next(iter(concepts([cue]))))
        if only_preclinical(named, ctx.studies):
            return cue.text
    return ""


def _before(sentence: Sentence, ctx: Context) -> Sentence | None:
    for other in ctx.analysis.sentences:
        if other.block is sentence.block and other.index == sentence.index - 1:
            return other
    return None
