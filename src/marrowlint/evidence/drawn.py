"""Draw from an abstract the facts that may be kept where its licence keeps it from us."""

from collections.abc import Iterator

from msgspec import Struct

from marrowlint.evidence.kind import describe
from marrowlint.evidence.numerals import numbers
from marrowlint.evidence.study import Origin
from marrowlint.language import lexicon, quantities, sentences
from marrowlint.language.words import words

MOST = 60
"""Numbers of one abstract that are kept."""
LONGEST = 40
"""Characters of an amount: a longer one is no amount."""
_METHODS = 0.5
"""Share of an abstract in which it tells why and how."""
_DENIALS = frozenset({"negation", "silence"})


class Drawn(Struct, frozen=True):
    """What an abstract tells, none of it its own wording but amounts."""

    numbers: tuple[str, ...] = ()
    """Amounts, shares, times and counts as written, in its order, each once."""
    limits: bool = False
    """Whether it names limits of the study."""
    design: str = ""
    """In the words of the schema; ``""`` where it does not tell."""
    population: str = ""


def draw(title: str, abstract: str) -> Drawn:
    """Return what ``abstract``, of a work with ``title``, tells; nothing is known of no text."""
    if not abstract.strip():
        return Drawn()
    kind = describe(title, abstract, Origin.ABSTRACT)
    found = dict.fromkeys(_amounts(abstract))
    return Drawn(
        tuple(found)[:MOST],
        bool(limit(abstract)),
        kind.design.value,
        kind.population.value,
    )


def limit(abstract: str) -> str:
    """Return the words of ``abstract`` that name a limit of the study; ``""`` where none do.

    Only where results are told and concluded from: that the risk of bias was rated is a method.
    """
    for start, end in sentences.split(abstract):
        if start < _METHODS * len(abstract):
            continue
        part = abstract[start:end]
        cues = lexicon.find(part, words(part))
        denials = [cue.start for cue in cues if cue.lexicon in _DENIALS]
        for cue in cues:
            named = (cue.lexicon, cue.tag) == ("reporting", "limit")
            if named and not any(at < cue.start for at in denials):
                return cue.text
    return ""


def _amounts(text: str) -> Iterator[str]:
    """Yield amounts and other numbers in the order of the text, but years and a bare "two"."""
    amounts = quantities.find(text)
    found = {amount.start: (amount.end, amount.text) for amount in amounts}
    taken = [(amount.start, amount.end) for amount in amounts]
    for number in numbers(text):
        inside = any(start <= number.start < end for start, end in taken)
        bare = number.role == "year" or (number.spoken and not number.unit)
        if not inside and not bare:
            found[number.start] = (number.end, number.text)
    for start in sorted(found):
        _, written = found[start]
        if len(written) <= LONGEST:
            yield " ".join(written.split())
