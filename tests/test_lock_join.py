"""Finding locks, holding them, doubting what a change brought, and joining them to pages."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from lock_samples import AT, a_record, a_source, write_lock
from marrowlint.errors import ConfigError, UsageError
from marrowlint.lock.doubt import Base, doubted
from marrowlint.lock.find import find, home
from marrowlint.lock.join import Clock, fact
from marrowlint.lock.lock import NAME, Lock, Trusted, lock
from marrowlint.lock.locks import Locks
from marrowlint.lock.write import render

CLOCK = Clock(datetime.fromisoformat("2026-11-23T12:00:00Z"))


def folders(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).mkdir(parents=True, exist_ok=True)
    return root


def test_the_nearest_lock_upward_is_found(tmp_path: Path) -> None:
    folders(tmp_path, ".git", "a/b", "c")
    top, inner = write_lock(tmp_path / NAME), write_lock(tmp_path / "a" / NAME)

    assert find(tmp_path / "a" / "b") == inner
    assert find(tmp_path / "c") == top


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    folders(tmp_path, "site/.git", "site/pages")
    write_lock(tmp_path / NAME)

    assert find(tmp_path / "site" / "pages") is None


@pytest.mark.parametrize("kind", ["link", "broken", "folder"])
def test_what_bears_the_name_is_never_passed_over(tmp_path: Path, kind: str) -> None:
    folders(tmp_path, ".git", "pages")
    write_lock(tmp_path / NAME)
    odd = tmp_path / "pages" / NAME
    if kind == "folder":
        odd.mkdir()
    else:
        odd.symlink_to(tmp_path / NAME if kind == "link" else "gone")

    assert find(tmp_path / "pages") == odd
    with pytest.raises(ConfigError, match=r"is a link|not a regular file"):
        Locks().at(tmp_path / "pages")


@pytest.mark.parametrize(
    ("made", "settings", "working", "expected"),
    [
        ((".git", "site/pages"), "site/marrowlint.toml", ".", "site"),
        ((".git", "site/pages"), "", "site", "."),
        ((".git", "site/pages"), "elsewhere/strict.toml", "site", "."),
        (("site/pages",), "", "site", "site"),
        (("site/pages", "other"), "", "other", "site/pages"),
    ],
)
def test_where_a_new_lock_is_to_live(
    tmp_path: Path, made: tuple[str, ...], settings: str, working: str, expected: str
) -> None:
    folders(tmp_path, *made)
    pages = tmp_path / "site" / "pages"

    found = home(pages, tmp_path / settings if settings else None, tmp_path / working)

    assert found == tmp_path / expected / NAME
    write_lock(found)
    assert find(pages) == found


def test_each_lock_is_read_once(tmp_path: Path) -> None:
    folders(tmp_path, ".git", "a", "b")
    write_lock(tmp_path / NAME, a_record())
    locks = Locks()

    assert locks.at(tmp_path / "a") is locks.at(tmp_path / "b")


def test_a_named_lock_speaks_for_every_page(tmp_path: Path) -> None:
    folders(tmp_path, ".git", "a")
    write_lock(tmp_path / "a" / NAME, a_record("pmid:1"))
    link = tmp_path / "link"
    link.symlink_to(write_lock(tmp_path / "named.lock", a_record("pmid:2")))

    found = Locks(link).at(tmp_path / "a")

    assert found
    assert [each.key for each in found.records] == ["pmid:2"]


def test_no_lock_is_none(tmp_path: Path) -> None:
    write_lock(tmp_path / NAME)

    assert Locks(none=True).at(tmp_path) is None


def base(*records: object) -> Base:
    raw = render(records).encode()  # type: ignore[arg-type]
    return Base("main", lambda _: raw)


def test_what_a_change_added_or_edited_is_doubted() -> None:
    same, old = a_record("pmid:1"), a_record("pmid:2")
    here = lock([same, replace(old, title="Another"), a_record("pmid:3")])

    assert doubted(here, base(same, old), Path("x")) == {
        "pmid:2": "its entry was edited since main and not verified again",
        "pmid:3": "its entry was added since main and not verified again",
    }


@pytest.mark.parametrize("raw", [b"not a lock", b'{"version": 2}'])
def test_a_base_that_cannot_be_read_vouches_for_nothing(raw: bytes) -> None:
    found = doubted(lock([a_record()]), Base("main", lambda _: raw), Path("x"))

    assert found == {"pmid:101": "the lock of main cannot be read"}


def test_a_base_without_a_lock_vouches_for_nothing() -> None:
    found = doubted(lock([a_record()]), Base("main", lambda _: None), Path("x"))

    assert "was added since main" in found["pmid:101"]


def test_trouble_with_git_ends_the_run() -> None:
    def no_git(_: Path) -> bytes | None:
        raise UsageError("no git")  # noqa: EM101, TRY003 - made up

    with pytest.raises(UsageError):
        doubted(lock([]), Base("main", no_git), Path("x"))


def test_a_doubted_entry_tells_nothing() -> None:
    known = lock([a_record()], doubted={"pmid:101": "it was added since main"})

    found = fact(a_source(pmid="101"), known, CLOCK)

    assert (found.records, found.unchecked) == ((), "it was added since main")


def test_what_the_base_knows_goes_before_what_the_change_says() -> None:
    edited, added = a_record(title="Planted"), a_record("doi:10.1234/x")
    here = lock([edited, added], doubted={"pmid:101": "edited", "doi:10.1234/x": "added"})
    known = replace(here, trusted=Trusted("main", lock([a_record()]).by_id))

    found = fact(a_source(pmid="101", doi="10.1234/x"), known, CLOCK)

    assert found.records == (a_record(),)
    assert found.note == "judged by its entry at main; this change edits it"


def test_what_was_asked_in_vain_has_its_reason() -> None:
    known = Lock(unreached={"pmid:101": "nobody could be reached"})

    assert fact(a_source(pmid="101"), known, CLOCK).unchecked == "nobody could be reached"


def test_an_entry_that_claims_anothers_identifier_does_not_displace_it() -> None:
    planted = a_record("doi:10.1234/a", ids=("doi:10.1234/a", "pmid:101"), title="Planted")
    known = lock([planted, a_record()])

    found = fact(a_source(pmid="101"), known, CLOCK)

    assert [each.key for each in found.records] == ["pmid:101"]


def test_a_source_whose_identifiers_lead_to_two_works_has_both() -> None:
    known = lock([a_record("pmid:101"), a_record("doi:10.1234/x")])

    found = fact(a_source(pmid="101", doi="10.1234/x"), known, CLOCK)

    assert {each.key for each in found.records} == {"pmid:101", "doi:10.1234/x"}
    assert found.record is None
    assert found.age == 3


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (a_source(title="A book"), "gives no identifier and no address"),
        (a_source(pmid="999"), "it is not in the lock"),
    ],
)
def test_what_is_not_known_has_a_reason(source: object, why: str) -> None:
    found = fact(source, lock([a_record()]), CLOCK)  # type: ignore[arg-type]

    assert why in found.unchecked


def test_an_entry_without_a_date_is_not_believed() -> None:
    found = fact(a_source(pmid="101"), lock([a_record(at="")]), CLOCK)

    assert "not at all" in found.unchecked


def test_age_is_counted_from_the_oldest() -> None:
    known = lock([a_record("pmid:101", at=AT), a_record("pmcid:PMC1", at="2026-01-01T00:00:00Z")])

    found = fact(a_source(pmid="101", pmcid="PMC1"), known, CLOCK)

    assert found.age == 326
    assert found.stale
