"""Flag an alias that only repeats the title."""

from collections.abc import Iterator

from marrowlint.language.words import words
from marrowlint.page import Alias, Node
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="alias-duplicates-title",
    family="names",
    on=Alias,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The alias '{alias}' is the title again",
    help="Take it out: aliases are other names of the topic.",
    source="House decision, 2026-11: 0 of 462 MedQuAD alias lists repeat their title",
)
def rule(alias: Alias, ctx: Context) -> Iterator[Answer]:
    """Flag an alias that only repeats the title.

    Flags: an alias equal to the title after case, hyphens and spaces are folded.
    Why: it adds nothing to search and makes the list of names look longer than it is.
    Misses: an alias that is the title in the plural.
    Overflags: forms told apart by a sign alone, such as (+)- and (−)-catechin.
    Span: the alias.
    """
    if _fold(alias.name) and _fold(alias.name) == _fold(ctx.page.title):
        yield Hit(Node(alias.pointer), {"alias": alias.name})


def _fold(name: str) -> str:
    return "".join(word.fold for word in words(name))
