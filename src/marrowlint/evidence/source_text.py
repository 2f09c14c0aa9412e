"""Gather what is known of what a source says: its entry, and the abstract where there is one."""

from functools import lru_cache

from marrowlint.evidence.passages import Material, material
from marrowlint.evidence.results import finds
from marrowlint.facts import Record
from marrowlint.language import quantities, sentences
from marrowlint.language.analysis import Analysis
from marrowlint.page import Source

_LEAST = 6
"""Words from which on a summary says enough for silence to mean something."""
_NAMES = 2
"""Sentences of a reference that name authors and title at least."""
_GUIDES = frozenset({"guideline", "reference"})


def source_text(source: Source, analysis: Analysis, record: Record | None) -> Material:
    """Return the title, summary, quote and fields of ``source``, and its record's abstract."""
    abstract = record.abstract if record else ""
    return material(
        [*summary(source, analysis), *filter(None, (abstract,))],
        source.title or (record.title if record else ""),
        source.quote,
        _declared(source, record),
        guideline=source.design in _GUIDES or _is_label(source, analysis),
    )


def _is_label(source: Source, analysis: Analysis) -> bool:
    """Tell whether the entry calls itself the label of a medicine: it holds more than is told."""
    told = analysis.summaries.get(source.pointer, ())
    return any(sentence.has("designs", "label") for sentence in told)


def summary(source: Source, analysis: Analysis) -> list[str]:
    """Return the sentences that the page itself writes of ``source``."""
    return [sentence.text for sentence in analysis.summaries.get(source.pointer, ())]


def _declared(source: Source, record: Record | None) -> str:
    """Return as words the fields that say who was studied, and the amounts of an abstract."""
    fields = (source.population, source.species, f"n = {source.n}" if source.n else "")
    amounts = record.numbers if record and not record.abstract else ()
    return ". ".join(filter(None, (*fields, *amounts)))


def reported(source: Source, analysis: Analysis) -> str:
    """Return title and summary of ``source`` where the page tells what it found, else ``""``.

    Of a reference as written, what follows authors, title and journal counts as its summary.
    """
    told = analysis.summaries.get(source.pointer, ())
    entered = source.summary or " ".join(_further(source.citation))
    if len(entered.split()) < _LEAST:
        return ""
    return " ".join((source.title, *(one.text for one in told)))


def tells(source: Source) -> bool:
    """Return whether an entry says what was found; a title alone says too little."""
    if source.summary or source.quote:
        return True
    return sum(len(one.split()) for one in _further(source.citation)) >= _LEAST


@lru_cache(maxsize=256)
def _further(citation: str) -> tuple[str, ...]:
    """Return the sentences of a reference as written that go on to what was found."""
    found = (citation[start:end] for start, end in sentences.split(citation))
    rest = (one for at, one in enumerate(found) if at >= _NAMES)
    return tuple(one for one in rest if finds(one) or quantities.find(one))
