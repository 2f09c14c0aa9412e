"""Point to the parts of a source's entry, and to the claims that rest on it."""

import re
from collections.abc import Iterator
from itertools import islice

from marrowlint import pointer
from marrowlint.evidence.links import Basis, Links
from marrowlint.evidence.plain import states
from marrowlint.language.analysis import Analysis, Claim
from marrowlint.page import Node, Page, Source, Words

_NAMES = ("pmcid", "doi", "pmid", "nct", "url", "title", "citation")
"""Fields that name a source, the shortest name first."""
SCHEMES = {
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "nct": "ClinicalTrials.gov number",
    "arxiv": "arXiv number",
    "isbn": "ISBN",
    "pii": "publisher item identifier",
}
"""What people call an identifier of each scheme."""
_VOWELS = ("arXiv", "ISBN")
"""Names that are spoken with a vowel first."""
_SHOWN = 3
"""Claims that a finding points to."""


def one_of(scheme: str) -> str:
    """Return what people call one identifier of ``scheme``: "a DOI", "an arXiv number"."""
    called = SCHEMES[scheme]
    return f"{'an' if called.startswith(_VOWELS) else 'a'} {called}"


def name_of(source: Source, page: Page) -> Node:
    """Return where the entry of ``source`` names the work: its identifier, address or title."""
    for field in _NAMES:
        at = pointer.child(source.pointer, field)
        if getattr(source, field) and at in page.tree.places:
            return Node(at)
    return Node(source.pointer)


def resting(source: Source, analysis: Analysis, links: Links) -> Iterator[Claim]:
    """Yield the claims that cite ``source``."""
    for claim in analysis.claims:
        for link in links.of.get(claim.index, ()):
            if link.source is source and link.basis is Basis.CITED:
                yield claim


def rest(source: Source, analysis: Analysis, links: Links) -> tuple[Words, ...]:
    """Return the words of the first claims that cite ``source``."""
    found = list(resting(source, analysis, links))[:_SHOWN]
    return tuple(Words(claim.sentence.block, claim.start, claim.end) for claim in found)


def says(source: Source, words: re.Pattern[str]) -> bool:
    """Return whether the page's own words on ``source`` say this; its title may be copied."""
    return words.search(source.summary) is not None


def untold(
    source: Source, analysis: Analysis, links: Links, words: re.Pattern[str]
) -> tuple[Words, ...]:
    """Return claims that rest on ``source``, unhedged, in paragraphs without these ``words``."""
    found = (
        claim
        for claim in resting(source, analysis, links)
        if states(claim.asserted, claim.text) and not words.search(claim.sentence.block.text)
    )
    return tuple(Words(one.sentence.block, one.start, one.end) for one in islice(found, _SHOWN))
