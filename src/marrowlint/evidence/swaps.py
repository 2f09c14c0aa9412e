"""Compare a claim with a nearly verbatim sentence word by word, and tell what was exchanged.

Where a claim repeats its source but for a word or two, the exchanged words stand in the same
place of both. A word of direction against its opposite, or one group of people or animals
against another, is then no paraphrase.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from marrowlint.evidence.clause import asks, kinds, opposite, turns
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Bearing, root, stems
from marrowlint.evidence.populations import excluded, named
from marrowlint.evidence.who import diseases
from marrowlint.evidence.wordlists import tagged
from marrowlint.language.words import Word, words

VERBATIM = 0.65
"""Share of a claim's words that one sentence holds, from which on the two are compared so."""
_MANY = 120
"""Words above which a sentence is not compared: the cost grows with their product."""
_SLOT = 3
"""Most words that one exchange may take on either side."""

Slot = tuple[Sequence[Word], Sequence[Word]]


def mismatch(claim: str, best: Sequence[Bearing]) -> Mismatch | None:
    """Return the exchange of a direction or a group between ``claim`` and its sentence, if any."""
    if not best or best[0].score < VERBATIM:
        return None
    passage = best[0].passage.text
    if asks(passage):
        return None
    slots = tuple(_slots(words(claim), words(passage)))
    steady = not any(turns(word.fold) for slot in slots for part in slot for word in part)
    for ours, theirs in slots:
        found = steady and _turned(ours, theirs, claim, passage)
        found = found or _other(ours, theirs, claim, passage)
        if found:
            return found
    return None


def _slots(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[Slot]:
    """Yield the stretches that stand in each other's place, or on one side only."""
    if max(len(ours), len(theirs)) > _MANY:
        return
    left = [root(word.fold) for word in ours]
    right = [root(word.fold) for word in theirs]
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal" and b - a <= _SLOT and d - c <= _SLOT:
            yield ours[a:b], theirs[c:d]


def _turned(
    ours: Sequence[Word], theirs: Sequence[Word], claim: str, passage: str
) -> Mismatch | None:
    for here, there in product(ours, theirs):
        if opposite(here.fold, there.fold) and not _by_how_much(here, there, claim, passage):
            return _exchange("claim-contradicts-source", (here, claim), (there, passage))
    return None


def _by_how_much(here: Word, there: Word, claim: str, passage: str) -> bool:
    """Tell whether "more" is more of a fall: "fell by 11 points more", "11 points lower"."""
    more = tagged("directions")["comparative"] | {"further"}
    ours, theirs = _others(here, claim), _others(there, passage)
    sides = ((here, ours, theirs), (there, theirs, ours))
    return any(
        word.fold in more and kinds().get(word.fold) == "up" and "down" in own - other
        for word, own, other in sides
    )


def _others(word: Word, text: str) -> set[str]:
    """Return the kinds of the words of direction in ``text`` beside ``word``."""
    return {kinds().get(one.fold, "") for one in words(text) if one.fold != word.fold}


def _other(
    ours: Sequence[Word], theirs: Sequence[Word], claim: str, passage: str
) -> Mismatch | None:
    for here, there in product(ours, theirs):
        rivals = frozenset(one.concept for one in named(there.fold))
        groups = named(here.fold)
        if any(excluded(one, rivals) for one in groups):
            return _exchange("population-mismatch", (here, claim), (there, passage))
    if not ours or not theirs:
        return None
    mine, other = _span(ours, claim), _span(theirs, passage)
    if diseases(mine) and diseases(other) and not stems(mine) & stems(other):
        return _exchange("population-mismatch", (ours[0], claim), (theirs[0], passage))
    return None


def _span(part: Sequence[Word], text: str) -> str:
    return text[part[0].start : part[-1].end]


def _exchange(rule: str, here: tuple[Word, str], there: tuple[Word, str]) -> Mismatch:
    (mine, claim), (other, passage) = here, there
    ours, theirs = claim[mine.start : mine.end], passage[other.start : other.end]
    why = f"the claim says '{ours}' where the source says '{theirs}'"
    return Mismatch(rule, mine.start, mine.end, ours, theirs, passage, why)
