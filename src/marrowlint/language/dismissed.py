"""Find where a sentence rules out that the topic interacts with medicines."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted
from marrowlint.language.scope import denied
from marrowlint.patterns import lazy

_BARE = frozenset(
    {"not applicable", "not a concern", "not a problem", "not a worry", "not relevant"}
    | {"not expected", "of no concern"}
)
"""Words that dismiss interactions only where these are named before."""
_LABELLED = frozenset({"none", "none known", "none expected", "n/a"})
"""Words that dismiss interactions only as the whole of a labelled entry: "Interactions: none"."""
_CALM = "ease.calm|fine|freely|absent"
_MEDICINE = "medicines.medicine"
_FRAMES = (
    (("ease.along|withany", _MEDICINE, _CALM), 40),
    (("ease.freely", "ease.along|withany", _MEDICINE), 40),
    (("ease.calm|freely", "ease.along|withany", "ease.rest|whatever"), 24),
    (("ease.can|fine", "ease.withany", _MEDICINE), 24),
    (("ease.whatever", "ease.can"), 24),
    (("ease.can", "ease.use", "ease.along", "ease.whichever", _MEDICINE), 12),
    (("ease.compatible", _MEDICINE), 32),
    (("ease.noeffect", _MEDICINE), 24),
    ((_MEDICINE, "ease.stays"), 16),
    ((_MEDICINE, "ease.goon"), 12),
    ((_MEDICINE, "ease.never", "ease.interfere"), 12),
    (("ease.taking", _MEDICINE, "ease.can", "ease.use", "ease.calm|too"), 16),
    (("ease.never", "ease.clash|meet|meddle", _MEDICINE), 24),
    (("ease.never", "ease.meddle", "ease.rest|whatever"), 12),
    (("interactions.noun", "ease.absent"), 24),
    ((_MEDICINE, "ease.never", "ease.meet"), 24),
    ((_MEDICINE, "ease.apart"), 40),
    (("ease.along", "ease.calm|freely", "ease.rest|whatever|whichever"), 16),
)
"""What rules interactions out by its parts; with the gap between two of them."""
_DENYING = (
    (("negation", "ease.clash"), 60),
    (("negation", "ease.whatever", "ease.keptapart"), 24),
    (("negation", _MEDICINE, "ease.keptapart"), 24),
)
"""The same where the first part is a denial."""
_CLOSE = 12
_OPEN = lazy(
    r"\b(?:if|whether|which|what|unless|until|when|not known|unknown|unclear"
    r"|make sure|ensure|check)\b",
    re.IGNORECASE,
)
_JOINTS = frozenset({":", "-", "–", "—"})


def dismissed(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the spans of the words that rule interactions out, none in a question."""
    if sentence.text.endswith("?"):
        return ()
    return tuple(_phrases(sentence)) or tuple(_framed(sentence))


def _phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a set phrase dismisses interactions, and no source is given."""
    if sentence.markers:
        return
    nouns = sentence.found("interactions", "noun")
    for cue in sentence.found("dismissals", "dismissed"):
        if denied(sentence, cue) or not _of_medicines(sentence, cue, nouns):
            continue
        start = min([cue.start, *(noun.start for noun in nouns if noun.start < cue.start)])
        yield start, cue.end


def _framed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the first place where the parts of a frame rule interactions out."""
    for chain in _asserted(sentence):
        opens = _OPEN.search(sentence.block.text, sentence.start, chain[-1].start)
        if not opens and not _sourced(sentence, chain):
            yield chain[0].start, chain[-1].end
            return


def _asserted(sentence: Sentence) -> Iterator[tuple[Cue, ...]]:
    """Yield the frames; one that denies by itself is turned by a denial close before it only."""
    yield from asserted(sentence, _FRAMES)
    yield from asserted(sentence, _DENYING, reach=_CLOSE)


def _sourced(sentence: Sentence, chain: tuple[Cue, ...]) -> bool:
    """Tell whether a source is given; none lets one take it "without concern"."""
    return bool(sentence.markers) and not any(cue.tag == "calm" for cue in chain)


def _of_medicines(sentence: Sentence, cue: Cue, nouns: tuple[Cue, ...]) -> bool:
    """Tell whether the words dismiss interactions of medicines, not something else."""
    words = cue.text.lower()
    text = sentence.block.text
    if words in _BARE:
        return any(noun.end <= cue.start for noun in nouns)
    if words in _LABELLED:
        ends = text[cue.end : cue.end + 1] in {"", ".", ";"}
        return ends and any(text[noun.end : cue.start].strip() in _JOINTS for noun in nouns)
    return bool(nouns) or sentence.section != "mechanism"
