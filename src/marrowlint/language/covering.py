"""Find the citation markers that cover a sentence.

Writers put one marker behind several sentences. A marker covers its own sentence and those
before it in the paragraph; a sentence that opens with "this", "it" or "the trial" goes on under
the marker before it. A paragraph that opens with a study, its citation and a colon is about it.
"""

from collections.abc import Sequence

from marrowlint.language.analysis import Sentence
from marrowlint.read.tree import BlockKind, Marker, MarkerStyle

_LABEL = 100
"""Code points that the name of a study before its citation may have."""
_WORDS = 3
"""Words of a label with its citation: "Contraindications [1]."."""
_SUBJECT = 40
"""Code points from the start of a sentence within which its subject ends."""
_OPENING = 12
"""Code points from the start in which an opening word must stand."""


def covering(sentence: Sentence, block: Sequence[Sentence]) -> tuple[Marker, ...]:
    """Return the markers over ``sentence``, one of the sentences of ``block`` in their order."""
    told = _narrated(sentence, block)
    if told:
        return told
    for other in block[sentence.index :]:
        if other.markers:
            return other.markers
    if goes_on(sentence):
        for other in reversed(block[: sentence.index]):
            if other.markers:
                return other.markers
    return block[0].markers if block and _heads(block[0]) else ()


def _narrated(sentence: Sentence, block: Sequence[Sentence]) -> tuple[Marker, ...]:
    """Return the markers of a study that the paragraph tells of by its authors' names.

    "Brown et al. (2019) pooled eight trials. Heterogeneity was high. One was null (Moreau 2012)."
    """
    if sentence.markers:
        return ()
    before = (other for other in reversed(block[: sentence.index]) if other.markers)
    last = next(before, None)
    if last is None or len(last.markers) > 1:
        return ()
    marker = last.markers[0]
    subject = marker.style is MarkerStyle.NAME and marker.start - last.start <= _SUBJECT
    after = last.block.text[marker.start : marker.start + 3].lstrip(")]")
    return last.markers if subject and after[:1] in {" ", ","} else ()


def _heads(first: Sentence) -> bool:
    """Tell whether a block opens with the name of a study and its citation, and tells of it.

    "Smith 2018 (PMID 12345678): a trial in adults. Sleep improved." So does an item whose first
    sentence is but that: "Sleep (Smith 2018, PMID 12345678). It improved."
    """
    marker = first.markers[-1] if first.markers else None
    if marker is None or marker.start - first.start > _LABEL:
        return False
    after = first.block.text[marker.start : marker.start + 3]
    if after.lstrip(")] ")[:1] == ":":
        return True
    if len(first.text.split()) <= _WORDS and after[:1] == "." and not first.has("effects"):
        return True
    labels = first.block.kind is BlockKind.ITEM and after[:2] == ")."
    return labels and not first.has("effects") and not first.has("harms")


def goes_on(sentence: Sentence, *tags: str) -> bool:
    """Return whether a sentence opens by pointing back to the one before.

    ``tags`` say by which words: "this" or "the trial" where none is named; with ``measure`` also
    "the dose" and "scores", which go on about a study but need a citation of their own.
    """
    found = sentence.found("anaphors", *tags or ("refer",))
    return any(cue.start <= sentence.start + _OPENING for cue in found)
