"""Find where a page calls a work published that was not: a preprint, a talk at a meeting."""

import re

from marrowlint.evidence.citing import cited
from marrowlint.evidence.links import Links
from marrowlint.language.analysis import Analysis, Sentence
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy

_PUBLISHED = lazy(
    r"(?<!un)\b(?:published\b|(?:fully |formally )?peer[- ]reviewed"
    r"|appeared in (?:a|the) (?:\w+ ){0,2}journal|full(?:-length)? (?:paper|article|publication))",
    re.IGNORECASE,
)
_SAID = lazy(
    r"pre-?prints?|\babstracts?\b|\bposters?\b|\b(?:meeting|conference|congress|symposium)\b"
    r"|\b(?:not|never|without|before|until|yet|awaits?|if|when|no|be|to)\s(?:\w+\s){0,3}"
    r"(?:published|peer[- ]reviewed|full|publication|appeared)",
    re.IGNORECASE,
)
"""Words that say what it is, or that it is not published."""


def published(source: Source, analysis: Analysis, links: Links) -> Words | None:
    """Return where a sentence that cites ``source`` alone calls it published."""
    for sentence in analysis.sentences:
        match = _PUBLISHED.search(sentence.text) if sentence.markers else None
        if match and not _SAID.search(sentence.text) and _alone(sentence, source, links):
            start = sentence.start + match.start()
            return Words(sentence.block, start, sentence.start + match.end())
    return None


def _alone(sentence: Sentence, source: Source, links: Links) -> bool:
    return tuple(cited(sentence.markers, links.keys)) == (source,)
