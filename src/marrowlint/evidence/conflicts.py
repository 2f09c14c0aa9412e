"""Pick the conflicts between a claim and its cited sources that one rule reports."""

from collections.abc import Iterator

from marrowlint.evidence.links import Basis, Link
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.language.analysis import Claim
from marrowlint.page import Words


def conflicts(links: tuple[Link, ...], rule: str) -> Iterator[tuple[Link, Mismatch]]:
    """Yield each source that a claim conflicts with by ``rule``, and what decided.

    A source that only matches counts where its whole paragraph speaks of it.
    """
    for link in links:
        for found in (link.mismatch, *link.further):
            cited = link.basis is Basis.CITED or found is not link.mismatch
            if found and cited and found.rule == rule:
                yield link, found


def here(claim: Claim, mismatch: Mismatch) -> Words:
    """Return the words of the claim that conflict."""
    start = claim.start + mismatch.start
    return Words(claim.sentence.block, start, min(claim.start + mismatch.end, claim.end))
