"""Tell whether a claim stands under a citation, its own or its paragraph's."""

import re
from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED, UNSURE, claim_words
from marrowlint.evidence.links import Basis, Links
from marrowlint.evidence.under import reads_list, stands_under
from marrowlint.language.analysis import Analysis, Claim, Kind
from marrowlint.page import Page
from marrowlint.patterns import lazy
from marrowlint.read.tree import BlockKind

_EXACTING = frozenset({Kind.HARM, Kind.DOSE, Kind.TIME_COURSE})
"""Harms, doses and times need a sure match: sharing the topic's words is not enough."""
_WHO = r"(guideline|label|register|registry|monograph|meta-analysis|review|cohort|trial|agency)"
_SAYS = lazy(
    rf"\baccording to (?:the|this|that) (?:[\w-]+ ){{0,2}}{_WHO}\b"
    rf"|\bthe (?:[\w-]+ ){{0,2}}{_WHO} "
    r"(?:says|states|lists|advises|recommends|warns|excludes|notes)\b",
    re.IGNORECASE,
)
_LABEL = 5
"""Words that a label has at most."""
_ECHO = 0.6
"""Share of a summary sentence's words that a cited claim must hold to vouch for it."""


def covered(claim: Claim, page: Page, analysis: Analysis, links: Links) -> bool:
    """Return whether readers can see a source for ``claim``.

    Its markers count, and so does a paragraph that says itself that no source is listed; a list
    stands under the marker of the line that introduces it, and that line under those of the list;
    so do the paragraph after a line that ends in a colon, and what is labelled "Results:";
    a cell of a table under those of its row; without markers, who is named in words counts;
    an overview or an answer may repeat what is cited in the body. A page that lists no source at
    all has one fault, which section-missing reports; so there every claim counts as covered.
    """
    if not links.marked:
        if not page.sources:
            return True
        least = MATCHED if claim.kind in _EXACTING else UNSURE
        found = links.of.get(claim.index, ())
        sure = any(link.basis is Basis.CITED or link.score >= least for link in found)
        return sure or _attributed(claim, page)
    if claim.markers or _said_unsourced(claim, analysis):
        return True
    block = claim.sentence.block
    told = stands_under(block, page) or _echoes(claim, analysis)
    return told or bool(claim.quantities and reads_list(block, page))


def is_label(claim: Claim) -> bool:
    """Return whether a sentence of few words is but the label of its paragraph, or of the next."""
    block, text = claim.sentence.block, claim.text
    if len(text.split()) > _LABEL:
        return False
    if block.text == text:
        return block.kind is BlockKind.PARAGRAPH and text[-1:].isalpha()
    return claim.sentence.index == 0


def _attributed(claim: Claim, page: Page) -> bool:
    """Tell whether the sentence says who says so, by the name that the page's list gives it.

    "The guideline advises against it", where one source calls itself a guideline.
    """
    told = _SAYS.search(claim.text)
    if told is None:
        return False
    name = (told[1] or told[2]).lower()
    entries = (
        f"{each.design} {each.title} {each.citation} {each.summary}" for each in page.sources
    )
    return any(name in entry.lower() for entry in entries)


def _said_unsourced(claim: Claim, analysis: Analysis) -> bool:
    """Tell whether the paragraph goes on to say that no source is listed for this."""
    return any(
        other.block is claim.sentence.block
        and other.index >= claim.sentence.index
        and other.has("silence", "unsourced")
        for other in analysis.sentences
    )


def _echoes(claim: Claim, analysis: Analysis) -> bool:
    if claim.section not in {"overview", "faqs", "lead"}:
        return False
    own = claim_words(claim)
    return any(_share(own, claim_words(other)) >= _ECHO for other in _cited(analysis))


def _cited(analysis: Analysis) -> Iterator[Claim]:
    return (claim for claim in analysis.claims if claim.cites)


def _share(own: frozenset[str], other: frozenset[str]) -> float:
    return len(own & other) / len(own) if own else 0.0
