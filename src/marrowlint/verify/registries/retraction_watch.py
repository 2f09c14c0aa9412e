"""Read the Retraction Watch file that a user gives: notices by DOI and PMID, without any network.

Source: https://gitlab.com/crossref/retraction-watch-data, ``retraction_watch.csv``, some 73,000
rows. One row is one notice about one work; dates are month/day/year; ``unavailable`` and ``0``
stand for no DOI and no PMID. Rows of another nature than ours, or of none, say nothing.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NoReturn, TextIO

from msgspec import Struct, field

from marrowlint.errors import ConfigError
from marrowlint.facts import Notice
from marrowlint.verify.registries.crossref_updates import WATCH
from marrowlint.verify.registries.dates import american
from marrowlint.verify.registries.idents import ident
from marrowlint.verify.registries.links import united
from marrowlint.verify.registries.notice_kinds import update

_COLUMNS = (
    "RetractionNature",
    "RetractionDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionDOI",
    "RetractionPubMedID",
)
_NO_PMID = "0"
_LINE = 1 << 20
"""Characters of a line; no row of the real file comes near."""
_ROWS = 2_000_000
_HINT = (
    "Get retraction_watch.csv anew from https://gitlab.com/crossref/retraction-watch-data"
    " and give that file as it is."
)

Index = dict[str, str | tuple[str, ...]]
"""Identifier to its notices, each packed as ``kind|date|identifier``: 73,000 must stay small."""


class Watch(Struct, frozen=True):
    """What the file knows."""

    about: Index = field(default_factory=dict)
    """Works, by each of their identifiers, to the notices about them."""
    of: Index = field(default_factory=dict)
    """Notices, likewise, to the works they are about."""
    rows: int = 0
    """Rows that were read."""

    def notices(self, ids: Iterable[str]) -> tuple[Notice, ...]:
        """Return the notices about the work with ``ids``, sorted."""
        return _unpacked(self.about, ids)

    def notice_of(self, ids: Iterable[str]) -> tuple[Notice, ...]:
        """Return the works that the notice with ``ids`` is about, sorted."""
        return _unpacked(self.of, ids)


def read(path: Path, shown: str) -> Watch:
    """Return what the file at ``path`` knows; raise ``ConfigError`` where it cannot be used."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return _read(file, shown)
    except OSError as error:
        fault = f"'{shown}' cannot be read: {error.strerror}"
        raise ConfigError(fault, _HINT) from error


def _read(file: TextIO, shown: str) -> Watch:
    lines = _Lines(file, shown)
    rows = csv.reader(lines)
    about: Index = {}
    of: Index = {}
    count = 0
    try:
        places = _places(next(rows, []), shown)
        for row in rows:
            if row:
                _file(_cells(row, places, lines), about, of)
                count += 1
            if count > _ROWS:
                lines.refuse("it has more rows than there are retractions")
    except csv.Error as error:
        lines.refuse(f"it is not CSV ({error})")
    return Watch(about, of, count)


class _Lines:
    """The lines of a file, none of them endless, and the number of the last one."""

    def __init__(self, file: TextIO, shown: str) -> None:
        self._file = file
        self._shown = shown
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(_LINE):
            self._number += 1
            if len(line) >= _LINE:
                self.refuse("it is longer than any row can be")
            if "\0" in line:
                self.refuse("it holds a NUL character")
            yield line

    def refuse(self, why: str) -> NoReturn:
        """Raise the ``ConfigError`` that says ``why`` the last line cannot be used."""
        fault = f"'{self._shown}' is no Retraction Watch file: line {self._number}: {why}"
        raise ConfigError(fault, _HINT)


def _places(header: list[str], shown: str) -> tuple[int, ...]:
    names: Mapping[str, int] = {name.strip(): place for place, name in enumerate(header)}
    missing = next((name for name in _COLUMNS if name not in names), "")
    if missing:
        fault = f"'{shown}' is no Retraction Watch file: line 1 names no column '{missing}'"
        raise ConfigError(fault, _HINT)
    return tuple(names[name] for name in _COLUMNS)


def _cells(row: list[str], places: tuple[int, ...], lines: _Lines) -> list[str]:
    try:
        return [row[place] for place in places]
    except IndexError:
        lines.refuse("it has fewer cells than the first line has columns")


def _file(cells: list[str], about: Index, of: Index) -> None:
    nature, date, doi, pmid, notice_doi, notice_pmid = cells
    kind = _kind(nature)
    if not kind:
        return
    work = _ids(doi, pmid)
    notice = [each for each in _ids(notice_doi, notice_pmid) if each not in work]
    when = _date(date)
    _add(about, work, f"{kind}|{when}|{notice[0] if notice else ''}")
    _add(of, notice, f"{kind}|{when}|{work[0] if work else ''}")


@lru_cache(maxsize=64)
def _kind(nature: str) -> str:
    return update(nature)


@lru_cache(maxsize=4096)
def _date(written: str) -> str:
    return american(written)


def _ids(doi: str, pmid: str) -> list[str]:
    found = (ident("doi", doi), ident("pmid", pmid) if pmid != _NO_PMID else "")
    return [each for each in found if each]


def _add(index: Index, keys: Iterable[str], packed: str) -> None:
    for key in keys:
        known = index.get(key)
        if known is None:
            index[key] = packed
        else:
            index[key] = (*known, packed) if isinstance(known, tuple) else (known, packed)


def _unpacked(index: Index, ids: Iterable[str]) -> tuple[Notice, ...]:
    found = []
    for each in ids:
        known = index.get(each, ())
        for packed in (known,) if isinstance(known, str) else known:
            kind, date, other = packed.split("|", 2)
            found.append(Notice(kind, other, date, (WATCH,)))
    return united(found)
