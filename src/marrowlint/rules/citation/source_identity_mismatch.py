"""Flag an identifier that leads to another work than the entry describes."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.entry import SCHEMES, name_of
from marrowlint.evidence.identity import identifiers
from marrowlint.evidence.same_work import Difference, apart, difference, works
from marrowlint.evidence.services import day, index
from marrowlint.facts import Record
from marrowlint.page import Node, Source
from marrowlint.rule import Abstain, Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_LEADS = {"title": "it leads to", "year": "it leads to a work of"}


@Meta(
    id="source-identity-mismatch",
    family="citation",
    on=Source,
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    message="'{source}' and its entry do not fit: {first} '{there}', {second} '{here}' "
    "({who}, asked on {asked})",
    help="Look the work up, and mend the identifier or the title, authors and year beside it.",
    source="ICMJE, references are checked against the sources; Crossref reference linking",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag an identifier that leads to another work than the entry describes.

    Flags: a title (or reference) that shares so few words with that of the record that both can
        hardly be one work, unless an author of the record is named; a likeness in part where
        authors or year differ too; the right title with a year more than one off; and two
        identifiers of one entry that lead to two works. Case, markup, Greek letters, a left-out
        subtitle and a title that breaks off make no difference, and a preprint and its article
        are a pair.
    Why: such a reference supports nothing: it is a slip of the hand, or invented.
    Abstains: when no service gave the title of the work.
    Misses: a work by the same authors in place of the right one; a reference without a title that
        has either the author or the year right. A title with a wrong author, all else right.
    Overflags: a title translated by the page that names no author; a mere description in place of
        the title ("A trial of a root").
    Span: the identifier or address; where only the year differs the year.
    """
    fact = ctx.fact(source)
    found = works(fact)
    pair = apart(fact)
    if pair:
        yield _two(source, pair, ctx)
        return
    differences = [(record, difference(source, record)) for record in found]
    if not differences or any(wrong is None and each.title for each, wrong in differences):
        return
    record, wrong = differences[0]
    if wrong:
        yield _hit(source, record, wrong, ctx)
    elif source.title or source.citation:
        yield Abstain(name_of(source, ctx.page), f"no service gave the title of {source.name}")


def _hit(source: Source, record: Record, wrong: Difference, ctx: Context) -> Hit:
    year = pointer.child(source.pointer, "year")
    dated = wrong.field == "year" and year in ctx.page.tree.places
    values = {
        "source": source.name,
        "first": _LEADS[wrong.field],
        "there": wrong.there,
        "second": "the entry has",
        "here": wrong.here,
        "who": index(record),
        "asked": day(record),
    }
    at = Node(year) if dated else name_of(source, ctx.page)
    fix = Fix(f"write {wrong.there}", at, wrong.there) if dated and _is_year(wrong.there) else None
    return Hit(at, values, fix=fix, sources=(source,))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()  # noqa: PLR2004 - as in 2018


def _two(source: Source, pair: tuple[Record, Record], ctx: Context) -> Hit:
    one, other = pair
    values = {
        "source": source.name,
        "first": f"its {_scheme(source, one)} leads to",
        "there": one.title,
        "second": f"its {_scheme(source, other)} to",
        "here": other.title,
        "who": index(one),
        "asked": day(one),
    }
    return Hit(name_of(source, ctx.page), values, sources=(source,))


def _scheme(source: Source, record: Record) -> str:
    """Return by which identifier of the entry ``record`` was found."""
    for each in identifiers(source):
        if f"{each.scheme}:{each.value}" in record.ids:
            where = " in its address" if each.field == "url" else ""
            return f"{SCHEMES[each.scheme]}{where}"
    return "identifier"
