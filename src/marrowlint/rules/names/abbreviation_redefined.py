"""Point out a short form that is written out again."""

from collections.abc import Iterator

from marrowlint.language.abbreviations import fold
from marrowlint.language.analysis import Abbreviation
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Fix, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_TITLES = "/citation"
"""A reference as written: the words of its title are not the author's."""


@Meta(
    id="abbreviation-redefined",
    family="names",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="{short} is written out again; the page gave '{expansion}' before",
    help="Write {short} here.",
    source="AMA Manual of Style, 11th ed., 13: expand at first mention",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out a short form that is written out again.

    Flags: each later place where a short form stands in brackets behind the same expansion;
        names, answers and entries of the list of sources count.
    Why: readers who know the short form stumble over a second introduction and look for a
        difference.
    Misses: an expansion written out again without its short form.
    Overflags: a part that is read alone, such as an answer.
    Span: the expansion with its bracket.
    """
    del page
    first: dict[tuple[str, tuple[str, ...]], Abbreviation] = {}
    for abbr in ctx.analysis.abbreviations:
        if abbr.block.pointer.endswith(_TITLES):
            continue
        key = (abbr.short.rstrip("s"), fold(abbr.expansion))
        before = first.setdefault(key, abbr)
        if before is not abbr:
            at = _at(abbr)
            values = {"short": abbr.short, "expansion": before.expansion}
            related = (Related(_at(before), "written out here"),)
            yield Hit(at, values, related, Fix(f"write {abbr.short}", at, abbr.short))


def _at(abbreviation: Abbreviation) -> Words:
    return Words(abbreviation.block, abbreviation.start, abbreviation.end)
