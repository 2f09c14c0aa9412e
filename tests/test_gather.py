"""From identifiers to records, over real sockets: who is asked, what is known, what goes wrong."""

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from asking import SimulatedTimer, one, online, run
from interruptible import interruptible
from loopback_registries import Registries, served
from loopback_works import WORKS, ids
from marrowlint.errors import ConfigError
from marrowlint.page import Source
from marrowlint.verify.gather import verify
from marrowlint.verify.progress import Silent
from marrowlint.verify.registries.all import ALL as ALL_REGISTRIES
from marrowlint.verify.registries.all import BUCKETS
from marrowlint.verify.wanted import Verified, Wanted, wanted

ALL = tuple(tuple(ids(work)) for work in WORKS)
"""An entry for each work of the loopback services, with all its identifiers."""
HEADER = (
    "RetractionNature,RetractionDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionDOI,RetractionPubMedID"
)


@pytest.fixture
def services() -> Iterator[Registries]:
    with served() as services:
        yield services


def test_a_pmcid_leads_to_all_that_is_known(services: Registries) -> None:
    record = one(services, "pmcid:PMC5773187")

    assert record.key == "doi:10.1371/journal.pone.0191099"
    assert record.ids == ("doi:10.1371/journal.pone.0191099", "pmcid:PMC5773187", "pmid:29346436")
    assert record.url == "https://doi.org/10.1371/journal.pone.0191099"
    assert record.verdict == "alive"
    assert "Mice" in record.mesh
    assert record.design == "animal-experiment"
    assert record.abstract.startswith("Human bone marrow concentrate")
    assert {each.service for each in record.asked} == {"crossref", "europe-pmc", "pmc", "pubmed"}
    assert record.at == "2026-11-23T09:30:00Z"


def test_a_meeting_abstract_is_found_at_crossref(services: Registries) -> None:
    record = one(services, "doi:10.1182/blood-2024-199357")

    assert (record.issue, record.container) == ("Supplement 1", "Blood")


@pytest.mark.parametrize(
    ("key", "kind", "date", "services_told"),
    [
        ("pmid:90000001", "retraction", "2021-06-05", {"crossref", "europe-pmc", "pubmed"}),
        ("pmid:90000003", "partial-retraction", "2022-12-01", {"crossref", "europe-pmc", "pubmed"}),
        ("pmid:90000004", "concern", "2021-10-28", {"crossref", "europe-pmc", "pubmed"}),
        ("pmid:90000005", "correction", "2023-03-01", {"crossref", "europe-pmc", "pubmed"}),
        ("pmid:90000006", "retraction", "2020-02-02", {"retraction-watch"}),
        ("doi:10.5555/synthetic.half", "retraction", "2020-02-03", {"crossref"}),
        ("doi:10.1101/2020.01.30.000002", "withdrawal", "2020-02-02", {"biorxiv"}),
    ],
)
def test_a_notice_is_one_notice_whoever_knows_it(
    services: Registries, key: str, kind: str, date: str, services_told: set[str]
) -> None:
    (notice,) = one(services, key).notices

    assert (notice.kind, notice.date) == (kind, date)
    assert set(notice.services) == services_told


def test_a_notice_is_known_as_one(services: Registries) -> None:
    record = one(services, "pmid:90000002")

    assert record.notices == ()
    assert [(each.kind, each.id) for each in record.notice_of] == [
        ("retraction", "doi:10.5555/synthetic.retracted")
    ]


def test_a_preprint_knows_its_article_and_stays_another_work(services: Registries) -> None:
    verified = run(services, ("doi:10.1101/2020.05.05.000001", "pmid:90000007"))
    records = {each.key: each for each in verified.records}

    assert (
        records["doi:10.1101/2020.05.05.000001"].published_as == "doi:10.5555/synthetic.published"
    )
    assert len(verified.by_wanted[0]) == 2


def test_a_data_set_is_found_at_its_registrar(services: Registries) -> None:
    record = one(services, "doi:10.5072/synthetic.data")

    assert (record.verdict, record.container) == ("alive", "Zenodo")


