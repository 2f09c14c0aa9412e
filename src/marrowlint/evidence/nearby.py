"""Bind the claims of a paragraph to the one source it speaks of, on a page without markers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from marrowlint.evidence import figures, plain
from marrowlint.evidence.links import Basis, Link, Verdict
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Material
from marrowlint.language.analysis import Analysis, Claim
from marrowlint.page import Source

STRONG, MARGIN = 0.5, 0.15
"""Score of a match, and its lead over the next, from which on it names the paragraph's source."""
_LITERAL = frozenset({"unit-mismatch-with-source"})


def nearby(
    analysis: Analysis,
    table: Mapping[int, tuple[Link, ...]],
    known: Mapping[str, tuple[Source, Material]],
    topic: frozenset[str],
) -> Iterator[tuple[int, tuple[Link, ...]]]:
    """Yield the claims that go against the source of their paragraph, each with that source."""
    rows: list[Claim] = [*analysis.claims, *analysis.statements]
    rows.sort(key=lambda row: id(row.sentence.block))
    for _, group in groupby(rows, key=lambda row: id(row.sentence.block)):
        block = tuple(group)
        source = _source(block, table)
        if source is None:
            continue
        for row in block:
            found = tuple(_against(row, known[source.pointer][1], topic))
            if found:
                yield row.index, (beside(source, found),)


def _source(block: Sequence[Claim], table: Mapping[int, tuple[Link, ...]]) -> Source | None:
    """Return the one source that claims of a paragraph match by far."""
    named = [links[0].source for row in block if _leads(links := table.get(row.index, ()))]
    first = named[0] if named else None
    return first if all(source is first for source in named) else None


def _leads(links: Sequence[Link]) -> bool:
    if not links or links[0].basis is not Basis.MATCHED or links[0].score < STRONG:
        return False
    return len(links) == 1 or links[0].score - links[1].score >= MARGIN


def _against(row: Claim, known: Material, topic: frozenset[str]) -> Iterator[Mismatch]:
    text = row.asserted
    benefit = row.section == "benefits"
    yield from plain.mismatches(text, row.text, [known], topic, benefit=benefit)
    yield from (one for one in figures.mismatches(text, known, ()) if one.rule in _LITERAL)


def beside(source: Source, found: tuple[Mismatch, ...]) -> Link:
    """Return the link of a source that is not cited, with what of it speaks against a claim."""
    why = "it speaks against the claim"
    return Link(source, Basis.MATCHED, 0.0, "", Verdict.UNCHECKED, why, further=found)
