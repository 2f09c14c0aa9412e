"""The cache saves calls and changes nothing else, whatever is done to it."""

import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from asking import NOW, run
from loopback_registries import Registries, served
from marrowlint.facts import Record, Verdict
from marrowlint.verify.cache import FILE, Cache, Entry, Scope
from marrowlint.verify.cache_place import of_user, place
from marrowlint.verify.heard import Heard, absent, found, unchecked
from marrowlint.verify.reach import Reached
from marrowlint.verify.remember import Memory, Visit

AT = "2026-11-23T09:30:00Z"
SCOPE = Scope("crossref", "https://api.crossref.org/", "policy")
KEY = "doi:10.5555/a"
RECORD = Record(KEY, ids=(KEY,), title="A title")
ENTRY = ("pmcid:PMC9900008",)


@pytest.fixture
def services() -> Iterator[Registries]:
    with served() as services:
        yield services


class Held:
    """A cache in a folder, and what it complained of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[str] = []

    def keep(self, heard: Heard, scope: Scope = SCOPE) -> None:
        cache = Cache(self.folder, NOW, self.notes.append)
        Memory(cache, NOW).keep(scope, {KEY: heard})
        cache.close()

    def heard(self, scope: Scope = SCOPE, days: float = 0) -> Heard | None:
        now = NOW + timedelta(days=days)
        cache = Cache(self.folder, now, self.notes.append)
        heard = Memory(cache, now).heard(scope, [KEY])
        cache.close()
        return heard.get(KEY)

    def plant(self, said: object) -> None:
        """Put ``said`` where the answer was kept."""
        with sqlite3.connect(self.folder / FILE) as db:
            db.execute("UPDATE heard SET said = ?", (said,))
        db.close()


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path / "cache")


def test_what_was_heard_is_remembered(held: Held) -> None:
    heard = found("crossref", AT, RECORD, ("doi:10.5555/b",))
    held.keep(heard)

    assert held.heard() == heard
    assert held.notes == []


@pytest.mark.parametrize(
    ("service", "heard", "days"),
    [
        ("crossref", found("crossref", AT, RECORD), 7),
        ("ncbi-records", found("pubmed", AT, RECORD), 90),
        ("crossref", absent("crossref", AT), 1),
        ("ncbi-records", absent("pubmed", AT), 1),
    ],
)
def test_answers_are_believed_for_as_long_as_they_hold(
    held: Held, service: str, heard: Heard, days: int
) -> None:
    scope = Scope(service, "", "")
    held.keep(heard, scope)

    assert held.heard(scope, days) == heard
    assert held.heard(scope, days + 0.01) is None


def test_no_answer_is_not_kept(held: Held) -> None:
    held.keep(unchecked("crossref", AT, "it answered 500"))

    assert held.heard() is None


def test_an_answer_from_the_future_is_not_believed(held: Held) -> None:
    held.keep(found("crossref", AT, RECORD))

    assert held.heard(days=-0.003) is not None
    assert held.heard(days=-0.004) is None


@pytest.mark.parametrize(
    "scope",
    [
        Scope("europe-pmc", SCOPE.base, SCOPE.policy),
        Scope(SCOPE.service, "http://127.0.0.1:1/", SCOPE.policy),
        Scope(SCOPE.service, SCOPE.base, "another"),
    ],
)
def test_an_answer_holds_only_for_who_was_asked_and_how(held: Held, scope: Scope) -> None:
    held.keep(found("crossref", AT, RECORD))

    assert held.heard(scope) is None


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 100_000,
        b'{"asked":{"service":"crossref","answer":"found","at":"2026-11-23T09:30:00Z"}}',
        b'{"asked":{"service":"crossref","answer":"unchecked","at":"2026-11-23T09:30:00Z"}}',
        b'{"asked":{"service":"crossref","answer":"absent","at":"soon"}}',
        b'{"asked":{"service":"crossref","answer":"absent","at":"9999-12-31T23:59:59Z"}}',
        b'{"asked":{"service":"crossref","answer":"absent","at":"0001-01-01T00:00:00Z"}}',
        b'{"asked":{"service":1,"answer":"absent","at":"2026-11-23T09:30:00Z"}}',
        (
            b'{"asked":{"service":"c","answer":"found","at":"2026-11-23T09:30:00Z"},'
            b'"record":{"key":"doi:10.5555/other"}}'
        ),
        (
            b'{"asked":{"service":"c","answer":"found","at":"2026-11-23T09:30:00Z"},'
            b'"record":{"key":"doi:10.5555/a","title":7}}'
        ),
        "{\ud83d".encode("utf-8", "surrogatepass"),
        b"\xff\xfe",
        7,
        1.5,
        "text",
        None,
    ],
)
def test_a_planted_answer_of_another_shape_is_none(held: Held, said: object) -> None:
    held.keep(found("crossref", AT, RECORD))
    if said is None:
        with sqlite3.connect(held.folder / FILE) as db:
            db.execute("DELETE FROM heard")
        db.close()
    else:
        held.plant(said)

    assert held.heard() is None


def test_every_beginning_of_an_answer_is_none(held: Held) -> None:
    heard = found("crossref", AT, RECORD)
    held.keep(heard)
    cache = Cache(held.folder, NOW, held.notes.append)
    raw = cache.get(SCOPE, [KEY])[KEY]
    for end in range(len(raw)):
        cache.put(SCOPE, {KEY: Entry(NOW, raw[:end])})

        assert Memory(cache, NOW).heard(SCOPE, [KEY]) == {}
    cache.close()


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" * 512])
def test_a_broken_file_is_moved_aside_and_made_anew(held: Held, content: bytes) -> None:
    held.folder.mkdir()
    (held.folder / FILE).write_bytes(content)
    heard = found("crossref", AT, RECORD)
    held.keep(heard)

    assert held.heard() == heard
    assert len(held.notes) == 1
    assert "was broken and is made anew" in held.notes[0]
    assert len(list(held.folder.glob("*.broken"))) == 1


def test_a_file_that_breaks_in_the_middle_is_made_anew(held: Held) -> None:
    heard = found("crossref", AT, RECORD)
    held.keep(heard)
    raw = bytearray((held.folder / FILE).read_bytes())
    raw[100:] = b"\xaa" * (len(raw) - 100)
    (held.folder / FILE).write_bytes(raw)

    assert held.heard() is None
    held.keep(heard)
    assert held.heard() == heard


def test_a_table_of_another_shape_is_made_anew(held: Held) -> None:
    held.folder.mkdir()
    db = sqlite3.connect(held.folder / FILE)
    db.execute("CREATE TABLE heard (planted TEXT)")
    db.close()
    heard = found("crossref", AT, RECORD)
    held.keep(heard)

    assert held.heard() == heard


def test_a_full_disk_is_said_once(held: Held) -> None:
    cache = Cache(held.folder, NOW, held.notes.append)
    assert cache._db is not None
    cache._db.execute("PRAGMA max_page_count = 4")
    for number in range(3):
        cache.put(SCOPE, {f"{KEY}{number}": Entry(NOW, b"x" * 100_000)})
    cache.close()

    assert len(held.notes) == 1
    assert "cannot be used" in held.notes[0]


def test_a_folder_that_cannot_be_made_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    held = Held(tmp_path / "file" / "cache")
    held.keep(found("crossref", AT, RECORD))

    assert len(held.notes) == 1


def test_two_runs_at_once_do_not_hurt_each_other(held: Held) -> None:
    one, other = (Cache(held.folder, NOW, held.notes.append) for _ in range(2))
    heard = found("crossref", AT, RECORD)
    for cache in (one, other, one, other):
        Memory(cache, NOW).keep(SCOPE, {KEY: heard})
    one.close()
    other.close()

    assert held.heard() == heard
    assert held.notes == []


def test_what_nobody_will_believe_again_is_dropped(held: Held) -> None:
    old = NOW - timedelta(days=91)
    cache = Cache(held.folder, NOW, held.notes.append)
    cache.put(SCOPE, {"old": Entry(old, b"x"), "new": Entry(NOW, b"x")})
    cache.close()
    cache = Cache(held.folder, NOW, held.notes.append)

    assert set(cache.get(SCOPE, ["old", "new"])) == {"new"}
    cache.close()


@pytest.mark.parametrize(
    ("verdict", "days", "kept"),
    [
        (Verdict.ALIVE, 30, True),
        (Verdict.ALIVE, 31, False),
        (Verdict.DEAD, 1, True),
        (Verdict.DEAD, 2, False),
        (Verdict.UNKNOWN, 0, False),
    ],
)
def test_addresses_are_believed_for_as_long_as_they_hold(
    tmp_path: Path, verdict: Verdict, days: int, *, kept: bool
) -> None:
    url, cache = "https://example.org/", Cache(tmp_path, NOW, str)
    visit = Visit(url, Reached(verdict, etag='"1"'), AT)
    Memory(cache, NOW).keep_visits(SCOPE, {url: visit})
    believed, known = Memory(cache, NOW + timedelta(days=days)).visits(SCOPE, [url])
    cache.close()

    assert bool(believed) == kept
    assert bool(known) == (verdict is Verdict.ALIVE and not kept)


def test_a_second_run_asks_nobody(services: Registries, tmp_path: Path) -> None:
    first = run(services, ENTRY, ("nct:NCT09000001",), cache=tmp_path)
    services.calls.clear()
    second = run(services, ENTRY, ("nct:NCT09000001",), cache=tmp_path)

    assert services.calls == []
    assert second.records == first.records


def test_a_broken_cache_changes_nothing_that_is_found(services: Registries, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / FILE).write_bytes(b"no database at all" * 100)
    (tmp_path / "file").write_text("")
    clean = run(services, ENTRY)

    for folder in (tmp_path / "broken", tmp_path / "file"):
        ill = run(services, ENTRY, cache=folder)

        assert ill.records == clean.records
        assert len(ill.notes) == 1


@pytest.mark.parametrize("jump", [-40_000, -400, 400, 40_000])
def test_a_clock_that_jumps_has_everything_asked_again(
    services: Registries, tmp_path: Path, jump: int
) -> None:
    run(services, ENTRY, cache=tmp_path)
    services.calls.clear()
    moved = run(services, ENTRY, cache=tmp_path, now=NOW + timedelta(days=jump))

    assert len(services.calls) > 0
    assert [each.verdict for each in moved.records] == ["alive"]


def test_the_cache_lies_in_the_user_s_own_folder() -> None:
    linux = {"XDG_CACHE_HOME": "/var/caches", "HOME": "/home/me"}

    assert of_user(linux, "Linux") == Path("/var/caches/marrowlint")
    assert of_user({**linux, "XDG_CACHE_HOME": "rel"}, "Linux") == Path(
        "/home/me/.cache/marrowlint"
    )
    assert of_user(linux | {"XDG_CACHE_HOME": ""}, "Darwin") == Path(
        "/home/me/Library/Caches/marrowlint"
    )
    assert of_user({"LOCALAPPDATA": "/local"}, "nt") == Path("/local/marrowlint/cache")
    assert of_user({}, "Linux") is None


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


def test_a_cache_in_the_linted_tree_is_refused(tmp_path: Path) -> None:
    placed = place(tmp_path / "pages" / ".cache", [tmp_path / "pages"])

    assert placed.folder is None
    assert "lies in the tree that is checked" in placed.note


def test_a_link_into_the_linted_tree_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "pages", target_is_directory=True)

    assert place(tmp_path / "cache", [tmp_path / "pages"]).folder is None


def test_a_cache_that_git_ignores_may_lie_in_the_tree(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("/.cache/\n")

    assert place(tmp_path / ".cache", [tmp_path]).folder == tmp_path / ".cache"
    assert place(tmp_path / ".other", [tmp_path]).folder is None


def test_a_cache_that_somebody_committed_is_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("/.cache/\n")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / FILE).write_text("planted")
    git(tmp_path, "add", "-f", ".cache")

    assert place(tmp_path / ".cache", [tmp_path]).folder is None


def test_a_cache_beside_the_tree_is_used(tmp_path: Path) -> None:
    placed = place(tmp_path / "cache", [tmp_path / "pages"])

    assert (placed.folder, placed.note) == (tmp_path / "cache", "")
