"""Flag a condition listed as a use when only preclinical sources speak of it."""

import re
from collections.abc import Iterator

from marrowlint.evidence.levels import about, affirms, bare, only_preclinical
from marrowlint.evidence.spans import effect_words
from marrowlint.evidence.species import studied
from marrowlint.language.analysis import Claim, Cue, Kind, Sentence
from marrowlint.language.conditions import concept
from marrowlint.page import Page, Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, add_words
from marrowlint.severity import Confidence, Severity

_APART = lazy(
    r"\b(?:stud(?:y|ied|ies)|research\w*|test(?:ed|s)?|investigat\w*|explor\w*|experiment\w*"
    r"|trials?|laborator\w*|preclinical|interest|evidence|whether|question|histor\w*|tradition\w*"
    r"|once|believ\w*|claim(?:s|ed)?|sold|market\w*|promot\w*|advertis\w*|approved|risk|cause\w*"
    r"|harm\w*|page|below|listed|source|needs?|needed|essential|lack\w*|deficien\w*)\b",
    re.IGNORECASE,
)
"""Wording of a study, of the past, of what others say, of harms, or of what the body needs."""
_PLAIN = frozenset({"disease", "symptom"})


@Meta(
    id="indication-preclinical-only",
    family="evidence",
    on=Page,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' is listed as a use, but the only sources on it studied animals or cells",
    help="Write that it is under study in animals, or cite a trial in people.",
    source="FTC 2022: animal and in vitro studies alone do not substantiate; FDA consumer notice, "
    "June 2021, on regenerative medicine",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a condition listed as a use when only preclinical sources speak of it.

    Flags: a condition in a list of uses, indications or treatments, when every source that
        names the condition studied animals, cells or models; in the overview any sentence that
        names such a condition as if the topic helped it, whatever its words.
    Why: a use is read as something that works in people.
    Misses: a use whose condition no source names; that is claim-uncited.
    Overflags: a veterinary page, where the animals are the patients. A sentence on another
        treatment of the condition.
    Span: the words that name the use.
    """
    listed: set[Sentence] = set()
    for claim in ctx.analysis.claims:
        if _lists(claim):
            hits = tuple(_hits(claim, page, ctx))
            listed |= {claim.sentence} if hits else set()
            yield from hits
    for sentence in ctx.analysis.sentences:
        if sentence.section == "overview" and sentence not in listed and _helped(sentence):
            yield from _named(sentence, page, ctx)


def _lists(claim: Claim) -> bool:
    """Tell whether a claim lists uses, and neither hedges nor tells of studies."""
    listed = claim.kind is Kind.INDICATION and bare(claim) and affirms(claim)
    return listed and not claim.sentence.has("silence", "study")


def _hits(claim: Claim, page: Page, ctx: Context) -> Iterator[Hit]:
    for cue in claim.conditions:
        sources = about(page, concept(cue))
        if only_preclinical(sources, ctx.studies):
            yield _hit(Words(claim.sentence.block, *effect_words(claim, cue)), sources)


def _helped(sentence: Sentence) -> bool:
    """Tell whether a sentence of the overview can only mean that the topic helps."""
    apart = any(sentence.has(name) for name in ("models", "negation", "doubt"))
    return sentence.has("conditions", *_PLAIN) and not (apart or _APART.search(sentence.text))


def _named(sentence: Sentence, page: Page, ctx: Context) -> Iterator[Hit]:
    for cue in sentence.found("conditions", *_PLAIN):
        sources = about(page, concept(cue))
        if only_preclinical(sources, ctx.studies):
            yield _hit(_at(sentence, cue), sources)


def _at(sentence: Sentence, cue: Cue) -> Words:
    return Words(sentence.block, cue.start, cue.end)


def _hit(at: Words, sources: tuple[Source, ...]) -> Hit:
    models = studied(sources)
    fix = add_words(at, f"(studied {models} only)") if models else None
    return Hit(at, {"words": at.text}, fix=fix, sources=sources)
