"""Find frames: cues that follow one another closely, such as "anyone", "can take", "without fear".

A writer fills the gaps of a frame in a hundred ways; its parts are few. Each part is a tag of a
lexicon or one of several, written ``lexicon.tag`` and ``lexicon.tag|other``.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Words

Frame = tuple[tuple[str, ...], int]
"""The parts of a frame in their order, and the most code points between two of them."""
_STOPS = frozenset(";:()–—?!")
"""What ends a frame; a comma does not."""


@cache
def _read(parts: tuple[str, ...]) -> tuple[frozenset[str], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the lexicons that a frame needs, and lexicon and tags of each of its parts."""
    split = [part.partition(".") for part in parts]
    read = tuple((name, tuple(filter(None, tags.split("|")))) for name, _, tags in split)
    return frozenset(name for name, _ in read), read


def chains(
    sentence: Sentence, parts: Sequence[str], gap: int, stops: frozenset[str] = _STOPS
) -> Iterator[tuple[Cue, ...]]:
    """Yield the cues of each place where ``parts`` stand in order, at most ``gap`` apart.

    A part that stands several times within reach is taken where it stands first. Words that
    deny something or hold it open between two parts break the frame.
    """
    lexicons, read = _read(tuple(parts))
    if not lexicons <= sentence.lexicons:
        return
    found = []
    for lexicon, tags in read:
        cues = sentence.found(lexicon, *tags)
        if not cues:
            return
        found.append(cues)
    for first in found[0]:
        chain = _follow(sentence, [first], found[1:], gap, stops)
        if chain:
            yield chain


def _follow(
    sentence: Sentence,
    chain: list[Cue],
    rest: Sequence[tuple[Cue, ...]],
    gap: int,
    stops: frozenset[str],
) -> tuple[Cue, ...]:
    """Return ``chain`` with one cue of each of ``rest`` behind it; empty where one lacks."""
    breaks = (*sentence.found("negation"), *sentence.found("doubt", "open"))
    for cues in rest:
        last = chain[-1].end
        near = (cue for cue in cues if 0 <= cue.start - last <= gap)
        cue = next(near, None)
        if cue is None or not stops.isdisjoint(sentence.block.text[last : cue.start]):
            return ()
        if any(last <= word.start and word.end <= cue.start for word in breaks):
            return ()
        chain.append(cue)
    return tuple(chain)


def asserted(
    sentence: Sentence, frames: Sequence[Frame], *, reach: int | None = None
) -> Iterator[tuple[Cue, ...]]:
    """Yield the cues of each place where one of ``frames`` stands and nothing denies it.

    ``reach`` bounds how many code points before the first cue the denial may end.
    """
    for parts, gap in frames:
        if not _read(parts)[0] <= sentence.lexicons:
            continue  # most frames in most sentences
        for chain in chains(sentence, parts, gap):
            if not denied(sentence, chain[0], reach=reach):
                yield chain


def whole(sentence: Sentence, chain: Sequence[Cue]) -> Words:
    """Return the words from the first cue of a frame to its last."""
    return Words(sentence.block, chain[0].start, chain[-1].end)
