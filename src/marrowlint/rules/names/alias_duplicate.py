"""Flag an alias that is listed twice."""

from collections.abc import Iterator

from marrowlint.language.words import words
from marrowlint.page import Node, Page
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity


@Meta(
    id="alias-duplicate",
    family="names",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The alias '{alias}' is listed twice",
    help="Keep one of the two.",
    source="House decision, 2026-11: names of a topic form a set",
)
def rule(page: Page, _ctx: Context) -> Iterator[Answer]:
    """Flag an alias that is listed twice.

    Flags: the second of two aliases that are equal after case, hyphens and spaces are folded.
    Why: a doubled name is a slip of the pen, and doubles the topic in an index.
    Misses: US and UK spellings of one name; both are useful to search.
    Overflags: forms told apart by a sign alone, such as (+)- and (−)-catechin.
    Span: the second alias.
    """
    first: dict[str, Node] = {}
    for alias in page.aliases:
        key = "".join(word.fold for word in words(alias.name))
        at = Node(alias.pointer)
        if key and key in first:
            yield Hit(at, {"alias": alias.name}, (Related(first[key], "first listed here"),))
        first.setdefault(key, at)
