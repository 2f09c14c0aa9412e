"""Flag two sizes given for one review, and one amount given in two units."""

import re
from collections.abc import Iterator

from msgspec import Struct

from marrowlint.evidence.amounts import held
from marrowlint.evidence.citing import cited
from marrowlint.evidence.passages import stems
from marrowlint.evidence.restated import restated
from marrowlint.language import quantities
from marrowlint.language.analysis import Sentence
from marrowlint.language.quantities import number
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_NUMBER = r"(?P<n>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_KIND = r"(?:(?:randomi[sz]ed|controlled|clinical|placebo-controlled|double-blind|small),?\s){0,3}"
_POOLED = lazy(
    r"\b(?:meta-analysis|systematic review|review|analysis)\s"
    rf"(?:of|pooled|covered|included|combined)\s{_NUMBER}\s{_KIND}(?:trials|studies|RCTs)\b",
    re.IGNORECASE,
)
"""The size of a whole review; a part of it is told in other words."""


class _Size(Struct, frozen=True):
    """How many studies a review is said to pool, and where."""

    at: Words
    value: float


@Meta(
    id="number-inconsistent",
    family="consistency",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' here, '{other}' elsewhere{both}",
    help="Look the number up in the source, and give the same one in both places.",
    source="House decision, 2026-11: one source has one size; data checks of Cochrane reviews",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag two sizes given for one review, and one amount given in two units.

    Flags: a review that pools one number of studies in one place and another number in another,
        where both sentences cite the same single source. A dose that stands a second time with a
        unit or a point a thousandfold away ("240 mcg" for "240 mg"), in sentences that share
        their words.
    Why: one of the two is wrong, and readers cannot tell which.
    Misses: other quantities, such as a half-life or the number of people. A page without
        citation markers.
    Overflags: a review that pools fewer studies for one outcome than for another.
    Span: the later of the two, from the kind of review to what it pools; the amount that no
        source gives, else the later one.
    """
    yield from _amounts(page, ctx)
    first: dict[str, _Size] = {}
    for sentence in ctx.analysis.sentences:
        sources = cited(sentence.markers, ctx.links.keys) if sentence.markers else ()
        if len(sources) != 1:
            continue
        for size in _sizes(sentence):
            before = first.setdefault(sources[0].pointer, size)
            if before.value != size.value:
                values = {"words": size.at.text, "other": before.at.text}
                values["both"] = f", and both cite {sources[0].name}"
                related = (Related(before.at, "told here"),)
                yield Hit(size.at, values, related, sources=sources)


def _amounts(page: Page, ctx: Context) -> Iterator[Hit]:
    """Yield one of two amounts that differ by their units; the one that no entry gives, if so."""
    names = " ".join((page.title, *(alias.name for alias in page.aliases)))
    entries = [f"{source.citation} {source.summary}" for source in page.sources]
    known = [amount for entry in entries for amount in quantities.find(entry)]
    for found in restated(ctx.analysis.sentences, stems(names)):
        first, later = found.amounts
        odd, other = found.later, found.first
        if held(later, known) and not held(first, known):
            odd, other = other, odd
        values = {"words": odd.text, "other": other.text, "both": ""}
        yield Hit(odd, values, (Related(other, "told here"),))


def _sizes(sentence: Sentence) -> Iterator[_Size]:
    for match in _POOLED.finditer(sentence.text):
        value = number(match["n"])
        if value is not None:
            start = sentence.start + match.start()
            yield _Size(Words(sentence.block, start, sentence.start + match.end()), value)
