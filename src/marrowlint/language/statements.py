"""Build the rows of cited sentences that the claim table has none for.

A citation says that a source bears a sentence out, whatever its words. The rules that hold a page
against its sources are asked about these rows too; no other rule sees them.
"""

from collections.abc import Sequence
from itertools import groupby

from marrowlint.language.analysis import Claim, Kind, Sentence, Statement
from marrowlint.language.clauses import clauses
from marrowlint.language.covering import covering
from marrowlint.language.rows import row
from marrowlint.read.tree import BlockKind

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
                    kind = _KINDS.get(sentence.section, Kind.BENEFIT)
                    span = (start, end)
                    rows.append(
                        row(Statement, index, sentence, block, span, kind=kind, markers=markers)
                    )
    return tuple(rows)


def _asserts(sentence: Sentence) -> bool:
    return sentence.block.kind is not BlockKind.HEADING and not sentence.text.endswith("?")


def _long(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.block.text.count(" ", start, end) >= _LEAST_WORDS - 1
