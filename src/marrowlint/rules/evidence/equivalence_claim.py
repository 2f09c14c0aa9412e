"""Point out a claim that two things work alike, without the numbers that could show it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted
from marrowlint.language.scope import denied
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_EXEMPT = lazy(
    r"\b(?:baseline|placebo|sham|groups|populations?|bioequivalen\w+|doses? of|half-life"
    r"|safety|tolerab\w+)\b",
    re.IGNORECASE,
)
_SHOWN = lazy(r"\bmargins?\b|\bintervals?\b|\bCI\b|\d\s?%|\d+(?:\.\d+)? (?:of|out of|in|and|v|to)")
_RESULT = lazy(r"\b(?:optimal|outcomes?|results?|efficacy|effects?|effective\w*|good|well)\b")
_FRAMES = ((("reporting.match", "medicines.medicine"), 24),)
_REACH = 24
_AROUND = 45
"""Code points before and after the words of likeness in which a result must be named."""


@Meta(
    id="equivalence-claim",
    family="evidence",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' says that two things work alike, and gives no number that could show it",
    help="Give both results with their interval; no difference found is not the same as none.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): equivalence from non-significant "
    "results; CONSORT extension for non-inferiority trials",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out a claim that two things work alike, without the numbers that could show it.

    Flags: "comparable outcomes", "as effective as", "equivalent to", "on a par with", "can hold
        its own with" and the like, in the body or in what the page says of a source, with no
        numbers in the sentence or the next one.
    Why: a trial too small to find a difference is often told as one that found none.
    Misses: "no difference", which may be an honest null result; a sentence that gives a number of
        something else.
    Overflags: amounts that are equivalent by definition, such as units.
    Span: from the words of likeness to what follows them.
    """
    told = (
        part
        for source in page.sources
        for part in ctx.analysis.summaries.get(source.pointer, ())
        if part.block.pointer.endswith("/summary")
    )
    for sentence, after in _pairs((*ctx.analysis.sentences, *told)):
        alike = sentence.found("reporting", "equal", "rival", "match")
        if not alike or sentence.text.endswith("?"):
            continue
        if _SHOWN.search(sentence.text) or (after and _SHOWN.search(after.text)):
            continue
        for start, end in _likened(sentence):
            at = Words(sentence.block, start, end)
            yield Hit(at, {"words": at.text})
            break


def _pairs(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Yield each sentence with the next of its block."""
    found = (*sentences, None)
    for sentence, after in pairwise(found):
        if sentence is not None:
            yield sentence, after if after and after.block is sentence.block else None


def _likened(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the words of likeness, where they are said of results or of a medicine."""
    exempt = bool(_EXEMPT.search(sentence.text))
    for cue in sentence.found("reporting", "equal", "rival"):
        near = sentence.block.text[cue.end : min(cue.end + _REACH, sentence.end)]
        told = not _EXEMPT.search(near) if cue.tag == "rival" else not exempt
        of_effect = cue.tag == "rival" or _of_effect(sentence, cue)
        if told and of_effect and not denied(sentence, cue):
            yield cue.start, cue.end
    for chain in asserted(sentence, _FRAMES):
        yield chain[0].start, chain[-1].end


def _of_effect(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether results are likened, not sizes, prices or colors."""
    low, high = max(sentence.start, cue.start - _AROUND), min(sentence.end, cue.end + _AROUND)
    return _RESULT.search(sentence.block.text[low:high].lower()) is not None
