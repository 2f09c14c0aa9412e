"""Build one row of the claim table, or one statement beside it."""

from collections.abc import Sequence
from typing import TypeVar

from marrowlint.language import certainty as wording
from marrowlint.language import level as levels
from marrowlint.language.analysis import Claim, Kind, Sentence
from marrowlint.language.strength import strength
from marrowlint.read.tree import Marker

RowT = TypeVar("RowT", bound=Claim)


def row(  # noqa: PLR0913 - what a row is, where it stands, what it rests on
    made: type[RowT],
    index: int,
    sentence: Sentence,
    block: Sequence[Sentence],
    span: tuple[int, int],
    *,
    kind: Kind,
    markers: tuple[Marker, ...],
) -> RowT:
    """Return the row of the words at ``span`` of a sentence, one of the sentences of ``block``."""
    start, end = span
    cues = [cue for cue in sentence.cues if start <= cue.start < end]
    found = levels.qualifier(sentence, block[sentence.index - 1] if sentence.index else None)
    return made(
        index=index,
        sentence=sentence,
        kind=kind,
        start=start,
        end=end,
        conditions=tuple([cue for cue in cues if cue.lexicon == "conditions"]),
        population=tuple([cue for cue in cues if cue.lexicon in {"people", "models"}]),
        level=levels.level(sentence, found),
        qualifier=found,
        certainty=wording.certainty(cues),
        strength=strength(sentence.block.text[start:end]),
        direction=wording.direction(cues),
        negated=wording.negated(cues),
        markers=markers,
    )
