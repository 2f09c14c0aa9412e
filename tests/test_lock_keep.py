"""What becomes of a lock when sources are asked about again."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from lock_samples import AT, a_record, a_source, asked
from marrowlint.facts import Notice, Record
from marrowlint.lock.change import changes
from marrowlint.lock.due import Due, due
from marrowlint.lock.join import Clock, fact
from marrowlint.lock.keep import kept_from, merge
from marrowlint.lock.lock import Lock, lock
from marrowlint.lock.named import candidates

NOW = datetime.fromisoformat("2026-11-23T12:00:00Z")
LATER = "2026-11-23T10:00:00Z"
DOWN = asked("pubmed", "unchecked", LATER, "503")
RETRACTED = (Notice("retraction", "pmid:9", "2010-02-06", ("pubmed",)),)


def fresh(**changes: object) -> Record:
    return a_record(**{"asked": (asked(at=LATER),), "at": LATER, **changes})


def test_a_new_record_takes_the_place_of_the_old_one() -> None:
    new = fresh(notices=RETRACTED)

    assert merge(lock([a_record()]), [new]).records == (new,)


def test_records_of_other_works_stay() -> None:
    other = a_record("pmid:102")

    assert merge(lock([other]), [fresh()]).records == (fresh(), other)


def test_a_work_that_now_has_a_better_key_is_one_entry_still() -> None:
    new = fresh(key="doi:10.1234/x", ids=("doi:10.1234/x", "pmid:101"))

    assert merge(lock([a_record()]), [new]).records == (new,)


def test_two_entries_that_turn_out_to_be_one_work_become_one() -> None:
    old = lock([a_record("pmid:101"), a_record("doi:10.1234/x")])
    new = fresh(key="doi:10.1234/x", ids=("doi:10.1234/x", "pmid:101"))

    assert merge(old, [new]).records == (new,)


def test_a_service_that_is_down_takes_nothing_away() -> None:
    old = a_record(notices=RETRACTED)
    new = Record("pmid:101", ids=("pmid:101",), asked=(DOWN,), at=LATER)

    assert merge(lock([old]), [new]).records == (old,)


def test_an_answer_that_cannot_be_used_is_better_than_none() -> None:
    new = Record("pmid:101", ids=("pmid:101",), asked=(DOWN,), at=LATER)

    assert merge(Lock(), [new]).records == (new,)


def test_of_services_that_are_partly_down_the_old_words_and_the_old_date_stay() -> None:
    old = a_record(notices=RETRACTED, mesh=("Mice",), asked=(asked("crossref"), asked()))
    new = fresh(title="A new title", asked=(asked("crossref", at=LATER), DOWN))

    found = kept_from(old, new)

    assert (found.title, found.mesh, found.notices) == ("A new title", ("Mice",), RETRACTED)
    assert found.asked == (asked("crossref", at=LATER), asked())
    assert found.at == AT


def test_what_a_service_takes_back_is_gone() -> None:
    assert kept_from(a_record(notices=RETRACTED), fresh()).notices == ()


def test_a_notice_of_one_that_was_not_asked_now_stays() -> None:
    watched = (Notice("retraction", "doi:10.1/n", "2010", ("retraction-watch",)),)

    found = kept_from(a_record(notices=watched), fresh())

    assert (found.notices, found.at) == (watched, LATER)


def test_a_verdict_stays_with_its_date_while_nobody_can_tell() -> None:
    old = a_record("url:example.org/x", http_status=200, asked=())
    walled = replace(old, verdict="unknown", reason="a bot wall", http_status=403, at=LATER)

    found = kept_from(old, walled)

    assert (found.verdict, found.reason, found.http_status, found.at) == ("alive", "", 200, AT)


def test_what_is_dead_now_is_dead() -> None:
    old = a_record("url:example.org/x", moved_to="https://example.org/y", asked=())
    gone = replace(old, verdict="dead", reason="404", http_status=404, moved_to="", at=LATER)

    assert kept_from(old, gone) == gone


def test_a_doubted_entry_gives_nothing_to_the_new_one() -> None:
    planted = lock([a_record(mesh=("Humans",))], doubted={"pmid:101": "added since main"})

    found = merge(planted, [fresh(asked=(asked(at=LATER), DOWN))])

    assert found.records[0].mesh == ()
    assert found.doubted == {}


def test_a_doubted_entry_stays_doubted_while_nobody_answers() -> None:
    planted = lock([a_record()], doubted={"pmid:101": "added since main"})
    new = Record("pmid:101", ids=("pmid:101",), asked=(DOWN,), at=LATER)

    found = merge(planted, [new])

    assert (found.records, found.doubted) == (planted.records, {"pmid:101": "added since main"})


def test_a_record_that_no_lock_may_hold_is_left_out() -> None:
    assert merge(Lock(), [Record("pmid:none")]).records == ()


# What is asked about.

CLOCK = Clock(NOW, 90)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (a_record(), None),
        (a_record(at="2026-08-26T09:30:00Z"), None),
        (a_record(at="2026-08-25T09:30:00Z"), Due.STALE),
        (a_record(at="2026-11-23T12:04:00Z"), None),
        (a_record(at="2026-11-23T12:06:00Z"), Due.UNDATED),
        (a_record(at="2106-01-01T00:00:00Z"), Due.UNDATED),
        (a_record(at=""), Due.UNDATED),
        (a_record(verdict="unknown"), Due.UNANSWERED),
        (a_record("pmid:102"), Due.NEW),
    ],
)
def test_what_is_due(record: Record, why: Due | None) -> None:
    assert due(a_source(pmid="101"), lock([record]), CLOCK) is why


def test_a_doubted_entry_is_due() -> None:
    doubted = lock([a_record()], doubted={"pmid:101": "added since main"})

    assert due(a_source(pmid="101"), doubted, CLOCK) is Due.DOUBTED


def test_an_identifier_that_was_added_to_the_page_is_due() -> None:
    known = lock([a_record()])

    assert due(a_source(pmid="101", doi="10.1234/x"), known, CLOCK) is Due.NEW


def test_a_doi_that_a_rule_made_of_an_address_need_not_be_known() -> None:
    url = "https://pubmed.ncbi.nlm.nih.gov/101/"

    assert due(a_source(url=url), lock([a_record()]), CLOCK) is None


def test_with_no_days_everything_is_due() -> None:
    assert due(a_source(pmid="101"), lock([a_record()]), Clock(NOW, 0)) is Due.STALE


def test_what_nobody_can_be_asked_about_is_never_due() -> None:
    assert due(a_source(title="A book"), Lock(), CLOCK) is None


@pytest.mark.parametrize("now", ["1970-01-01T00:00:00Z", "2026-11-20T00:00:00Z"])
def test_a_clock_set_back_believes_nothing(now: str) -> None:
    found = fact(a_source(pmid="101"), lock([a_record()]), Clock(datetime.fromisoformat(now)))

    assert not found.records
    assert "dated in the future" in found.unchecked


def test_a_clock_set_forward_makes_all_stale_and_changes_no_fact() -> None:
    known = lock([a_record()])
    then = Clock(datetime.fromisoformat("2106-02-07T00:00:00Z"))

    found = fact(a_source(pmid="101"), known, then)

    assert found.stale
    assert found.records == known.records


# What is said of it.


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (a_record(), fresh(), ()),
        (a_record(), fresh(notices=RETRACTED), ("retracted since (2010-02-06)",)),
        (a_record(notices=RETRACTED), fresh(notices=RETRACTED), ()),
        (
            a_record(notices=RETRACTED),
            fresh(notices=(replace(RETRACTED[0], date="2011"),)),
            ("other notices",),
        ),
        (a_record(notices=RETRACTED), fresh(), ("no longer retracted",)),
        (a_record(), fresh(verdict="dead", reason="404"), ("now dead: 404",)),
        (a_record(verdict="dead", reason="404"), fresh(), ("there again",)),
        (a_record(), fresh(published_as="pmid:7"), ("published since as pmid:7",)),
        (a_record(), fresh(moved_to="https://e.org/"), ("moved to https://e.org/",)),
        (a_record(), fresh(title="Another", year="2020"), ("other title, year",)),
    ],
)
def test_what_changed_is_said_in_a_few_words(
    old: Record, new: Record, words: tuple[str, ...]
) -> None:
    assert changes(old, new) == words


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("PMC5773187", "pmcid:PMC5773187"),
        ("pmid:29346436", "pmid:29346436"),
        ("PMID: 29346436", "pmid:29346436"),
        ("29346436", "pmid:29346436"),
        ("10.1371/Journal.pone.0191099", "doi:10.1371/journal.pone.0191099"),
        ("https://doi.org/10.1371/journal.pone.0191099", "doi:10.1371/journal.pone.0191099"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC5773187/", "pmcid:PMC5773187"),
        ("https://www.example.org/x/", "url:example.org/x"),
        ("url:example.org/x", "url:example.org/x"),
        ("nct01234567", "nct:NCT01234567"),
    ],
)
def test_a_source_is_found_by_any_name_that_people_use(word: str, key: str) -> None:
    assert candidates(word)[0] == key


@pytest.mark.parametrize("word", ["", "x", "\x1b[2J", "nothing at all", "x" * 100_000])
def test_other_words_name_nothing(word: str) -> None:
    assert candidates(word) == ()
