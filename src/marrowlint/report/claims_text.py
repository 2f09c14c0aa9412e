"""Render a page's claim table for people."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from marrowlint.evidence.links import Basis, Link
from marrowlint.language.analysis import Claim
from marrowlint.page import Source, Words
from marrowlint.report.cells import cells, wrapped
from marrowlint.report.summary import counted
from marrowlint.report.visible import Safe, joined, lines, say, visible
from marrowlint.rule import Context
from marrowlint.text import LineIndex

WORDED, SOURCES = 14, 28
"""Cells of the two columns beside the claim."""
LEAST_CLAIM = 24
LONGEST_ID = 40
"""Characters of a source's id or title that are shown."""
HEAD = (Safe("line"), Safe("claim"), Safe("kind, level, certainty"), Safe("sources"))


def render(context: Context, width: int = 100) -> str:
    """Return the claims by section, each with its line and sources, then the list of sources."""
    index = LineIndex(context.page.tree.text.content)
    claims = context.analysis.claims
    at = {claim.index: index.position(_start(claim, context)).line for claim in claims}
    gutter = max([4, *(len(str(line)) for line in at.values())])
    columns = gutter, max(LEAST_CLAIM, width - gutter - WORDED - SOURCES - 6), WORDED, SOURCES
    blocks = [list(_row(HEAD, columns))] if claims else []
    for section in dict.fromkeys(claim.section for claim in claims):
        block = [visible(section)]
        for claim in claims:
            if claim.section == section:
                block += _row(_contents(claim, at[claim.index], context), columns)
                for link in context.links_of(claim):
                    block += _row(_beside(link), columns)
        blocks.append(block)
    if context.page.sources:
        blocks.append([Safe("sources"), *_legend(context.page.sources, width)])
    blocks.append([_closing(context)])
    return joined(Safe("\n"), map(lines, blocks))


def _start(claim: Claim, context: Context) -> int:
    return context.page.locate(Words(claim.sentence.block, claim.start, claim.end)).start


def _contents(claim: Claim, line: int, context: Context) -> tuple[Safe, ...]:
    kinds = (claim.kind, claim.level, claim.certainty)
    sources = [_source(link) for link in context.links_of(claim)] or [Safe("none")]
    return (
        say("{n}", n=line),
        visible(claim.text.replace("\n", " ")),
        joined(Safe("\n"), (visible(kind.value) for kind in kinds)),
        joined(Safe("\n"), sources),
    )


def _beside(link: Link) -> tuple[Safe, ...]:
    """Return what the source says, under the claim, with the verdict and what decided it."""
    passage = visible(link.passage.replace("\n", " "))
    told = say("> {passage}", passage=passage) if passage else Safe(">")
    wrong = link.mismatch or next(iter(link.further), None)
    rule = visible(wrong.rule if wrong else _short(link.source.id))
    return Safe(""), told, visible(link.verdict.value), rule


def _source(link: Link) -> Safe:
    how = "cited" if link.basis is Basis.CITED else "matched"
    score = visible(f"{link.score:.2f}")
    name = visible(_short(link.source.id))
    return say("{name} ({how} {score})", name=name, how=visible(how), score=score)


def _legend(sources: Sequence[Source], width: int) -> Iterator[Safe]:
    """Yield what each id of the table stands for; an address stays whole, to be copied."""
    longest = max(cells(visible(_short(source.id))) for source in sources)
    for source in sources:
        name = visible(_short(source.id))
        known = (source.name if source.name != source.id else "", source.title or source.citation)
        told = visible("  ".join(filter(None, known)).replace("\n", " "))
        for line in wrapped(told, max(LEAST_CLAIM, width - longest - 4)):
            gap = visible(" " * (longest - cells(name)))
            yield say("  {name}{gap}  {line}", name=name, gap=gap, line=visible(line))
            name = Safe("")


def _short(words: str) -> str:
    words = words.replace("\n", " ")
    return words if len(words) <= LONGEST_ID else f"{words[: LONGEST_ID - 1]}…"


def _row(contents: Sequence[Safe], columns: Sequence[int]) -> Iterator[Safe]:
    """Yield the lines of a row, each cell wrapped to its column."""
    parts = [
        [piece for line in content.split("\n") for piece in wrapped(line, room)]
        for content, room in zip(contents, columns, strict=True)
    ]
    for pieces in zip_longest(*parts, fillvalue=""):
        padded = [
            visible(piece + " " * (room - cells(piece)))
            for piece, room in zip(pieces, columns, strict=True)
        ]
        yield joined(Safe("  "), padded)


def _closing(context: Context) -> Safe:
    claims = context.analysis.claims
    bases = [{link.basis for link in context.links_of(claim)} for claim in claims]
    cited = sum(Basis.CITED in found for found in bases)
    matched = sum(found == {Basis.MATCHED} for found in bases)
    return say(
        "{claims}: {a} cited, {b} matched by content, {c} without a source",
        claims=counted(len(claims), "claim"),
        a=cited,
        b=matched,
        c=len(claims) - cited - matched,
    )
