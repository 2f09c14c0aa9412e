"""Point out wording that law treats as a disease claim."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import chains
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SECTIONS = {"overview", "benefits", "faqs", "lead"}
_REACH = 30
_CLOSE = 14
_HARD = frozenset({"beat", "soften"})
"""Verbs that advertisements prefer; the disease stands close behind them."""
_KEEPS = ("indications.keeps", "conditions.disease", "indications.off")
_AGAINST = lazy(r"\b(?:recommend|advise|advice|warn|decide)(?:s|d|ed)?\s+against\b")


@Meta(
    id="disease-claim",
    family="regulatory",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' is a disease claim where the law on supplements applies",
    help="On a product page take it out; on an editorial page say what was studied, in whom.",
    source="21 CFR 101.93(g)(2); CAP Code 15.6.2; Regulation (EU) 1169/2011 Art 7(3)",
    cues=("conditions",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Point out wording that law treats as a disease claim.

    Flags: treat, cure, prevent, relieve, "used for", "wards off", "keeps at bay" and the like
        with a disease, and "people recovering from" one, in the parts of a page that tell benefits.
    Why: the same sentence that informs on an editorial page makes a product a drug on a shop page.
    Misses: claims implied by a product's name or a picture.
    Overflags: sentences on other treatments of the disease.
    Span: from the verb, or the people, to the disease.
    """
    del ctx
    if sentence.section not in _SECTIONS or sentence.text.endswith("?"):
        return
    if sentence.has("silence") or _AGAINST.search(sentence.text):
        return
    negated = sentence.has("negation")
    for disease in sentence.found("conditions", "disease", "symptom"):
        cue = _claiming(sentence, disease)
        if cue is None or (negated and cue.tag not in _HARD):
            continue
        if disease.tag == "symptom" and cue.tag != "beat":
            continue
        if not denied(sentence, cue) and not _modelled(sentence, disease):
            start = _people(sentence, cue)
            at = Words(sentence.block, start, disease.end)
            yield Hit(at, {"words": at.text})
    for chain in chains(sentence, _KEEPS, _REACH):
        at = Words(sentence.block, chain[0].start, chain[-1].end)
        yield Hit(at, {"words": at.text})


def _claiming(sentence: Sentence, disease: Cue) -> Cue | None:
    for cue in reversed(sentence.found("indications", "treat", "use", *_HARD)):
        between = sentence.block.text[cue.end : disease.start]
        reach = _CLOSE if cue.tag in _HARD else _REACH
        if cue.end <= disease.start and len(between) <= reach and not set(between) & set(";:().,"):
            return cue
    return None


def _people(sentence: Sentence, cue: Cue) -> int:
    """Take "those" with "recovering from"."""
    starts = [
        person.start
        for person in sentence.found("people", "patient")
        if person.start <= cue.start <= person.end
    ]
    return min([cue.start, *starts])


def _modelled(sentence: Sentence, disease: Cue) -> bool:
    """Tell whether animals or cells are named beside the disease, not as a tag in brackets."""
    text = sentence.block.text
    return any(
        text[cue.start - 1 : cue.start] != "(" and cue.start != disease.start
        for cue in sentence.found("models")
    )
