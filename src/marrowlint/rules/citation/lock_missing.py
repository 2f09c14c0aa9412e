"""Flag a source that nobody has verified: the lock does not speak of it."""

from collections.abc import Iterator

from marrowlint.evidence.entry import name_of
from marrowlint.evidence.identity import identifiers, keys
from marrowlint.facts import NOT_LOCKED
from marrowlint.page import Node, Page, Part, Source
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_NO_LOCK = (
    "no source of this page was ever verified: there is no marrowlint.lock; "
    "`marrowlint sources update` makes one"
)
_UNASKED = frozenset({"isbn", "pii"})


@Meta(
    id="lock-missing",
    family="citation",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="'{source}' was never verified: '{key}' is not in {lock}",
    help="Run `marrowlint sources update`, and commit the lock.",
    source="ICMJE, references are checked against the sources",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a source that nobody has verified: the lock does not speak of it.

    Flags: each source with an identifier or an address that the lock does not have.
    Why: whether it exists, is what the page says and still stands was never looked up.
    Abstains: once a page, when there is no lock at all.
    Misses: a source without identifier and address, which cannot be looked up;
        citation-metadata-missing reports most of these.
    Overflags: nothing known.
    Span: the identifier, address or title of the source.
    """
    found = [source for source in page.sources if keys(source)]
    if not ctx.facts.lock:
        if found:
            yield Abstain(Node("/sources", Part.KEY), _NO_LOCK)
        return
    for source in found:
        if key := _missing(source, ctx):
            values = {"source": source.name, "key": key, "lock": ctx.facts.lock}
            yield Hit(name_of(source, page), values, sources=(source,))


def _missing(source: Source, ctx: Context) -> str:
    """Return the first key of ``source`` that the lock does not have."""
    fact = ctx.fact(source)
    if not fact.records:
        return keys(source)[0] if fact.unchecked == NOT_LOCKED else ""
    known = {each for record in fact.records for each in (record.key, *record.ids)}
    for each in identifiers(source):
        key = f"{each.scheme}:{each.value}"
        written = each.valid and not each.derived and each.scheme not in _UNASKED
        if written and not known & set(_names(key)):
            return key
    return ""


def _names(key: str) -> tuple[str, str]:
    """Return ``key`` and the DOI that an arXiv number has as well."""
    scheme, _, value = key.partition(":")
    return key, f"doi:10.48550/arxiv.{value}" if scheme == "arxiv" else key
