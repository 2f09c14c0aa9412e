"""Make one record of what several services, and the web, said of one work.

The same answers give the same record, in whatever order they came in.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from marrowlint.facts import Answer, Asked, Record, Verdict
from marrowlint.lock.licence import permits
from marrowlint.verify.digest import FIELDS
from marrowlint.verify.merge_notices import merged
from marrowlint.verify.voice import Voice
from marrowlint.verify.works import main, scheme

ORDER = ("pubmed", "crossref", "europe-pmc", "datacite", "biorxiv", "clinicaltrials.gov", "pmc")
"""Whose word on title, authors and the like comes first; the rest follow by name."""
BELIEVED = ("pubmed", "crossref", "retraction-watch", "europe-pmc")
"""The same for the date of a notice."""
_FIRST = (
    *("title", "authors", "year", "container", "volume", "issue", "pages"),
    *("published_as", "preprint_of", "updated_in", "trial"),
)
"""Fields of which the first that is known counts."""
_UNITED = ("types", "mesh", "registrations", "retracted_references")
_EMPTY = Record("")
_NO_ALIASES: Mapping[str, str] = {}


class Page(Struct, frozen=True):
    """What is known of a work's address on the web, as the fields of a record."""

    verdict: str
    reason: str = ""
    http_status: int | None = None
    moved_to: str = ""
    archived: str = ""


class Work(Struct, frozen=True):
    """All that was heard of one work."""

    ids: frozenset[str]
    voices: tuple[Voice, ...] = ()
    url: str = ""
    """Its address for readers."""
    page: Page | None = None
    """Where the address was fetched."""
    beside: tuple[Record, ...] = ()
    """What is known from files rather than by asking: notices, retracted references."""
    asked: tuple[Asked, ...] = ()
    """Who else was asked: its address, the search for its place."""


def merge(work: Work, aliases: Mapping[str, str] = _NO_ALIASES) -> Record:
    """Return the record of ``work``.

    ``aliases`` gives identifiers of notices the ones by which all services know them.
    """
    known = _ranked(work.voices)
    told = (*known, *work.beside)
    key = main(work.ids, {each.id for each in work.voices if each.heard.found})
    asked = (*(each.heard.asked for each in work.voices), *work.asked)
    record = Record(
        key,
        ids=tuple(sorted(work.ids)),
        url=work.url,
        preprint=any(each.preprint for each in known),
        notices=merged((each for one in told for each in one.notices), BELIEVED, aliases),
        notice_of=merged((each for one in told for each in one.notice_of), BELIEVED, aliases),
        asked=_asked(asked),
        at=max((each.at for each in asked), default=""),
        **_first(known),
        **_all(told),
        **_abstract(known),
    )
    return _judged(record, work, found=bool(known))


def _ranked(voices: Iterable[Voice]) -> tuple[Record, ...]:
    """Return the records of all services, the most trusted first, the same for any order."""
    found = [(each.heard.asked.service, each.heard.record) for each in voices]
    rank = {service: number for number, service in enumerate(ORDER)}
    ranked = sorted(
        (rank.get(service, len(rank)), service, record.key, msgspec.json.encode(record), number)
        for number, (service, record) in enumerate(found)
        if record is not None
    )
    return tuple(record for *_, at in ranked if (record := found[at][1]) is not None)


def _first(records: Sequence[Record]) -> dict[str, Any]:
    return {
        name: next(
            (value for each in records if (value := getattr(each, name))), getattr(_EMPTY, name)
        )
        for name in _FIRST
    }


def _all(records: Sequence[Record]) -> dict[str, Any]:
    return {
        name: tuple(sorted({each for record in records for each in getattr(record, name)}))
        for name in _UNITED
    }


def _asked(said: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return one answer of each service, and beside it that part of it gave none."""
    by_service: dict[str, dict[str, Asked]] = {}
    for each in sorted(said, key=lambda asked: (asked.service, asked.answer, asked.at, asked.why)):
        by_service.setdefault(each.service, {}).setdefault(each.answer, each)
    kept: list[Asked] = []
    for answers in by_service.values():
        if Answer.FOUND.value in answers:
            answers.pop(Answer.ABSENT.value, None)
        kept.extend(answers[name] for name in sorted(answers))
    return tuple(kept)


def _judged(record: Record, work: Work, *, found: bool) -> Record:
    """Return ``record`` with what is known of whether the work is there."""
    if work.page is not None:
        fields = {name: getattr(work.page, name) for name in Page.__struct_fields__}
        record = replace(record, **fields)
    if found:
        return replace(record, verdict=Verdict.ALIVE.value, reason="")
    if work.page is not None:
        return record
    gone = [each for each in work.voices if each.authority and each.heard.absent]
    if gone:
        who, what = gone[0].heard.asked.service, scheme(gone[0].id).upper()
        return replace(record, verdict=Verdict.DEAD.value, reason=f"{who} has no such {what}")
    return replace(record, verdict=Verdict.UNKNOWN.value, reason=_why(work.voices))


def _why(voices: Iterable[Voice]) -> str:
    asked = sorted((each.heard.asked for each in voices), key=lambda each: (each.service, each.why))
    for each in asked:
        if each.answer == Answer.UNCHECKED.value:
            return f"{each.service}: {each.why}"
    who = ", ".join(sorted({each.service for each in asked}))
    return f"{who} has no record of it; others may" if who else "no service could be asked about it"


def _abstract(known: Sequence[Record]) -> dict[str, Any]:
    """Return what the first abstract tells, and itself only where its licence allows."""
    held = next((each for each in known if each.abstract), None)
    if held is None:
        return {}
    licence = held.licence or next((each.licence for each in known if each.licence), "")
    fields = {name: getattr(held, name) for name in FIELDS}
    kept = held.abstract if permits(licence) else ""
    return {**fields, "abstract": kept, "licence": licence}
