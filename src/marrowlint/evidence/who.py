"""Hold the people, animals and diseases that a claim names against those its source names."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.outcomes import concept, speaks_of
from marrowlint.evidence.passages import Bearing, Material, root, stems
from marrowlint.evidence.populations import Named, excluded, named
from marrowlint.evidence.rarity import rarity
from marrowlint.evidence.results import unstudied
from marrowlint.evidence.wordlists import tagged
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.language.words import STOP, words

NEAR = 0.6
"""Share of a claim's words in one sentence, from which on that sentence says who was studied."""
_SHORT = 3
"""Sentences up to which an entry is read as a whole."""
_OPEN_REACH = 6
_ALONE = 0.4
"""The same for a disease of one word, which no shared word ties to that of the source."""
_VAGUE = frozenset({"infect", "illness"})
_TELLING = 3.0
"""Rarity of a noun from which on the group before it is part of what it names."""
_RIVAL = 0.75
"""A sentence this close to the best in coverage may speak for the claim as well."""


def mismatch(claim: str, known: Material, best: Sequence[Bearing]) -> Mismatch | None:
    """Return the group that ``claim`` names and its source rules out, if there is one."""
    if known.guideline or _open(claim):
        return None
    return (
        next(_groups(claim, known, best), None)
        or next(_bound(claim, known, best), None)
        or next(_diseases(claim, known, best), None)
    )


def _open(claim: str) -> bool:
    """Tell whether a claim says that somebody was not studied, or that nothing is known."""
    if unstudied(claim):
        return True
    lists = tagged("populations")
    folds = [word.fold for word in words(claim)]
    return any(
        word in lists["denied"] and not lists["studied"].isdisjoint(folds[at : at + _OPEN_REACH])
        for at, word in enumerate(folds)
    )


def _groups(claim: str, known: Material, best: Sequence[Bearing]) -> Iterator[Mismatch]:
    theirs = named(known.whole)
    concepts = frozenset(one.concept for one in theirs)
    near = named(" ".join(_close(best))) if len(known.passages) > _SHORT else ()
    nearby = frozenset(one.concept for one in near)
    ours = named(claim)
    both = frozenset(one.concept for one in ours)
    for one in ours:
        rivals = excluded(one, concepts)
        if rivals & both:
            continue
        if rivals and not (one.concept == "human" and "hint" in concepts):
            yield _mismatch(one.text, one.start, _first(theirs, rivals), best)
            continue
        rivals = excluded(one, nearby)
        if rivals and not rivals & both:
            yield _mismatch(one.text, one.start, _first(near, rivals), best)


def _bound(claim: str, known: Material, best: Sequence[Bearing]) -> Iterator[Mismatch]:
    """Yield a group whose noun the source names of another: "mouse" for "human embryonic cells"."""
    theirs = [pair for part in (known.title, *_texts(known)) for pair in _before_nouns(part)]
    both = frozenset(one.concept for one in named(claim))
    for one, noun in _before_nouns(claim):
        if rarity(noun) < _TELLING:
            continue
        alike = [other for other, next_ in theirs if next_ == noun]
        rivals = excluded(one, frozenset(other.concept for other in alike))
        if rivals and not rivals & both:
            yield _mismatch(one.text, one.start, _first(alike, rivals), best)


def _texts(known: Material) -> Iterator[str]:
    return (passage.text for passage in known.passages)


@lru_cache(maxsize=512)
def _before_nouns(text: str) -> tuple[tuple[Named, str], ...]:
    """Return each group that ``text`` names right before another word of content, with that."""
    starts = {token.start: token.fold for token in words(text)}
    pairs = ((one, starts.get(one.end + 1, "")) for one in named(text))
    return tuple((one, root(fold)) for one, fold in pairs if fold and fold not in STOP)


def _first(theirs: Iterable[Named], rivals: frozenset[str]) -> str:
    return next(one.text for one in theirs if one.concept in rivals)


def _close(best: Sequence[Bearing]) -> Iterator[str]:
    """Yield the sentences that speak of the claim closely enough to say of whom."""
    for one in best:
        if one.score >= NEAR and one.score >= _RIVAL * best[0].score:
            yield one.passage.text


def _diseases(claim: str, known: Material, best: Sequence[Bearing]) -> Iterator[Mismatch]:
    """Yield a disease that the source never names, where it names another in that place."""
    theirs = diseases(known.whole)
    for cue in diseases(claim):
        own = stems(cue.text)
        if cue.text.isupper() or own <= known.stems or own <= _VAGUE or not theirs:
            continue
        heads = own & known.stems
        if not heads and (not best or best[0].score < _ALONE):
            continue
        if not heads and speaks_of(known.whole, concept(cue.text)):
            continue
        rivals = (other for other in theirs if not heads or heads & stems(other.text))
        rival = next((other for other in rivals if not stems(other.text) <= stems(claim)), None)
        if rival is not None:
            yield _mismatch(cue.text, cue.start, rival.text, best)


@lru_cache(maxsize=512)
def diseases(text: str) -> tuple[Cue, ...]:
    """Return the diseases that ``text`` names."""
    return tuple(cue for cue in lexicon.find(text, names=("conditions",)) if cue.tag == "disease")


def _mismatch(here: str, start: int, there: str, best: Sequence[Bearing]) -> Mismatch:
    holding = [one.passage.text for one in best if there in one.passage.text]
    passage = holding[0] if holding else best[0].passage.text if best else ""
    why = f"the claim is about '{here}', the source about '{there}'"
    return Mismatch("population-mismatch", start, start + len(here), here, there, passage, why)
