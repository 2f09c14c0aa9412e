"""Point out a short form that the page never writes out."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.terms import known_forms
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.read.tree import BlockKind
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SHORT = lazy(r"(?<![\w@#/.\-+])[A-Z]{3,6}(?=s?(?![\w@/+]|-\d|\s\d|\s(?:trial|study|gene)))")
_ROMAN = lazy(r"[IVXLCDM]+\Z")
_LEAST = 2
"""Uses from which a short form carries weight; a name used once may be looked up."""


@Meta(
    id="abbreviation-undefined",
    family="names",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="{short} stands {n} times on this page and is never written out",
    help="Write it out at its first place: 'left ventricular ejection fraction (LVEF)'.",
    source="Cochrane plain language summary guide, 2021; AMA Manual of Style, 11th ed., 13",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out a short form that the page never writes out.

    Flags: the first place of three to six capitals that stand twice or more in the body, when no
        bracket on the page ties them to an expansion and they are in no list of known forms.
    Why: readers who do not know a short form lose the sentence.
    Misses: a short form with small letters or digits; one that is written out too late.
    Overflags: the name of a gene or a study where that word does not follow, and a short form
        that is a household word in some field.
    Span: the short form.
    """
    places: dict[str, list[Words]] = {}
    for sentence in ctx.analysis.sentences:
        for at in _forms(sentence):
            places.setdefault(at.text, []).append(at)
    often = {short: found for short, found in places.items() if len(found) >= _LEAST}
    told = _told(page, ctx) if often else frozenset()
    for short, found in often.items():
        if short not in told:
            yield Hit(found[0], {"short": short, "n": str(len(found))})


def _forms(sentence: Sentence) -> Iterator[Words]:
    """Yield the capitals of a sentence that is not all in capitals."""
    if sentence.block.kind is BlockKind.HEADING:
        return
    text = sentence.text
    for match in _SHORT.finditer(text):
        if text.isupper():
            return
        if not _ROMAN.match(match[0]):
            start = sentence.start + match.start()
            yield Words(sentence.block, start, start + len(match[0]))


def _told(page: Page, ctx: Context) -> frozenset[str]:
    """Return the short forms that the page explains, and those that need no word."""
    given = {abbr.short.rstrip("s") for abbr in ctx.analysis.abbreviations}
    names = " ".join([page.title, *(alias.name for alias in page.aliases)])
    brackets = re.findall(r"\(([A-Z]{3,6})s?[,;)]|([A-Z]{3,6})s?\s?[(=]", page.tree.text.content)
    shown = {part for pair in brackets for part in pair if part}
    return frozenset(given | shown | set(re.findall(r"[A-Z]{3,6}", names)) | known_forms())
