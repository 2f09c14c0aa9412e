"""Flag a contraindication that is also listed as a use."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Claim, Cue, Kind, Sentence
from marrowlint.language.conditions import concept
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_BARRED = lazy(r"\bcontraindicat\w*", re.IGNORECASE)
_SCOPED = lazy(
    r"\b(?:active|acute|severe|advanced|uncontrolled|unstable|decompensated|untreated|end-stage"
    r"|history of|recent|serious|certain|some)\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
"""Words before a disease that bar a part of it only."""
_CANCERS = frozenset({"cancer", "leukemia", "leukaemia", "lymphoma", "myeloma", "melanoma"})
_KINDS = {"malignancy": _CANCERS, "malignancies": _CANCERS, "cancer": _CANCERS}


@Meta(
    id="contraindication-contradicts-use",
    family="safety",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' is a contraindication here and a use elsewhere on the page",
    help="Say for which use, or at which stage of the disease, it must not be given.",
    source="EMA HMPC monograph template sections 4.1 and 4.3: the two must agree",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a contraindication that is also listed as a use.

    Flags: a disease named as a contraindication, without a word that narrows it, that the page
        lists as a use; a kind of cancer counts as a malignancy.
    Why: one of the two is wrong, and readers will pick the one they like.
    Misses: a use told by a wider word, such as "blood disorders".
    Overflags: a contraindication for another form of the topic.
    Span: the disease.
    """
    del page
    uses = _uses(ctx.analysis.claims)
    for sentence in ctx.analysis.sentences if uses else ():
        for cue in _barred(sentence):
            use = next((uses[key] for key in _keys(cue) if key in uses), None)
            if use is not None:
                at = Words(sentence.block, cue.start, cue.end)
                yield Hit(at, {"words": at.text}, related=(Related(use, "listed as a use here"),))


def _uses(claims: tuple[Claim, ...]) -> dict[str, Words]:
    """Return the diseases that the page lists as uses, by what they are about."""
    found: dict[str, Words] = {}
    for claim in claims:
        if claim.kind is Kind.INDICATION and not claim.negated and claim.section != "side_effects":
            for cue in claim.conditions:
                if cue.tag == "disease" and not _BARRED.search(claim.text):
                    at = Words(claim.sentence.block, cue.start, cue.end)
                    found.setdefault(concept(cue), at)
    return found


def _barred(sentence: Sentence) -> Iterator[Cue]:
    """Yield the diseases in which the sentence forbids the topic."""
    text = sentence.block.text
    opens = _BARRED.search(text, sentence.start, sentence.end)
    if opens is None or sentence.has("negation"):
        return
    for cue in sentence.found("conditions", "disease"):
        if not _SCOPED.search(text, sentence.start, cue.start):
            yield cue


def _keys(cue: Cue) -> frozenset[str]:
    return _KINDS.get(cue.text.lower(), frozenset()) | {concept(cue)}
