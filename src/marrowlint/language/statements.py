"""Build the rows of cited sentences that the claim table has none for.

A citation says that a source bears a sentence out, whatever its words. The rules that hold a page
against its sources are asked about these rows too; no other rule sees them.
"""

from collections.abc import Sequence
from itertools import groupby

from marrowlint.language import certainty as wording
from marrowlint.language import level as levels
from marrowlint.language.analysis import Claim, Kind, Sentence, Statement
from marrowlint.language.clauses import clauses
from marrowlint.language.covering import covering
from marrowlint.language.strength import strength
from marrowlint.read.tree import BlockKind, Marker

_LEAST_WORDS = 3
_SAFETY = frozenset({"side_effects", "faqs"})
"""Sections in which a denial of harm is held against all sources."""
_KINDS = {
    "mechanism": Kind.MECHANISM,
    "side_effects": Kind.HARM,
    "dosage": Kind.DOSE,
}


def table(
    sentences: Sequence[Sentence], claims: Sequence[Claim], *, marked: bool
) -> tuple[Statement, ...]:
    """Return a row for each cited clause of ``sentences`` that is in none of ``claims``.

    On a page without markers, ``marked`` being false, for each clause; for harms and answers too.
    """
    known = {(id(claim.sentence), claim.start) for claim in claims}
    rows: list[Statement] = []
    for _, group in groupby(sentences, key=lambda sentence: id(sentence.block)):
        block = tuple(group)
        for sentence in block:
            markers = covering(sentence, block)
            asserts = _asserts(sentence) and (markers or not marked or sentence.section in _SAFETY)
            for start, end in clauses(sentence) if asserts else ():
                if (id(sentence), start) not in known and _long(sentence, start, end):
                    index = len(claims) + len(rows)
                    rows.append(_row(index, sentence, block, (start, end), markers))
    return tuple(rows)


def _asserts(sentence: Sentence) -> bool:
    return sentence.block.kind is not BlockKind.HEADING and not sentence.text.endswith("?")


def _long(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.block.text.count(" ", start, end) >= _LEAST_WORDS - 1


def _row(
    index: int,
    sentence: Sentence,
    block: Sequence[Sentence],
    span: tuple[int, int],
    markers: tuple[Marker, ...],
) -> Statement:
    start, end = span
    cues = tuple(cue for cue in sentence.cues if start <= cue.start < end)
    found = levels.qualifier(sentence, block[sentence.index - 1] if sentence.index else None)
    return Statement(
        index=index,
        sentence=sentence,
        kind=_KINDS.get(sentence.section, Kind.BENEFIT),
        start=start,
        end=end,
        conditions=tuple(cue for cue in cues if cue.lexicon == "conditions"),
        population=tuple(cue for cue in cues if cue.lexicon in {"people", "models"}),
        level=levels.level(sentence, found),
        qualifier=found,
        certainty=wording.certainty(cues),
        strength=strength(sentence.block.text[start:end]),
        direction=wording.direction(cues),
        negated=wording.negated(cues),
        markers=markers,
    )
