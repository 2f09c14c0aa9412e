"""Run every step of the analysis over a page, once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from marrowlint.language import abbreviations, claims, lexicon, quantities, sentences, statements
from marrowlint.language.analysis import Analysis, Cue, Quantity, Sentence
from marrowlint.language.qualified import preclinical
from marrowlint.language.words import cut
from marrowlint.page import Page
from marrowlint.read.tree import Block, BlockKind, Marker

FoundT = TypeVar("FoundT", Cue, Quantity)
_START = attrgetter("start")


def analyse(page: Page) -> Analysis:
    """Return the sentences, claims and short forms of ``page``."""
    body = tuple(
        sentence
        for section, block in page.blocks()
        if section != "questions"  # what readers ask asserts nothing
        for sentence in read_block(block, section)
    )
    summaries = {
        source.pointer: tuple(
            sentence for block in source.blocks for sentence in read_block(block, "sources")
        )
        for source in page.sources
    }
    table = claims.table(body)
    return Analysis(
        sentences=body,
        claims=table,
        abbreviations=abbreviations.find(_prose(page)),
        summaries=summaries,
        paragraphs={
            block: tuple(group)
            for block, group in groupby(body, key=lambda sentence: id(sentence.block))
        },
        preclinical=preclinical(table),
        statements=statements.table(body, table, marked=any(page.markers())),
    )


def read_block(block: Block, section: str) -> Iterator[Sentence]:
    """Yield the sentences of one block with their cues, amounts and markers."""
    text = block.text
    spans = sentences.split(text)
    if not spans:
        return
    tokens = cut(text)
    cues = lexicon.find(text, tokens)
    amounts = quantities.find(text, tokens)
    markers = _share(block.markers, spans)
    for index, (start, end) in enumerate(spans):
        yield Sentence(
            block=block,
            section=section,
            index=index,
            start=start,
            end=end,
            cues=_inside(cues, start, end),
            quantities=_inside(amounts, start, end),
            markers=tuple(markers[index]),
        )


def _inside(found: tuple[FoundT, ...], start: int, end: int) -> tuple[FoundT, ...]:
    """Return those that start at ``[start:end]``; they are in order."""
    first = bisect_left(found, start, key=_START)
    return found[first : bisect_left(found, end, first, key=_START)]


def _share(markers: Sequence[Marker], spans: Sequence[tuple[int, int]]) -> list[list[Marker]]:
    """Give each marker to the sentence it stands in; one after a full stop goes back to it."""
    shares: list[list[Marker]] = [[] for _ in spans]
    ends = [end for _, end in spans]
    for marker in markers:
        shares[min(bisect_left(ends, marker.start), len(spans) - 1)].append(marker)
    return shares


def _prose(page: Page) -> Iterator[Block]:
    """Yield all prose in which short forms are given: names, body, source summaries."""
    for alias in page.aliases:
        words = page.tree.values.get(alias.pointer)
        if words is not None:
            yield Block(BlockKind.ITEM, words, words.span(0, len(words.text)))
    for _, block in page.blocks():
        yield block
    for source in page.sources:
        yield from source.blocks
