"""Flag a causal verb that rests on observational sources alone."""

import re
from collections.abc import Iterator

from marrowlint.evidence.coverage import is_label
from marrowlint.evidence.forced import forced
from marrowlint.evidence.levels import affirms
from marrowlint.evidence.links import Basis
from marrowlint.evidence.plain import general, states
from marrowlint.evidence.results import gains, outcome
from marrowlint.evidence.timeless import promises, topic
from marrowlint.language import lexicon
from marrowlint.language.analysis import Claim, Cue, Direction, Kind, Level, Statement, Strength
from marrowlint.language.directness import sure
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta, put_words
from marrowlint.severity import Confidence, Severity

_KINDS = {Kind.BENEFIT, Kind.INDICATION, Kind.TIME_COURSE}
_VERB = lazy(r"[a-z]+[^su]s\Z")
"""A verb in the present: "reduces". Others may be nouns, or tell what one study saw.

Of 133 sentences of Yu 2019 (doi 10.18653/v1/D19-1473) with one that ``strength`` reads as causal,
122 are (0.92). Of 11 more with "leaves reduce", which ``sure`` reads as direct, 10 are; without
``sure`` it would be 10 of 13.
"""
_SEVERAL = lazy(r"[a-z][^\Wsui]s(?: [a-z]+ly)? \Z")
"""What stands before the verb of several: "leaves ", "leaves probably "."""
_CAUSES = frozenset({"because of", "thanks to"})
_HENCE = frozenset({"therefore", "thus", "this means", "in other words"})
_UNCONTROLLED = frozenset({"single-arm-trial", "case-report", "case-series"})
_DESIGNS = frozenset({"cohort", "case-control", "cross-sectional"})
_OBJECT = lazy(r" (?P<article>the |your |a |an )?(?=[a-z])")
_POSSIBLE = lazy(
    r"\b(?:possible|probable|likely|suspected|plausible|uncertain|unclear|unknown|unproven)\b",
    re.IGNORECASE,
)
_COMPARED = lazy(r"\b(?:than|compared|had|among|between|whereas|while)\b")