def test_a_trial_is_found_at_its_register(services: Registries) -> None:
    record = one(services, "nct:NCT09000001")

    assert record.trial is not None
    assert record.trial.status == "TERMINATED"


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("pmid:99999999", "pubmed has no such PMID"),
        ("doi:10.5555/nothing", "doi.org has no such DOI"),
        ("nct:NCT00000000", "clinicaltrials.gov has no such NCT"),
    ],
)
def test_what_the_authority_has_not_is_dead(services: Registries, key: str, reason: str) -> None:
    record = one(services, key)

    assert (record.key, record.verdict, record.reason) == (key, "dead", reason)


def test_a_pmcid_that_is_not_at_pmc_is_not_called_dead(services: Registries) -> None:
    assert one(services, "pmcid:PMC123").verdict == "unknown"


def test_identifiers_of_two_works_give_two_records(services: Registries) -> None:
    verified = run(services, ("pmcid:PMC5773187", "doi:10.1161/strokeaha.116.012701"))

    assert verified.by_wanted[0] == (
        "doi:10.1371/journal.pone.0191099",
        "doi:10.1161/strokeaha.116.012701",
    )


def test_a_wrong_identifier_beside_a_right_one_is_told_apart(services: Registries) -> None:
    verified = run(services, ("pmid:90000008", "doi:10.5555/nothing"))

    assert verified.by_wanted[0] == ("doi:10.5555/synthetic.plain", "doi:10.5555/nothing")
    assert [each.verdict for each in verified.records] == ["dead", "alive"]


def test_equal_works_are_asked_about_once(services: Registries) -> None:
    verified = run(
        services,
        ("pmid:90000008",),
        ("pmcid:PMC9900008",),
        ("doi:10.5555/synthetic.plain", "pmid:90000008"),
    )

    assert len(verified.records) == 1
    assert set(verified.by_wanted.values()) == {("doi:10.5555/synthetic.plain",)}
    assert services.counts["ncbi"] == 2


def test_what_has_no_identifier_has_no_record(services: Registries) -> None:
    verified = run(services, ())

    assert verified == Verified(by_wanted={0: ()}, calls=verified.calls)
    assert services.calls == []


def test_records_do_not_depend_on_the_order_of_entries(services: Registries) -> None:
    first = run(services, *ALL)

    assert run(services, *reversed(ALL)).records == first.records


def test_calls_are_counted(services: Registries) -> None:
    verified = run(services, *ALL)

    assert {name: count for name, count in verified.calls.items() if count} == services.counts


def test_who_gives_a_contact_is_known_by_it(services: Registries) -> None:
    run(services, ("pmid:90000008",), contact="me@example.org")

    assert all("mailto:me@example.org" in call.headers["user-agent"] for call in services.calls)
    assert services.secrets == set()


def test_retraction_watch_is_heard_where_the_user_has_it(
    services: Registries, tmp_path: Path
) -> None:
    (tmp_path / "watch.csv").write_text(
        f"{HEADER}\nRetraction,6/5/2021 0:00,10.5555/synthetic.plain,0,10.5555/n,0\n"
    )
    record = one(services, "pmid:90000008", retraction_watch=tmp_path / "watch.csv")

    assert [(each.kind, each.services) for each in record.notices] == [
        ("retraction", ("retraction-watch",))
    ]
    assert record.retracted


def test_retracted_references_are_found(services: Registries, tmp_path: Path) -> None:
    (tmp_path / "watch.csv").write_text(
        f"{HEADER}\nRetraction,6/5/2021 0:00,10.5555/synthetic.plain,0,10.5555/n,0\n"
    )
    record = one(services, "pmid:90000001", retraction_watch=tmp_path / "watch.csv")

    assert record.retracted_references == ("doi:10.5555/synthetic.plain",)


def test_a_file_that_is_no_retraction_watch_is_refused(
    services: Registries, tmp_path: Path
) -> None:
    (tmp_path / "watch.csv").write_text("a,b\n1,2\n")

    with pytest.raises(ConfigError):
        run(services, ("pmid:90000001",), retraction_watch=tmp_path / "watch.csv")


