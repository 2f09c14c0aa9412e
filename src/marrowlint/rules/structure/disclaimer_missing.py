"""Point out a page without a notice that it is no medical advice."""

import re
from collections.abc import Iterator

from marrowlint.page import Page
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NOTICE = lazy(
    r"\b(?:not|never|nor)\b[^.\n]{0,80}\bmedical\s+advice\b"
    r"|\bmedical\s+advice\b[^.\n]{0,40}\bnot\b"
    r"|\bfor\s+(?:general\s+)?(?:information|educational|informational)\b[^.\n]{0,30}\bonly\b",
    re.IGNORECASE,
)


@Meta(
    id="disclaimer-missing",
    family="structure",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The page has no notice that it is not medical advice",
    help='Add a line such as "This page is not medical advice; ask a doctor or pharmacist."',
    source="Site policy; JAMA benchmarks: disclosure (Silberg 1997, "
    "doi 10.1001/jama.1997.03540390074039)",
    optional=True,
)
def rule(page: Page, _ctx: Context) -> Iterator[Answer]:
    """Point out a page without a notice that it is no medical advice.

    Flags: a page on which no line says that it is not medical advice, or for information only.
        Off until a site asks for it: many sites print the notice from their template.
    Why: readers should know that a page cannot know their history.
    Misses: a notice about another text, such as "the leaflet is not medical advice".
    Overflags: a notice in other words, such as "see your doctor before you act on this".
    Span: the front matter's opening line, or the title.
    """
    if not _NOTICE.search(page.tree.text.content):
        yield Hit(page.tree.head, {})
