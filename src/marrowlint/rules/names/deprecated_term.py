"""Point out a term that a standard body has replaced."""

import re
from collections.abc import Iterator

from marrowlint.language.dated import compiled
from marrowlint.language.terms import Term, deprecated, find
from marrowlint.page import At, Node, Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_OLD_NAME = lazy(
    r"(?:called|named|known as|termed|formerly|previously|once|\bor|[“\"‘'(])[\s“\"‘'(]*\Z",
    re.IGNORECASE,
)
_NEAR = 30


@Meta(
    id="deprecated-term",
    family="names",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{words}' has been replaced by '{new}' ({body}, {date}; list of {compiled})",
    help="Write '{new}'; keep the old words in the titles of works.",
    source="International Society for Cell and Gene Therapy, position statements of 2005 and 2019",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out a term that a standard body has replaced.

    Flags: a replaced term in the body or among the aliases.
    Why: "stem cell" promises more than these cells have been shown to do.
    Misses: a term that is not in the dated list.
    Overflags: a passage on cells whose stemness was shown.
    Span: the term.
    """
    names = "\n".join([page.title, *(alias.name for alias in page.aliases)]).lower()
    standard = {term.new for term in deprecated().values() if term.new in names}
    for alias in page.aliases:
        for start, end, term in find(alias.name):
            if term.new not in standard:
                yield _hit(Node(alias.pointer, start=start, end=end), alias.name[start:end], term)
    for sentence in ctx.analysis.sentences:
        text = sentence.text
        for start, end, term in find(text):
            before = text[max(0, start - _NEAR) : start]
            if term.new not in text.lower() and not _OLD_NAME.search(before):
                at = Words(sentence.block, sentence.start + start, sentence.start + end)
                yield _hit(at, at.text, term)


def _hit(at: At, words: str, term: Term) -> Hit:
    new = term.new.capitalize() if words[0].isupper() else term.new
    values = {
        "words": words,
        "new": term.new,
        "body": term.body,
        "date": term.date,
        "compiled": compiled("deprecated_terms"),
    }
    return Hit(at, values, fix=Fix(f"write '{new}'", at, new))
