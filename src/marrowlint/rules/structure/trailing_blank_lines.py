"""Point out blank lines at the end of a file."""

from collections.abc import Iterator

from marrowlint.page import Page
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity
from marrowlint.text import Span


@Meta(
    id="trailing-blank-lines",
    family="structure",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="The file ends with {n}",
    help="End it with its last line and one line break.",
    source="House style, 2026-11; POSIX.1-2024 3.185: a line ends with one newline",
)
def rule(page: Page, _ctx: Context) -> Iterator[Answer]:
    """Point out blank lines at the end of a file.

    Flags: blank lines, or spaces, after the last line that has words.
    Why: they turn up as changes in every later comparison.
    Misses: spaces at the end of other lines; two of them break a line in Markdown.
    Overflags: nothing known.
    Span: what follows the last line's break.
    """
    content = page.tree.text.content
    words_end = len(content.rstrip())
    rest = content[words_end:]
    if not words_end or not rest.replace("\n", "", 1):
        return
    start = words_end + rest.find("\n") + 1 if "\n" in rest else words_end
    if start == len(content):  # spaces before the only line break
        start = words_end
    at = Span(start, len(content))
    blank = content.count("\n", start)
    lines = "a blank line" if blank == 1 else f"{blank} blank lines"
    values = {"n": lines if blank and start != words_end else "spaces"}
    new = "" if start != words_end else "\n"
    yield Hit(at, values, fix=Fix("take them out", at, new, safe=True))
