"""Find the citation markers that cover a sentence.

Writers put one marker behind several sentences. A marker covers its own sentence and those
before it in the paragraph; a sentence that opens with "this", "it" or "the trial" goes on under
the marker before it.
"""

from collections.abc import Sequence

from marrowlint.language.analysis import Sentence
from marrowlint.read.tree import Marker

_OPENING = 12
"""Code points from the start in which an opening word must stand."""


def covering(sentence: Sentence, block: Sequence[Sentence]) -> tuple[Marker, ...]:
    """Return the markers over ``sentence``, one of the sentences of ``block`` in their order."""
    for other in block[sentence.index :]:
        if other.markers:
            return other.markers
    if goes_on(sentence):
        for other in reversed(block[: sentence.index]):
            if other.markers:
                return other.markers
    return ()


def goes_on(sentence: Sentence, *tags: str) -> bool:
    """Return whether a sentence opens by pointing back to the one before.

    ``tags`` say by which words: "this" or "the trial" where none is named; with ``measure`` also
    "the dose" and "scores", which go on about a study but need a citation of their own.
    """
    found = sentence.found("anaphors", *tags or ("refer",))
    return any(cue.start <= sentence.start + _OPENING for cue in found)
