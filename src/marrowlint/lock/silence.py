"""Tell which services were heard this time, and keep what the silent ones had said."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from marrowlint.facts import Answer, Asked, Notice, Record

PREFERRED = (
    *("pubmed", "crossref", "europe-pmc", "datacite", "biorxiv"),
    *("clinicaltrials.gov", "pmc"),
)
"""Whose word on title, authors and the like comes first, as where answers are made one record."""
_UNITED = ("types", "mesh", "registrations", "retracted_references")
"""Lists of which nobody can tell any more which service gave which word."""
_ABSTRACT = (
    *("abstract", "abstract_sha256", "numbers", "limits"),
    *("design", "population", "licence"),
)
"""What is read from one abstract, and stays together."""
_SINGLE = (
    *("title", "authors", "year", "container", "volume", "issue", "pages"),
    *("published_as", "preprint_of", "updated_in", "trial"),
)
_UNCHECKED, _FOUND = Answer.UNCHECKED.value, Answer.FOUND.value


def failed(record: Record) -> set[str]:
    """Return the services of which at least a part gave no answer that can be used."""
    return {each.service for each in record.asked if each.answer == _UNCHECKED}


def heard(record: Record) -> set[str]:
    """Return the services that answered all that they were asked."""
    return {each.service for each in record.asked} - failed(record)


def finders(record: Record) -> set[str]:
    """Return the services that have a record of it."""
    return {each.service for each in record.asked if each.answer == _FOUND}


def facts_kept(old: Record, new: Record, spoke: set[str]) -> dict[str, Any]:
    """Return the facts of ``new`` with those that only services not in ``spoke`` may have given.

    Lists are joined. Of single facts the word of the more trusted service counts, and where
    that is silent now, what it had said.
    """
    first = _rank(finders(old) - spoke) < _rank(finders(new))
    fields: dict[str, Any] = {
        name: tuple(sorted({*getattr(old, name), *getattr(new, name)})) for name in _UNITED
    }
    for names in ((each,) for each in _SINGLE):
        fields |= _one(old, new, names, first=first)
    fields |= _one(old, new, _ABSTRACT, first=first)
    return {**fields, "preprint": new.preprint or old.preprint}


def asked_kept(old: Record, new: Record, kept: set[str]) -> tuple[Asked, ...]:
    """Return what ``new`` was told, and of the services ``kept`` what ``old`` was."""
    usable = [each for each in old.asked if each.service in kept and each.answer != _UNCHECKED]
    mine = {each.service for each in usable}
    others = [each for each in new.asked if each.service not in mine]
    return tuple(sorted((*usable, *others), key=lambda each: (each.service, each.answer)))


def notices_kept(
    old: Iterable[Notice], new: Iterable[Notice], spoke: set[str]
) -> tuple[Notice, ...]:
    """Return the new notices, and of the old ones what others than ``spoke`` had told."""
    found = list(new)
    for each in old:
        left = set(each.services) - spoke
        if each.services and not left:
            continue
        mine = replace(each, services=tuple(sorted(left)))
        same = next((at for at, one in enumerate(found) if one.id and _same(mine, one)), None)
        if same is None:
            same = next((at for at, one in enumerate(found) if _same(mine, one)), None)
        if same is None:
            found.append(mine)
        else:
            found[same] = _joined(mine, found[same])
    return tuple(sorted(set(found)))


def united(records: Sequence[Record]) -> Record:
    """Return all that is said of one work in ``records``, the first of which is believed most."""
    one = records[0]
    for other in records[1:]:
        one = replace(
            one,
            **facts_kept(other, one, finders(other)),
            ids=tuple(sorted({*one.ids, *other.ids})),
            url=one.url or other.url,
            notices=notices_kept(other.notices, one.notices, set()),
            notice_of=notices_kept(other.notice_of, one.notice_of, set()),
            asked=_all(one.asked, other.asked),
        )
    return one


def _all(one: Sequence[Asked], other: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return one answer of each kind for each service; what is found is not absent."""
    answers = {(each.service, each.answer): each for each in (*other, *one)}
    for service, answer in tuple(answers):
        if answer == _FOUND:
            answers.pop((service, Answer.ABSENT.value), None)
    return tuple(answers[each] for each in sorted(answers))


def _rank(services: Iterable[str]) -> int:
    found = [PREFERRED.index(each) for each in services if each in PREFERRED]
    return min(found, default=len(PREFERRED))


def _one(old: Record, new: Record, names: Sequence[str], *, first: bool) -> dict[str, Any]:
    """Return these fields of one of both; of ``old`` where it goes ``first`` and knows them."""
    for record in (old, new) if first else (new, old):
        if any(getattr(record, name) not in ("", (), None) for name in names):
            return {name: getattr(record, name) for name in names}
    return {}


def _same(old: Notice, new: Notice) -> bool:
    """Return whether both may be one notice: by its identifier, else by its date."""
    if old.kind != new.kind:
        return False
    if old.id == new.id != "":
        return True
    clash = old.id and new.id and old.id.partition(":")[0] == new.id.partition(":")[0]
    return not clash and (old.date.startswith(new.date) or new.date.startswith(old.date))


def _joined(old: Notice, new: Notice) -> Notice:
    ids = sorted({old.id, new.id} - {""})
    date = old.date if old.date.startswith(new.date) else new.date
    services = tuple(sorted({*old.services, *new.services}))
    return Notice(new.kind, next(iter(ids), ""), date, services)
