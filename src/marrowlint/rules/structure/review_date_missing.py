"""Flag a page that does not say when, or by whom, it was last reviewed."""

import re
from collections.abc import Iterator

from marrowlint.page import Page
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_DATES = ("reviewed", "updated", "published", "date", "last_reviewed", "lastmod")
_PEOPLE = ("reviewer", "reviewers", "author", "authors", "by")
_WRITTEN = re.compile(
    r"\b(?:last |medically )?(?:reviewed|updated|checked)\b[^.\n]{0,40}\b(?:19|20)\d\d\b", re.IGNORECASE
)


@Meta(
    id="review-date-missing",
    family="structure",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The page does not say {what}",
    help="Add `reviewed: YYYY-MM-DD` and `reviewer:` to the front matter, or a line "
    '"Last reviewed DATE by NAME".',
    source="JAMA benchmarks: authorship and currency (Silberg 1997, doi 10.1001/jama.1997.03540390074039)",
)
def rule(page: Page, _ctx: Context) -> Iterator[Answer]:
    """Flag a page that does not say when, or by whom, it was last reviewed.

    Flags: a page with neither a review date nor a named author or reviewer, in the front matter
        or as a line of text, and a page with a name but no date.
    Why: without a date readers cannot tell whether the evidence is current.
    Misses: a date of years ago; age is not judged here.
    Overflags: sites that print the date from their database; name the field under ``[fields]``.
    Span: the front matter's opening line, or the title.
    """
    data = page.tree.data
    written = any(_WRITTEN.search(block.text) for _, block in page.blocks())
    if written or any(data.get(key) for key in _DATES):
        return
    named = any(data.get(key) for key in _PEOPLE)
    what = "when it was last reviewed" if named else "when it was last reviewed, or by whom"
    yield Hit(page.tree.head, {"what": what})
