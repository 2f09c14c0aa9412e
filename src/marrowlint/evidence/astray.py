"""Tell what stands under a citation that was put there for another sentence.

A marker covers the sentences before it in its paragraph. Where it belongs to a study of animals
or cells, and no word of what a sentence tells of the body stands in its entry, it was not cited
for that sentence.
"""

import re
from collections.abc import Mapping, Sequence

from marrowlint.evidence.levels import only_preclinical
from marrowlint.evidence.links import Link
from marrowlint.evidence.study import Study
from marrowlint.language.analysis import Claim
from marrowlint.language.words import content
from marrowlint.patterns import lazy

_FEW = 0.2
"""Share of a claim's words, the rare ones heavier, that an entry may hold by chance."""
_BODY = lazy(r"\b(?:(?:the|your|our|my|whole|entire|human) bod(?:y|ies)|your|patients|people)\b")
_MADE = lazy(r"\b(?:is|are|has|have|holds?|contains?|forms?|belongs?|consists?|resembles?)\b")
"""What it is or holds: chemistry that no study of an effect would be cited for."""


_IT = lazy(r"(?:it|they)\b", re.IGNORECASE)
_SUBJECT = 2
"""Words from the start among which a topic that is the subject is named."""


def astray(
    claim: Claim, links: Sequence[Link], studies: Mapping[str, Study], topic: frozenset[str]
) -> bool:
    """Return whether the citation over ``claim`` stands in another sentence, on another matter.

    ``topic`` holds the stems of the page's names. A citation on its own sentence is never astray,
    nor is one whose entry does not say what was found.
    """
    if claim.sentence.markers or not links or not all(map(_tells, links)):
        return False
    best = max(link.score for link in links)
    if best >= _FEW or _MADE.search(claim.text):
        return False
    if best > 0 and not only_preclinical((link.source for link in links), studies):
        return False
    return _BODY.search(claim.text) is not None or _acts(claim, topic)


def _acts(claim: Claim, topic: frozenset[str]) -> bool:
    """Tell whether the topic or a compound of it is the subject, by name or as "it"."""
    first = " ".join(claim.text.split(maxsplit=_SUBJECT)[:_SUBJECT])
    if _IT.match(first) or not topic.isdisjoint(content(first)):
        return True
    compounds = claim.sentence.found("wholes", "constituent")
    return any(cue.start == claim.start for cue in compounds)


def _tells(link: Link) -> bool:
    return bool(link.source.summary or link.source.quote)
