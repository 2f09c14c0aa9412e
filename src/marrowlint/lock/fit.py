"""Bring what services said within what a lock may hold, so that every lock written can be read."""

from typing import Any

from msgspec.structs import astuple, replace

from marrowlint.facts import Asked, Notice, Record, Trial
from marrowlint.lock.licence import permits
from marrowlint.lock.sound import (
    IDENTIFIERS,
    ITEMS,
    KINDS,
    LENGTHS,
    LONG,
    asked_fault,
    fault,
    is_identifier,
    notice_fault,
)

_DEFAULTS = Record("")
_NAMES = Record.__struct_fields__
_FEW = 20
"""Items of a list inside a notice or trial."""


def fit(record: Record) -> Record | None:
    """Return ``record`` as a lock may hold it; ``None`` where even its key may not stand there.

    Too long words and lists are cut, and a field that cannot be kept is left unknown. A notice
    is never lost for its date or its identifier: these go, the notice stays.
    """
    cut = _cut(replace(record, ids=(record.key, *record.ids)))
    cut = replace(
        cut,
        **{name: _identifiers(getattr(cut, name)) for name in IDENTIFIERS},
        notices=_notices(cut.notices),
        notice_of=_notices(cut.notice_of),
        trial=_trial(cut.trial) if cut.trial else None,
        asked=tuple(each for each in map(_asked, cut.asked) if not asked_fault(each)),
    )
    if cut.abstract and not permits(cut.licence):
        cut = replace(cut, abstract="")
    while found := fault(cut.key, cut):
        if found.field == "key":
            return None
        cut = replace(cut, **{found.field: getattr(_DEFAULTS, found.field)})
    return cut


def _cut(record: Record) -> Record:
    rows = zip(_NAMES, astuple(record), LENGTHS, ITEMS, strict=True)
    return replace(
        record, **{name: _shorter(value, longest, most) for name, value, longest, most in rows}
    )


def _shorter(value: Any, longest: int, most: int) -> Any:  # noqa: ANN401 - any field of a record
    if isinstance(value, str):
        return _whole(value)[:longest]
    if isinstance(value, tuple):
        return tuple(
            _whole(each)[:longest] if isinstance(each, str) else each for each in value[:most]
        )
    return value


def _whole(word: str) -> str:
    """Return ``word`` without halves of surrogate pairs, which JSON in UTF-8 cannot hold."""
    return word if word.isascii() else word.encode("utf-8", "replace").decode("utf-8")


def _identifiers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(filter(is_identifier, words))))


def _notices(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    return tuple(sorted({_notice(each) for each in notices if each.kind in KINDS}))


def _notice(notice: Notice) -> Notice:
    services = tuple(_whole(each)[:LONG] for each in notice.services[:_FEW])
    kept = Notice(notice.kind, services=services)
    for name in ("id", "date"):
        tried = replace(kept, **{name: getattr(notice, name)})
        kept = kept if notice_fault(tried) else tried
    return kept


def _trial(trial: Trial) -> Trial:
    names = Trial.__struct_fields__
    return replace(
        trial,
        **{name: _shorter(getattr(trial, name), LONG, _FEW) for name in names},
    )


def _asked(asked: Asked) -> Asked:
    return replace(asked, service=_whole(asked.service)[:LONG], why=_whole(asked.why)[:LONG])
