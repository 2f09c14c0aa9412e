"""Tell whether a claim stands under a citation, its own or its paragraph's."""

from collections.abc import Iterator, Sequence

from marrowlint.evidence.bind import MATCHED, UNSURE, claim_words
from marrowlint.evidence.links import Links
from marrowlint.language.analysis import Analysis, Claim, Kind
from marrowlint.page import Page
from marrowlint.read.tree import Block, BlockKind

_EXACTING = frozenset({Kind.HARM, Kind.DOSE, Kind.TIME_COURSE})
"""Harms, doses and times need a sure match: sharing the topic's words is not enough."""
_ECHO = 0.6
"""Share of a summary sentence's words that a cited claim must hold to vouch for it."""


def covered(claim: Claim, page: Page, analysis: Analysis, links: Links) -> bool:
    """Return whether readers can see a source for ``claim``.

    Its markers count, and so does a paragraph that says itself that no source is listed; a list
    stands under the marker of the line that introduces it, and that line under those of the list;
    an overview or an answer may repeat what is cited in the body. A page that lists no source at
    all has one fault, which section-missing reports; so there every claim counts as covered.
    """
    if not links.marked:
        if not page.sources:
            return True
        least = MATCHED if claim.kind in _EXACTING else UNSURE
        return any(link.score >= least for link in links.of.get(claim.index, ()))
    if claim.markers or _said_unsourced(claim, analysis):
        return True
    block = claim.sentence.block
    return _introduced(block, page) or _introduces(block, page) or _echoes(claim, analysis)


def _said_unsourced(claim: Claim, analysis: Analysis) -> bool:
    """Tell whether the paragraph goes on to say that no source is listed for this."""
    return any(
        other.block is claim.sentence.block
        and other.index >= claim.sentence.index
        and other.has("silence", "unsourced")
        for other in analysis.sentences
    )


def _introduced(block: Block, page: Page) -> bool:
    """Tell whether a list item or cell follows a cited line of the same value."""
    if block.kind not in {BlockKind.ITEM, BlockKind.CELL}:
        return False
    for other in reversed(_before(block, page)):
        if other.kind not in {BlockKind.ITEM, BlockKind.CELL}:
            return bool(other.markers)
    return False


def _introduces(block: Block, page: Page) -> bool:
    """Tell whether a line that ends in a colon opens a list that is cited."""
    if not block.text.rstrip().endswith(":"):
        return False
    for other in _after(block, page):
        if other.kind not in {BlockKind.ITEM, BlockKind.CELL}:
            return False
        if other.markers:
            return True
    return False


def _after(block: Block, page: Page) -> Sequence[Block]:
    blocks = [other for _, other in page.blocks() if other.pointer == block.pointer]
    return blocks[next(i for i, other in enumerate(blocks) if other is block) + 1 :]


def _before(block: Block, page: Page) -> Sequence[Block]:
    blocks = [other for _, other in page.blocks() if other.pointer == block.pointer]
    return blocks[: next(i for i, other in enumerate(blocks) if other is block)]


def _echoes(claim: Claim, analysis: Analysis) -> bool:
    if claim.section not in {"overview", "faqs", "lead"}:
        return False
    own = claim_words(claim)
    return any(_share(own, claim_words(other)) >= _ECHO for other in _cited(analysis))


def _cited(analysis: Analysis) -> Iterator[Claim]:
    return (claim for claim in analysis.claims if claim.cites)


def _share(own: frozenset[str], other: frozenset[str]) -> float:
    return len(own & other) / len(own) if own else 0.0
