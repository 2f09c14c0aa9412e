"""Flag a page that does not say when, or by whom, it was last reviewed."""

import re
from collections.abc import Iterator

from marrowlint.page import Page
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_DATES = ("reviewed", "updated", "published", "date", "last_reviewed", "lastmod")
_PEOPLE = ("reviewer", "reviewers", "author", "authors", "by")
_DONE = r"(?:reviewed|updated|checked|revised)"
_WRITTEN = lazy(
    rf"(?:\A\W*{_DONE}|\b(?:last|medically|clinically) {_DONE}|\b(?:last|latest) (?:review|update)"
    rf"|\b(?:page|article|monograph) (?:(?:was|is) )?{_DONE}"
    rf"|[;.] (?:medically |clinically )?{_DONE} (?:on|by|in))\b[^\n]{{0,60}}?\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A line that dates the page itself, not the review of a study."""


@Meta(
    id="review-date-missing",
    family="structure",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The page does not say {what}",
    help="Add `reviewed: YYYY-MM-DD` and `reviewer:` to the front matter, or a line "
    '"Last reviewed DATE by NAME".',
    source="JAMA benchmarks: authorship and currency (Silberg 1997, "
    "doi 10.1001/jama.1997.03540390074039)",
)
def rule(page: Page, _ctx: Context) -> Iterator[Answer]:
    """Flag a page that does not say when, or by whom, it was last reviewed.

    Flags: a page without a date of review, update or publication, in the front matter or as a
        line of text such as "Last reviewed 2026-03-01"; the message says whether a name is there.
    Why: without a date readers cannot tell whether the evidence is current.
    Abstains: when part of the page's data, where the date may be, could not be read.
    Misses: a date of years ago; a date without a name; a sentence that dates another text, such
        as "the label was last updated in 2011".
    Overflags: a site that prints the date from its database, until it turns the rule off.
    Span: the front matter's opening line, or the title; in YAML and JSON the first line.
    """
    data = page.tree.data
    if any(data.get(key) for key in _DATES):
        return
    if any(_WRITTEN.search(block.text) for _, block in page.blocks()):
        return
    if not page.whole:
        yield Abstain(page.tree.head, "part of the page's data could not be read")
        return
    named = any(data.get(key) for key in _PEOPLE)
    what = "when it was last reviewed" if named else "when it was last reviewed, or by whom"
    yield Hit(page.tree.head, {"what": what})
