"""Gather what is known of what a source says: its entry, and the abstract where there is one."""

from marrowlint.evidence.passages import Material, material
from marrowlint.facts import Record
from marrowlint.language.analysis import Analysis, Sentence
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
    found = [one for one in told if source.summary or _finds(one)]
    if sum(len(one.text.split()) for one in found) < _LEAST:
        return ""
    return " ".join((source.title, *(one.text for one in told)))


def _finds(sentence: Sentence) -> bool:
    """Tell whether a sentence of a reference as written goes on to what was found."""
    if sentence.index < _NAMES:
        return False
    return bool(sentence.has("effects") or sentence.has("people") or sentence.quantities)
