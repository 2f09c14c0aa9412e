"""Pick the conflicts between a claim and its cited sources that one rule reports."""

from collections.abc import Iterator

from marrowlint.evidence.links import Basis, Link
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.language.analysis import Claim
from marrowlint.page import Words

_WORDS = 0.75
"""Share of a claim's words, the rare ones heavier, that a source which only matches must have."""


def conflicts(links: tuple[Link, ...], rule: str) -> Iterator[tuple[Link, Mismatch]]:
    """Yield each source that a claim conflicts with by ``rule``, and what decided.

    A source that only matches counts where its whole paragraph speaks of it, or where it has
    nearly all words of a claim that it states the other way round.
    """
    for link in links:
        for found in (link.mismatch, *link.further):
            behind = link.basis is Basis.CITED or found is not link.mismatch
            if found and found.rule == rule and (behind or _restated(link, rule)):
                yield link, found


def _restated(link: Link, rule: str) -> bool:
    return rule == "claim-contradicts-source" and link.score >= _WORDS


def here(claim: Claim, mismatch: Mismatch) -> Words:
    """Return the words of the claim that conflict."""
    start = claim.start + mismatch.start
    return Words(claim.sentence.block, start, min(claim.start + mismatch.end, claim.end))
