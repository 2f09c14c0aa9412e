"""Point out a short form that is given and never used."""

from collections import Counter
from collections.abc import Iterator

from marrowlint.language.analysis import Abbreviation
from marrowlint.language.terms import known_forms
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_WORD = lazy(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_PARTS = 4
"""Parts of a compound that are looked at."""


@Meta(
    id="abbreviation-unused",
    family="names",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="{short} is given as a short form, and the page never uses it",
    help="Take out the bracket.",
    source="AMA Manual of Style, 11th ed., 13: abbreviate what is used again",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Point out a short form that is given and never used.

    Flags: the first place of a short form that stands nowhere else but behind its expansion;
        titles, answers and entries of the list of sources count as use.
    Why: a short form that is not used is one more thing to keep in mind.
    Misses: a short form that is used only inside a longer one, such as CPS in CPS-2.
    Overflags: a short form that readers know better than its expansion, where it is not in the
        list of household words.
    Span: the short form in its bracket.
    """
    first: dict[str, Abbreviation] = {}
    places: dict[str, int] = {}
    for abbr in ctx.analysis.abbreviations:
        key = abbr.short.rstrip("s")
        first.setdefault(key, abbr)
        places[key] = places.get(key, 0) + 1
    used = _used(page.tree.text.content) if first else Counter()
    for key, abbr in first.items():
        if key not in known_forms() and used[key] <= places[key]:
            start = abbr.end - 1 - len(abbr.short)
            yield Hit(Words(abbr.block, start, abbr.end - 1), {"short": abbr.short})


def _used(content: str) -> Counter[str]:
    """Return how often each word stands in a file, alone or as the head of a compound."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(content):
        parts = match[0].split("-")[:_PARTS]
        found.update({"-".join(parts[: size + 1]).rstrip("s") for size in range(len(parts))})
    return found
