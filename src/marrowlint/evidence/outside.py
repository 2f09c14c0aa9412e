"""Say why nothing is known from outside of a source, where that is worth telling."""

from collections.abc import Iterable

from marrowlint.evidence.identity import Identifier, canonical, keys
from marrowlint.evidence.services import day, listed, name
from marrowlint.facts import NO_KEY, NOT_LOCKED, NOTHING, Answer, Fact, Record, Verdict
from marrowlint.page import Source

_TOLD_ELSEWHERE = frozenset({NOTHING.unchecked, NOT_LOCKED, NO_KEY, ""})
"""Reasons that lock-missing and citation-metadata-missing speak of."""

_NO_RECORD = ("url:", "isbn:", "pii:")
"""Schemes that no registry of works has records under."""
_PAPERS = ("doi:", "pmid:", "pmcid:", "arxiv:")


def unknown(fact: Fact) -> str:
    """Return why nobody can tell whether a source is there, in a few words.

    ``""`` where somebody can, and where the lock does not speak of it at all.
    """
    if not fact.records:
        return "" if fact.unchecked in _TOLD_ELSEWHERE else fact.unchecked
    if any(record.verdict != Verdict.UNKNOWN.value for record in fact.records):
        return ""
    return _unanswered(fact.records[0])


def unheard(record: Record, services: frozenset[str]) -> str:
    """Return why ``record`` is silent on what only ``services`` would tell; ``""`` if one spoke.

    A work that none of them was asked about is none of theirs.
    """
    asked = [each for each in record.asked if each.service in services]
    if not asked or any(each.answer != Answer.UNCHECKED.value for each in asked):
        return ""
    names = listed([name(service) for service in dict.fromkeys(each.service for each in asked)])
    return f"{names} gave no answer on {day(record)}"


def absent(found: Identifier, records: Iterable[Record]) -> Record | None:
    """Return the record that says that ``found`` is in no registry; a derived one is no proof."""
    key = f"{found.scheme}:{found.value}"
    dead = (each for each in records if each.verdict == Verdict.DEAD.value and key in each.ids)
    return None if found.derived else next(dead, None)


def place(source: Source) -> str:
    """Return the address where readers find what is known of ``source``, ``""`` for none.

    That of its record where a registry has one, else its own.
    """
    key = next((key for key in keys(source) if not key.startswith(_NO_RECORD)), "")
    return canonical(key) if key else source.url


def is_paper(source: Source) -> bool:
    """Return whether ``source`` has the identifier of a paper, not only of a trial or a page."""
    return any(key.startswith(_PAPERS) for key in keys(source))


def _unanswered(record: Record) -> str:
    why = f" ({record.reason.replace(': ', ', ')})" if record.reason else ""
    return f"it could not be verified on {day(record)}{why}"
