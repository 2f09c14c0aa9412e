"""Tell at which level of evidence a sentence speaks, and which words say so.

A qualifier covers its sentence, else the next sentence of the paragraph where that one goes on
about the same thing, else the cells of its row, else everything under its sub-heading. One in
brackets, such as "(preclinical)", covers only its own phrase.
"""

from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue, Level, Qualifier, Sentence
from marrowlint.language.covering import goes_on


def own(sentence: Sentence) -> Qualifier | None:
    """Return the words of ``sentence`` that name animals, cells or a preclinical setting."""
    cues = sentence.found("models")
    if not cues:
        return None
    free = [cue for cue in cues if not _bracketed(sentence, cue)]
    return Qualifier(sentence, (free or list(cues))[0], local=not free)


def qualifier(sentence: Sentence, before: Sentence | None) -> Qualifier | None:
    """Return the qualifier that covers ``sentence``; ``before`` is the one next to it."""
    if found := own(sentence):
        return found
    earlier = own(before) if before else None
    if before and earlier and not earlier.local and _goes_on(sentence, before):
        return earlier
    return _from(sentence.block.beside, sentence) or _from(sentence.block.heading, sentence)


def level(sentence: Sentence, found: Qualifier | None) -> Level:
    """Return the level the wording speaks at; without any word on it, it reads as clinical."""
    if found and not found.local and not sentence.has("people", "study"):
        return Level.PRECLINICAL
    if sentence.section == "mechanism" and not sentence.has("people"):
        return Level.MECHANISTIC
    if sentence.has("claims", "association"):
        return Level.OBSERVATIONAL
    return Level.CLINICAL


def _bracketed(sentence: Sentence, cue: Cue) -> bool:
    text = sentence.block.text
    opened = text.rfind("(", sentence.start, cue.start)
    return opened >= 0 and ")" not in text[opened : cue.start] and text.find(")", cue.end) >= 0


def _goes_on(sentence: Sentence, before: Sentence) -> bool:
    shared = {cue.text.lower() for cue in sentence.found("conditions")} & {
        cue.text.lower() for cue in before.found("conditions")
    }
    return goes_on(sentence, "refer", "measure") or bool(shared) or _same_source(sentence, before)


def _same_source(sentence: Sentence, before: Sentence) -> bool:
    """Tell whether one citation stands behind both, and the sentence names no people."""
    if not sentence.markers or sentence.has("people"):
        return False
    own = {key for marker in sentence.markers for key in marker.keys}
    return not before.markers or any(own & set(marker.keys) for marker in before.markers)


def _from(around: str, sentence: Sentence) -> Qualifier | None:
    """Return the qualifier that the sub-heading, or the other cells of a row, hold."""
    cues = [cue for cue in lexicon.find(around) if cue.lexicon == "models"] if around else []
    return Qualifier(sentence, cues[0]) if cues else None
