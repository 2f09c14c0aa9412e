"""Keep what services said in the user's own cache, so that a second run need not ask again.

One table in SQLite (WAL), outside the linted tree (``cache_place``). A cache that fails is done
without, with one line that says so; one that is broken is moved aside and made anew.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from marrowlint import __version__

FILE = "answers.sqlite3"
SHAPE = 1
"""Of what is kept; raised when the same answer would be read differently."""
LONGEST = 90
"""Days after which nothing is kept."""
_BUSY = 2.0
"""Seconds to wait for another process that writes."""
_AT_ONCE = 500
_LARGEST = 4_000_000
"""Bytes of one entry; a longer one is none of ours."""
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_SCHEMA", "SQLITE_FORMAT")
_TABLE = (
    "CREATE TABLE IF NOT EXISTS heard (scope TEXT NOT NULL, id TEXT NOT NULL,"
    " at INTEGER NOT NULL, said BLOB NOT NULL, PRIMARY KEY (scope, id))"
)

_NOTHING: Mapping[str, bytes] = {}

T = TypeVar("T")


class Scope(Struct, frozen=True):
    """What an answer depends on besides the identifier."""

    service: str
    """``Registry.name``, or ``web``."""
    base: str
    """The address it was asked at."""
    policy: str
    """What could be asked at all, in any stable spelling."""

    @property
    def key(self) -> str:
        """Return a hash of it, of the shape of entries and of the version that wrote them."""
        whole = "\0".join((str(SHAPE), __version__, self.service, self.base, self.policy))
        return hashlib.sha256(whole.encode()).hexdigest()


class Entry(Struct, frozen=True):
    """One answer as it is kept."""

    at: datetime
    """When the service gave it."""
    said: bytes


class Cache:
    """Entries by scope and identifier; ``get`` and ``put`` never raise."""

    def __init__(self, folder: Path | None, now: datetime, say: Callable[[str], None]) -> None:
        """Open the cache in ``folder``, ``None`` for none; ``say`` hears of trouble."""
        self._file = folder / FILE if folder else None
        self._now = now
        self._say = say
        self._rebuilt = False
        self._written = False
        self._db: sqlite3.Connection | None = None
        self._open()

    def get(self, scope: Scope, ids: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept of ``ids``; whether to believe it is for the caller to say."""
        found: dict[str, bytes] = {}
        key = scope.key
        for start in range(0, len(ids), _AT_ONCE):
            part = _Reading(key, ids[start : start + _AT_ONCE])
            found.update(self._try(part, _NOTHING))
        return found

    def put(self, scope: Scope, entries: Mapping[str, Entry]) -> None:
        """Keep ``entries``, each under its identifier, all or none."""
        key = scope.key
        rows = [
            (key, each, int(entry.at.timestamp()), entry.said) for each, entry in entries.items()
        ]
        if rows:
            self._written = self._try(lambda db: _write(db, rows), otherwise=False) or self._written

    def close(self) -> None:
        """Drop what nobody will believe again, and close the file."""
        if self._written:
            oldest = int((self._now - timedelta(days=LONGEST)).timestamp())
            self._try(lambda db: _drop(db, oldest), otherwise=False)
        self._shut()

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        for _ in range(2):
            if self._db is None:
                return otherwise
            try:
                return work(self._db)
            except (sqlite3.Error, OverflowError) as error:
                self._recover(error)
        return otherwise

    def _open(self) -> None:
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._db = sqlite3.connect(self._file, timeout=_BUSY, isolation_level=None)
            for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "trusted_schema = OFF"):
                self._db.execute(f"PRAGMA {pragma}").fetchall()
            self._db.execute(_TABLE)
        except (sqlite3.Error, OSError) as error:
            self._recover(error)

    def _recover(self, error: Exception) -> None:
        """Start anew where the file is broken; where that is no help go on without."""
        self._shut()
        broken = getattr(error, "sqlite_errorname", "").startswith(_BROKEN)
        if broken and not self._rebuilt and self._aside():
            self._rebuilt = True
            self._say(f"the cache in {self._folder} was broken and is made anew")
            self._open()
            return
        reason = error.strerror if isinstance(error, OSError) else str(error)
        self._say(f"the cache in {self._folder} cannot be used ({reason}); going on without")

    def _aside(self) -> bool:
        if self._file is None:
            return False
        try:
            self._file.replace(self._file.with_suffix(".broken"))
            for tail in ("-wal", "-shm"):
                self._file.with_name(FILE + tail).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    @property
    def _folder(self) -> str:
        return str(self._file.parent) if self._file else ""

    def _shut(self) -> None:
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None


class _Reading(Struct, frozen=True):
    scope: str
    ids: Sequence[str]

    def __call__(self, db: sqlite3.Connection) -> Mapping[str, bytes]:
        marks = ",".join("?" * len(self.ids))
        asked = (
            "SELECT id, CAST(said AS BLOB) FROM heard"  # noqa: S608 - only question marks go in
            f" WHERE scope = ? AND length(said) <= ? AND id IN ({marks})"
        )
        return dict(db.execute(asked, (self.scope, _LARGEST, *self.ids)).fetchall())


def _write(db: sqlite3.Connection, rows: Sequence[tuple[str, str, int, bytes]]) -> bool:
    db.execute("BEGIN IMMEDIATE")
    try:
        db.executemany("INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?)", rows)
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    return True


def _drop(db: sqlite3.Connection, oldest: int) -> bool:
    db.execute("DELETE FROM heard WHERE at < ?", (oldest,))
    return True