@Meta(
    id="causal-from-observational",
    family="evidence",
    on=Statement,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' states a cause, and every source behind it only observed people",
    help='Word it as a link, such as "was associated with lower mortality"; people who choose '
    "something differ in other ways too.",
    source="Sumner 2014 (doi 10.1136/bmj.g7015): causal inference from correlation; Lazarus 2015",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a causal verb that rests on observational sources alone.

    Flags: "reduces", "prevents", "improves" and the like, in the present, in a benefit whose cited
        sources are all cohort, case-control or cross-sectional studies by their entries; "reduce"
        right after several things ("leaves reduce"), where the sentence is surely causal. Plain
        words for a cause in any cited sentence: "because of", "thanks to", "therefore halves"; and,
        in any tense, the topic or a medicine that "triggers", "depletes", "raised the" or "gave
        women" something, also on case reports that hold the cause open themselves. Among the
        benefits, any general truth in which the topic stands with an outcome that the source names.
    Why: coffee drinkers differ from others in more than coffee.
    Misses: a source whose entry does not give its design; pages that cite nothing; a causal verb
        in the past where no such word stands, or before a noun that is not written out.
    Overflags: a large, dose-related effect that only cohorts can show, such as smoking's.
    Span: the verb, or the clause where no list has its verb.
    """
    if claim.section == "side_effects":
        return
    sources, alone = _observing(claim, ctx)
    told = (_worded(claim) or _plain(claim) or _forced(claim, ctx)) if sources else None
    if sources and not (told or alone) and _promised(claim, sources, ctx):
        told = Cue("gains", "general", claim.asserted, claim.start, claim.end)
    if told and (not alone or told.text.lower() in _CAUSES or _held_open(told, sources)):
        fix = _fix(claim, told) if told.lexicon == "effects" else None
        at = Words(claim.sentence.block, told.start, told.end)
        yield Hit(at, {"words": at.text}, fix=fix, sources=sources)


def _worded(claim: Claim) -> Cue | None:
    """Return the verb of a claim that is worded as a cause."""
    if claim.kind not in _KINDS or claim.strength is not Strength.CAUSAL or not affirms(claim):
        return None
    if _COMPARED.search(claim.text.lower()):
        return None
    if claim.sentence.has("claims", "association") or claim.sentence.has("people", "study"):
        return None
    return None if claim.sentence.has("designs") else next(_verbs(claim), None)


def _plain(claim: Claim) -> Cue | None:
    """Return plain words for a cause: "thanks to", "therefore halves", "gives you a firmer"."""
    text = claim.sentence.block.text[claim.start : claim.end]
    told = (*claim.sentence.found("designs"), *claim.sentence.found("claims", "association"))
    if _COMPARED.search(text.lower()) or not states(text, claim.text):
        return None
    if any(claim.start <= cue.start < claim.end for cue in told):
        return None
    cues = gains(text)
    cause = next((cue for cue in cues if cue.text.lower() in _CAUSES), None)
    verb = next((cue for cue in cues if general(cue)), None)
    concluded = next((cue for cue in cues if cue.text.lower() in _HENCE), None)
    found = cause or verb if not concluded else verb or cause
    if found is None:
        return None
    return Cue("gains", found.tag, found.text, claim.start + found.start, claim.start + found.end)


def _forced(claim: Claim, ctx: Context) -> Cue | None:
    """Return a word by which the topic, or a medicine, brings something about: "depletes"."""
    said = claim.asserted
    if not states(said, claim.text):
        return None
    drugs = (cue.text for cue in lexicon.find(said, names=("medicines",)))
    cue = forced(said, topic(ctx.page) | outcome(" ".join(drugs)))
    if cue is None:
        return None
    return Cue(cue.lexicon, cue.tag, cue.text, claim.start + cue.start, claim.start + cue.end)


def _held_open(told: Cue, sources: tuple[Source, ...]) -> bool:
    """Tell whether each source of a case holds the cause open: "a causal role is possible"."""
    return told.lexicon == "forcing" and all(
        lexicon.find(source.summary or source.citation, names=("hedges",))
        or _POSSIBLE.search(source.summary or source.citation)
        for source in sources
    )


def _promised(claim: Claim, sources: tuple[Source, ...], ctx: Context) -> bool:
    """Tell whether the outcome is promised as a general truth: "a cup keeps the liver lean"."""
    said = claim.asserted
    if claim.section != "benefits" or is_label(claim) or not states(said, claim.text):
        return False
    if _COMPARED.search(said.lower()) or claim.sentence.has("designs"):
        return False
    taken = topic(ctx.page) & outcome(said) or lexicon.find(said, names=("intake",))
    return bool(taken) and promises(said, ctx.page, sources)


def _observing(claim: Claim, ctx: Context) -> tuple[tuple[Source, ...], bool]:
    """Return the sources cited if each observed only or none had a control group, else none.

    The second says that nobody was compared, so that only plain words for a cause go too far.
    """
    links = ctx.links_of(claim)
    cited = tuple(link.source for link in links if link.basis is Basis.CITED)
    studies = [ctx.study(source) for source in cited]
    if all(
        study.level is Level.OBSERVATIONAL and study.design.value in _DESIGNS for study in studies
    ):
        return cited, False
    alone = all(study.design.value in _UNCONTROLLED for study in studies)
    return (cited, True) if alone else ((), False)


def _verbs(claim: Claim) -> Iterator[Cue]:
    for cue in claim.sentence.found("effects", "increase", "decrease", "better", "worse"):
        follows = _OBJECT.match(claim.sentence.block.text, cue.end)
        if not follows or cue.text.lower().startswith("support"):
            continue  # evidence supports an idea
        if claim.start <= cue.start < claim.end and _present(cue, claim):
            yield cue


def _present(cue: Cue, claim: Claim) -> bool:
    """Tell whether a word of effect is a verb in the present: "tea reduces", "leaves reduce"."""
    word = cue.text.lower()
    if _VERB.match(word):
        return True
    before = claim.sentence.block.text[claim.start : cue.start]
    if not _SEVERAL.search(before) or not lexicon.find(f"{word}s", names=("effects",)):
        return False
    return sure(claim.sentence.block.text[claim.start : claim.end])


def _fix(claim: Claim, verb: Cue) -> Fix | None:
    """Put "was associated with lower" for "reduces"; where that reads badly, offer nothing."""
    text = claim.sentence.block.text
    object_ = _OBJECT.match(text, verb.end)
    words = {Direction.INCREASE: "higher", Direction.DECREASE: "lower"}
    moved = Direction(verb.tag)
    before = text[claim.start : verb.start].split()
    if object_ is None or moved not in words or not before:
        return None
    last = before[-1].lower()
    if last in {"has", "have", "and"} or last.endswith("ly"):
        return None
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    article = "a " if object_["article"] else ""
    new = f"{'were' if plural else 'was'} associated with {article}{words[moved]} "
    at = Words(claim.sentence.block, verb.start, object_.end())
    return put_words(at, new)
