"""Flag medical terms taken for one another."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_KIND_OF = lazy(
    r"\s*(?:\([^()]{1,20}\))?,?\s*(?:including|such as|like|e\.g\.,?|\("
    r"|(?:(?:also|otherwise) )?(?:called|known as))\s*"
    r"(?:(?:acute|chronic|a|the)\s+){0,2}",
    re.IGNORECASE,
)
_PAIRS = {"rejection": "gvhd", "cofactor": "drug"}
"""A term, and what is no kind of it."""
_WHY = {
    "rejection": "in rejection the host attacks the graft, in graft-versus-host disease the "
    "graft attacks the host",
    "cofactor": "a cofactor is a part of an enzyme's work, not another drug",
    "rates": "incidence counts new cases, prevalence those there are",
}


@Meta(
    id="term-misuse",
    family="wording",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{words}' mixes up two terms: {why}",
    help="Use the term that fits.",
    source="MeSH D006084 and D006086; IUPAC Gold Book; Porta, A Dictionary of Epidemiology",
    cues=("misuse",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag medical terms taken for one another.

    Flags: graft-versus-host disease as a kind of rejection, a drug as a cofactor, the prevalence
        of new cases.
    Why: the terms differ in what is done about them.
    Misses: every pair that the dictionary lacks.
    Overflags: a term that a source defines in a way of its own.
    Span: from the term to what it is taken for.
    """
    del ctx
    for cue in sentence.found("misuse", *_WHY):
        end = cue.end if cue.tag == "rates" else _wrong_kind(sentence, cue)
        if end and not denied(sentence, cue):
            at = Words(sentence.block, cue.start, end)
            yield Hit(at, {"words": at.text, "why": _WHY[cue.tag]})


def _wrong_kind(sentence: Sentence, cue: Cue) -> int:
    """Return the end of what is named as a kind of ``cue`` and is none, else 0."""
    joint = _KIND_OF.match(sentence.block.text, cue.end, sentence.end)
    if joint is None:
        return 0
    kinds = sentence.found("misuse", _PAIRS[cue.tag])
    return next((kind.end for kind in kinds if kind.start == joint.end()), 0)
