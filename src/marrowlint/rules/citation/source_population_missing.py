"""Point out a summary of a finding that does not say in whom it was found."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NO_STUDY = {"guideline", "reference", "expert-opinion"}
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_TOLD = lazy(
    r"\b(?:study|trial|authors?|researchers|investigators|it)\s(?:also\s)?"
    r"(?:found|showed|saw|reported|concluded|observed|noted) that\b",
    re.IGNORECASE,
)


@Meta(
    id="source-population-missing",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="The entry of '{source}' tells a finding on '{words}', and not in whom or how many",
    help='Write who was studied, such as "in 60 adults" or "in mice", or fill in population and n.',
    source="CONSORT 2010 for abstracts; ARRIVE 2.0 item 8: species, strain and number",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out a summary of a finding that does not say in whom it was found.

    Flags: an entry whose summary, or whose reference where that goes on to tell what was found,
        tells an effect and names no people, animal, cells or number studied, in its words or in
        its fields.
    Why: a finding is of use to readers only if they know whether it was seen in people like them.
    Misses: a summary that counts studies and says nothing of who was in them.
    Overflags: a topic that itself names the people, such as labor pain.
    Span: the condition of the finding, else its words of effect.
    """
    if source.population or source.species or source.n or source.background:
        return
    study = ctx.study(source)
    if study.population or study.design.value in _NO_STUDY:
        return
    told = ctx.analysis.summaries.get(source.pointer, ())
    sentences = [part for part in told if part.block.pointer.endswith(_fields(source))]
    if any(_says(sentence) for sentence in sentences):
        return
    for sentence in sentences:
        effects = () if _titled(sentence) else sentence.found("effects")
        effects = effects or _found(sentence)
        if effects:
            cue = next(iter((*sentence.found("conditions"), *effects)))
            at = Words(sentence.block, cue.start, cue.end)
            yield Hit(at, {"words": at.text, "source": source.name}, sources=(source,))
            return


def _fields(source: Source) -> tuple[str, ...]:
    """Return where the entry tells what was found; a reference as written may go on to tell it."""
    return ("/summary",) if source.summary or source.title else ("/summary", "/citation")


def _titled(sentence: Sentence) -> bool:
    """Tell whether a sentence of a reference may be its title: no year stands before it."""
    before = sentence.block.text[: sentence.start]
    return sentence.block.pointer.endswith("/citation") and _YEAR.search(before) is None


def _found(sentence: Sentence) -> tuple[Cue, ...]:
    """Return the verb of a sentence that says outright what its study found."""
    match = _TOLD.search(sentence.text)
    if match is None:
        return ()
    start = sentence.start
    return (Cue("results", "found", match[0], start + match.start(), start + match.end()),)


def _says(sentence: Sentence) -> bool:
    """Tell whether a sentence names people or models, or counts what was studied."""
    counted = any(amount.dimension == "count" for amount in sentence.quantities)
    return counted or sentence.has("people") or sentence.has("models")