@pytest.fixture(scope="module")
def clean() -> Verified:
    with served() as services:
        return run(services, *ALL)


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_service_that_is_down_makes_nothing_dead(services: Registries, bucket: str) -> None:
    services.fail(bucket, "down")

    verified = run(services, *ALL)

    shown = {registry.shown for registry in ALL_REGISTRIES if registry.bucket == bucket}
    unchecked = {
        asked.service
        for record in verified.records
        for asked in record.asked
        if asked.answer == "unchecked"
    }
    assert {each.verdict for each in verified.records} <= {"alive", "unknown"}
    assert unchecked == shown


@pytest.mark.parametrize("fault", ["429", "500", "html", "half", "drop"])
def test_when_all_services_fail_nothing_is_known_and_nothing_is_dead(
    services: Registries, fault: str
) -> None:
    for bucket in BUCKETS:
        services.fail(bucket, *[fault] * 500)

    verified = run(services, *ALL)

    assert {each.verdict for each in verified.records} == {"unknown"}
    assert all(each.reason for each in verified.records)
    assert len(services.calls) < 120


@pytest.mark.parametrize("fault", ["429", "500", "drop"])
def test_a_storm_that_passes_leaves_no_trace(
    services: Registries, clean: Verified, fault: str
) -> None:
    for bucket in BUCKETS:
        services.fail(bucket, fault)

    assert run(services, *ALL).records == clean.records


def test_europe_pmc_stands_in_for_ncbi(services: Registries) -> None:
    services.fail("ncbi", "down")
    services.fail("idconv", "down")

    record = one(services, "pmcid:PMC5773187")

    assert record.verdict == "alive"
    assert "Mice" in record.mesh


def test_without_a_network_nothing_is_known_and_nothing_is_dead() -> None:
    with served() as gone:
        pass

    verified = run(gone, *ALL)

    assert {each.verdict for each in verified.records} == {"unknown"}
    assert all("left alone" in note for note in verified.notes)


def test_what_is_not_asked_in_time_is_unchecked(services: Registries) -> None:
    services.fail("ncbi", "slow")

    given = replace(online(services.url), deadline=0.3)
    (record,) = verify([Wanted(("pmid:90000008",))], given, Silent()).records

    assert record.verdict == "unknown"
    assert "the time of this run was up" in record.reason


def test_an_interrupted_run_keeps_what_it_heard(services: Registries, tmp_path: Path) -> None:
    services.fail("ncbi", "slow", "slow")
    given = online(services.url, tmp_path)
    entries = [Wanted(("nct:NCT09000001",)), Wanted(("pmid:90000008",))]
    main = threading.main_thread().ident
    timer = threading.Timer(0.4, signal.pthread_kill, [main, signal.SIGINT])
    timer.start()

    with interruptible(), pytest.raises(KeyboardInterrupt):
        verify(entries, given, Silent(), SimulatedTimer())

    timer.join()
    services.calls.clear()
    services.faults.clear()
    assert run(services, ("nct:NCT09000001",), cache=tmp_path).records[0].verdict == "alive"
    assert services.counts["trials"] == 0


def test_an_arxiv_number_and_its_doi_are_one_work(services: Registries) -> None:
    verified = run(services, ("arxiv:2401.00001", "doi:10.48550/arxiv.2401.00001"))

    assert verified.by_wanted[0] == ("doi:10.48550/arxiv.2401.00001",)
    assert "arxiv:2401.00001" in verified.records[0].ids


def a_source(**fields: str) -> Source:
    return Source(0, "/sources/0", "1", **fields)  # type: ignore[arg-type]  # by name


def test_a_source_is_asked_about_by_all_its_identifiers() -> None:
    asked = wanted(
        a_source(pmid="29346436", url="https://pmc.ncbi.nlm.nih.gov/articles/PMC5773187/")
    )

    assert asked.keys == ("pmid:29346436", "pmcid:PMC5773187")
    assert asked.guessed == frozenset()


def test_half_a_character_stops_nothing(services: Registries) -> None:
    verified = run(services, ("url:x.org/\ud83d",), ("pmid:90000008",))

    assert verified.by_wanted[0] == ()
    assert verified.by_wanted[1] == ("doi:10.5555/synthetic.plain",)
