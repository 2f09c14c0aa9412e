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
from marrowlint.lock.silence import PREFERRED
from marrowlint.verify.merge import ORDER

NOW = datetime.fromisoformat("2026-11-23T12:00:00Z")
LATER = "2026-11-23T10:00:00Z"
DOWN = asked("pubmed", "unchecked", LATER, "503")
RETRACTED = (Notice("retraction", "pmid:9", "2010-02-06", ("pubmed",)),)


def fresh(key: str = "pmid:101", **changes: object) -> Record:
    return a_record(key, **{"asked": (asked(at=LATER),), "at": LATER, **changes})


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

    assert (found.title, found.mesh, found.notices) == (old.title, ("Mice",), RETRACTED)
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


# What services that are silent now had said.

BOTH = ("doi:10.1234/x", "pmid:101")
CROSSREF = asked("crossref", at=LATER)


def a_joined(**changes: object) -> Record:
    """Return a work that Crossref and PubMed know."""
    heard = (asked("crossref"), asked())
    return a_record(BOTH[0], **{"ids": BOTH, "asked": heard, **changes})


def partly(**changes: object) -> Record:
    """Return what Crossref says of it while PubMed is down."""
    return a_joined(**{"asked": (CROSSREF, DOWN), "at": LATER, **changes})


def told_by(*services: str, **changes: str) -> tuple[Notice, ...]:
    one = Notice("retraction", "doi:10.1234/n", "2021-02-03", services)
    return (replace(one, **changes),)


@pytest.mark.parametrize("turned", [False, True])
def test_two_answers_about_one_known_work_lose_nothing_of_it(*, turned: bool) -> None:
    old = a_joined(types=("journal article",), mesh=("Humans",))
    by_doi = replace(partly(asked=(CROSSREF,), types=("journal-article",)), ids=BOTH[:1])
    by_pmid = Record("pmid:101", ids=("pmid:101",), asked=(DOWN,), at=LATER)
    new = [by_pmid, by_doi] if turned else [by_doi, by_pmid]

    (found,) = merge(lock([old]), new).records

    assert (found.key, found.ids, found.mesh) == (BOTH[0], BOTH, ("Humans",))
    assert found.types == ("journal article", "journal-article")
    assert (found.asked, found.at) == ((CROSSREF, asked()), AT)


def test_what_services_that_all_answer_know_as_two_works_is_two() -> None:
    by_doi = a_record(BOTH[0], asked=(CROSSREF,), at=LATER)
    by_pmid = fresh()

    found = merge(lock([a_joined()]), [by_doi, by_pmid])

    assert found.records == (by_doi, by_pmid)


def test_two_records_that_one_service_has_side_by_side_are_two_works() -> None:
    old = a_joined(asked=(asked("crossref"), asked("europe-pmc"), asked()))
    down = asked("europe-pmc", "unchecked", LATER, "503")
    one = a_record(BOTH[0], asked=(down, asked(at=LATER)), at=LATER)

    found = merge(lock([old]), [one, fresh()])

    assert [each.ids for each in found.records] == [BOTH[:1], BOTH[1:]]


def test_two_known_entries_that_become_one_work_keep_what_the_silent_one_said() -> None:
    known = lock([a_record(mesh=("Mice",)), a_record(BOTH[0], asked=(asked("crossref"),))])

    (found,) = merge(known, [partly()]).records

    assert (found.key, found.mesh) == (BOTH[0], ("Mice",))


def test_a_notice_that_one_takes_back_stays_with_the_silent_one() -> None:
    old = a_joined(notices=told_by("crossref", "pubmed"))

    assert kept_from(old, partly()).notices == told_by("pubmed")


@pytest.mark.parametrize("field", ["notices", "notice_of"])
@pytest.mark.parametrize("less", [{}, {"date": ""}, {"id": ""}, {"id": "pmid:9", "date": "2021"}])
def test_a_notice_that_one_still_tells_is_told_by_the_silent_one_too(
    field: str, less: dict[str, str]
) -> None:
    old = a_joined(**{field: told_by("crossref", "pubmed")})
    new = partly(**{field: told_by("crossref", **less)})

    assert getattr(kept_from(old, new), field) == told_by("crossref", "pubmed")


def test_another_notice_is_another() -> None:
    old = a_joined(notices=told_by("pubmed"))
    other = told_by("crossref", id="doi:10.1234/other")

    assert kept_from(old, partly(notices=other)).notices == (*told_by("pubmed"), *other)


def test_types_and_headings_are_joined_while_one_is_silent() -> None:
    old = a_joined(types=("meta-analysis",), mesh=("Mice",))
    new = {"types": ("journal-article",), "mesh": ("Humans",)}

    found = kept_from(old, partly(**new))
    then = kept_from(found, partly(**new, asked=(CROSSREF, asked(at=LATER))))

    assert (found.types, found.mesh) == (("journal-article", "meta-analysis"), ("Humans", "Mice"))
    assert (then.types, then.mesh) == (new["types"], new["mesh"])


def test_the_words_of_the_more_trusted_service_stay_while_it_is_silent() -> None:
    old = a_joined(title="PubMed's", design="cohort", abstract_sha256="0" * 64)
    new = partly(title="Crossref's", year="2020", population="animal")

    found = kept_from(old, new)

    assert (found.title, found.year) == ("PubMed's", "2020")
    assert (found.design, found.population) == ("cohort", "")


def test_the_words_of_the_less_trusted_service_give_way_while_it_is_silent() -> None:
    down = asked("crossref", "unchecked", LATER, "503")

    found = kept_from(a_joined(), partly(title="New", asked=(down, asked(at=LATER))))

    assert (found.title, found.asked) == ("New", (asked("crossref"), asked(at=LATER)))


def test_services_are_trusted_as_where_their_answers_are_made_one() -> None:
    assert PREFERRED == ORDER


@pytest.mark.parametrize(("verdict", "answer"), [("dead", "absent"), ("unknown", "unchecked")])
def test_an_address_does_not_take_the_place_of_a_work_that_a_silent_registry_has(
    verdict: str, answer: str
) -> None:
    ids = ("doi:10.1234/x", "url:example.org/x")
    old = a_record(ids[0], ids=ids, asked=(asked("crossref"),))
    down = asked("crossref", "unchecked", LATER, "503")
    web = asked("web", answer, LATER)
    new = a_record(
        ids[1], asked=(down, web), verdict=verdict, reason="404", http_status=404, at=LATER
    )

    assert merge(lock([old]), [new]).records == (replace(old, asked=(asked("crossref"), web)),)


def test_a_work_that_its_registry_no_longer_has_is_dead() -> None:
    new = a_joined(verdict="dead", reason="gone", asked=(asked("crossref", "absent", LATER),))

    assert kept_from(a_joined(), new).verdict == "dead"


def test_what_is_dead_is_still_said_by_all_that_said_so() -> None:
    gone = (asked("crossref", "absent"), asked("doi.org", "absent"), asked("pubmed", "absent"))
    old = a_joined(verdict="dead", reason="gone", asked=gone)
    new = replace(old, asked=(asked("crossref", "absent", LATER), DOWN), at=LATER)

    found = kept_from(old, new)

    assert found.asked == (new.asked[0], *gone[1:])
    assert (found.verdict, found.at) == ("dead", AT)


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
        (a_record(), fresh(updated_in="pmid:8"), ("renewed since in pmid:8",)),
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
