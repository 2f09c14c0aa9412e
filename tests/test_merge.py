"""Many answers about a work make one record, the same in whatever order they came."""

import hashlib
import random
from collections.abc import Iterable

import pytest

from marrowlint.evidence.drawn import draw
from marrowlint.facts import Asked, Notice, Record
from marrowlint.verify.digest import digest
from marrowlint.verify.heard import Heard, absent, found, unchecked
from marrowlint.verify.merge import Page, Work, merge
from marrowlint.verify.merge_notices import merged
from marrowlint.verify.voice import Voice
from marrowlint.verify.works import Works, main

AT = "2026-11-23T09:30:00Z"
EARLIER = "2026-11-20T09:30:00Z"
TITLE = "Effect of a synthetic extract on bone density in adults"
OTHER = "A wholly different report about sleep and heart rhythm"


def of(*heard: Heard, ids: Iterable[str] = ("doi:10.5555/a",), authority: bool = False) -> Record:
    """Return the record of a work of which ``heard`` was heard."""
    voices = [Voice(each.record.key if each.record else "doi:10.5555/a", each, authority)
              for each in heard]  # fmt: skip
    return merge(Work(frozenset(ids), tuple(voices)))


def says(service: str, **fields: object) -> Heard:
    given = {"key": "doi:10.5555/a", **fields}
    return found(service, AT, digest(Record(**given)))  # type: ignore[arg-type]  # by name


def test_what_any_service_has_is_there() -> None:
    record = of(absent("crossref", AT), says("europe-pmc"), unchecked("pubmed", AT, "no"))

    assert (record.verdict, record.reason) == ("alive", "")


def test_what_the_authority_has_not_is_dead() -> None:
    record = of(absent("doi.org", AT), authority=True)

    assert (record.verdict, record.reason) == ("dead", "doi.org has no such DOI")


def test_what_others_have_not_is_unknown() -> None:
    record = of(absent("crossref", AT))

    assert record.verdict == "unknown"
    assert "crossref has no record" in record.reason


def test_what_nobody_could_tell_is_unknown_with_the_reason() -> None:
    record = of(unchecked("crossref", AT, "it answered 503"), absent("europe-pmc", AT))

    assert (record.verdict, record.reason) == ("unknown", "crossref: it answered 503")


def test_the_authority_that_did_not_answer_kills_nothing() -> None:
    assert of(unchecked("doi.org", AT, "it answered 500"), authority=True).verdict == "unknown"


def test_a_dead_address_of_a_work_that_a_registry_has_does_not_kill_it() -> None:
    page = Page("dead", "404: not found", 404)
    voice = Voice("doi:10.5555/a", says("crossref"))

    record = merge(Work(frozenset({"doi:10.5555/a", "url:x.org/a"}), (voice,), page=page))

    assert (record.verdict, record.reason, record.http_status) == ("alive", "", 404)


def test_the_first_of_the_services_that_knows_gives_the_title() -> None:
    record = of(
        says("datacite", title="From DataCite", container="Data"),
        says("crossref", title="From Crossref", year="2019"),
        says("pubmed", title="From PubMed"),
    )

    assert (record.title, record.year, record.container) == ("From PubMed", "2019", "Data")


def test_types_and_headings_of_all_are_kept() -> None:
    record = of(
        says("pubmed", types=("review",), mesh=("Mice",)),
        says("europe-pmc", types=("meta-analysis",), mesh=("Humans", "Mice")),
    )

    assert record.types == ("meta-analysis", "review")
    assert record.mesh == ("Humans", "Mice")


def test_a_work_is_filed_under_its_doi() -> None:
    ids = frozenset({"pmid:1", "url:x.org", "doi:10.5555/b", "pmcid:PMC1", "isbn:9780000000000"})

    assert main(ids, ()) == "doi:10.5555/b"


def test_of_two_dois_the_one_that_a_service_has_counts() -> None:
    assert main({"doi:10.5555/a", "doi:10.5555/b"}, {"doi:10.5555/b"}) == "doi:10.5555/b"


def test_it_says_who_was_asked_and_when_last() -> None:
    record = of(
        says("pubmed"),
        unchecked("pubmed", AT, "it answered 500"),
        found("crossref", EARLIER, Record("doi:10.5555/a")),
        absent("europe-pmc", AT),
    )

    assert record.asked == (
        Asked("crossref", "found", EARLIER),
        Asked("europe-pmc", "absent", AT),
        Asked("pubmed", "found", AT),
        Asked("pubmed", "unchecked", AT, "it answered 500"),
    )
    assert record.at == AT


ABSTRACT = (
    "In 40 mice density rose by 12 %. Bone was measured twice. The study was at risk of bias."
)


def test_an_abstract_is_kept_where_its_licence_allows() -> None:
    record = of(says("europe-pmc", title=TITLE, abstract=ABSTRACT, licence="cc by"))

    assert record.abstract == ABSTRACT
    assert record.abstract_sha256 == hashlib.sha256(ABSTRACT.encode()).hexdigest()


@pytest.mark.parametrize("licence", ["", "cc by-nc", "cc by-nd", "all rights reserved"])
def test_else_its_hash_and_what_it_tells_is_kept(licence: str) -> None:
    record = of(says("pubmed", title=TITLE, abstract=ABSTRACT, licence=licence))

    assert record.abstract == ""
    assert record.abstract_sha256 == hashlib.sha256(ABSTRACT.encode()).hexdigest()
    assert record.numbers == draw(TITLE, ABSTRACT).numbers
    assert record.limits is not None


def test_the_licence_may_come_from_another_service_than_the_abstract() -> None:
    record = of(
        says("pubmed", abstract=ABSTRACT),
        says("europe-pmc", abstract="Another wording.", licence="cc0"),
    )

    assert (record.abstract, record.licence) == (ABSTRACT, "cc0")


def test_the_facts_are_those_of_the_abstract_that_counts() -> None:
    record = of(
        says("europe-pmc", abstract="In 99 rats."), says("pubmed", abstract="In 40 adults.")
    )

    assert record.abstract_sha256 == hashlib.sha256(b"In 40 adults.").hexdigest()
    assert all("99" not in number for number in record.numbers)


def test_the_same_answers_give_the_same_record_in_any_order() -> None:
    heard = [
        says("pubmed", title=TITLE, abstract=ABSTRACT, types=("a",)),
        says("pubmed", title=TITLE + ".", mesh=("Mice",)),
        says("crossref", title="Other", notices=(Notice("retraction", "doi:10.5555/n"),)),
        says("europe-pmc", abstract="Else", licence="cc by"),
        absent("datacite", AT),
        unchecked("biorxiv", AT, "why"),
    ]
    first = of(*heard)
    for seed in range(50):
        random.Random(seed).shuffle(heard)  # noqa: S311 - an order, no secret

        assert of(*heard) == first


def notices(*said: Notice) -> tuple[Notice, ...]:
    return merged(said, ("pubmed", "crossref"), {})


def test_one_notice_that_two_services_know_is_one() -> None:
    found = notices(
        Notice("retraction", "doi:10.5555/n", "2020-02-06", ("pubmed",)),
        Notice("retraction", "doi:10.5555/n", "2020-02-02", ("crossref",)),
    )

    assert found == (Notice("retraction", "doi:10.5555/n", "2020-02-06", ("crossref", "pubmed")),)


def test_notices_of_one_day_under_a_pmid_and_a_doi_are_one() -> None:
    found = notices(
        Notice("concern", "pmid:7", "2020-02", ("europe-pmc",)),
        Notice("concern", "doi:10.5555/n", "2020-02-06", ("crossref",)),
    )

    assert found == (Notice("concern", "doi:10.5555/n", "2020-02-06", ("crossref", "europe-pmc")),)


def test_two_corrections_of_one_day_stay_two() -> None:
    found = notices(
        Notice("correction", "doi:10.5555/m", "2020-02-06", ("crossref",)),
        Notice("correction", "doi:10.5555/n", "2020-02-06", ("crossref",)),
    )

    assert len(found) == 2


def test_services_that_differ_in_kind_are_both_heard() -> None:
    found = notices(
        Notice("retraction", "doi:10.5555/n", "2020-02-06", ("pubmed",)),
        Notice("partial-retraction", "doi:10.5555/n", "2020-02-06", ("crossref",)),
    )

    assert [(each.kind, each.services) for each in found] == [
        ("partial-retraction", ("crossref",)),
        ("retraction", ("pubmed",)),
    ]


def test_who_knows_no_date_speaks_of_the_notice_there_is() -> None:
    found = notices(
        Notice("retraction", services=("europe-pmc",)),
        Notice("retraction", "doi:10.5555/n", "2020-02-06", ("crossref",)),
    )

    assert found == (
        Notice("retraction", "doi:10.5555/n", "2020-02-06", ("crossref", "europe-pmc")),
    )


def test_a_pmid_whose_doi_is_known_is_that_notice() -> None:
    said = (
        Notice("retraction", "pmid:7", "2020-05-01", ("pubmed",)),
        Notice("retraction", "doi:10.5555/n", "2020-02-06", ("crossref",)),
    )

    assert len(merged(said, (), {"pmid:7": "doi:10.5555/n"})) == 1


def test_notices_are_the_same_in_any_order() -> None:
    said = [
        Notice(kind, key, date, (service,))
        for kind in ("retraction", "correction")
        for key in ("", "pmid:1", "doi:10.5555/a", "doi:10.5555/b")
        for date in ("", "2020", "2020-02-06")
        for service in ("pubmed", "crossref")
    ]
    first = notices(*said)
    for seed in range(20):
        random.Random(seed).shuffle(said)  # noqa: S311 - an order, no secret

        assert notices(*said) == first


def grouped(*records: Record) -> Works:
    works = Works()
    for record in records:
        works.add(record)
    return works


def test_what_a_service_has_under_several_identifiers_is_one_work() -> None:
    works = grouped(Record("pmid:1", ids=("doi:10.5555/a", "pmcid:PMC1", "pmid:1")))

    assert works.of("pmcid:PMC1") == {"doi:10.5555/a", "pmcid:PMC1", "pmid:1"}


def test_two_pubmed_records_with_one_doi_stay_two_works() -> None:
    works = grouped(
        Record("pmid:1", ids=("doi:10.5555/a", "pmid:1"), title=TITLE),
        Record("pmid:2", ids=("doi:10.5555/a", "pmid:2"), title=f"Retraction: {TITLE}"),
    )

    assert works.of("pmid:2") == {"pmid:2"}
    assert works.of("doi:10.5555/a") == {"doi:10.5555/a", "pmid:1"}


def test_two_dois_are_one_work_only_where_the_titles_agree() -> None:
    first = Record("pmid:1", ids=("doi:10.5555/a", "pmid:1"), title=TITLE)
    second = Record("doi:10.5555/b", ids=("doi:10.5555/b",), title=TITLE)
    link = Record("pmcid:PMC1", ids=("doi:10.5555/b", "pmcid:PMC1", "pmid:1"))

    assert "doi:10.5555/b" in grouped(first, second, link).of("pmid:1")

    strange = Record("doi:10.5555/b", ids=("doi:10.5555/b",), title=OTHER)

    assert "doi:10.5555/b" not in grouped(first, strange, link).of("pmid:1")


def test_a_trial_is_no_identifier_of_its_paper() -> None:
    works = grouped(Record("pmid:1", ids=("pmid:1",), registrations=("nct:NCT00000001",)))

    assert works.of("nct:NCT00000001") == {"nct:NCT00000001"}


def test_an_entry_joins_what_has_one_title() -> None:
    works = grouped(
        Record("pmid:1", ids=("pmid:1",), title=TITLE),
        Record("doi:10.5555/a", ids=("doi:10.5555/a",), title=TITLE.upper()),
    )
    works.claim(("pmid:1", "doi:10.5555/a", "pmcid:PMC404"))

    assert works.of("pmid:1") == {"pmid:1", "doi:10.5555/a"}


def test_an_entry_does_not_join_what_has_two_titles() -> None:
    works = grouped(
        Record("pmid:1", ids=("pmid:1",), title=TITLE),
        Record("doi:10.5555/a", ids=("doi:10.5555/a",), title=OTHER),
    )
    works.claim(("pmid:1", "doi:10.5555/a"))

    assert works.of("pmid:1") == {"pmid:1"}


def test_a_preprint_is_not_its_article() -> None:
    works = grouped(
        Record("pmid:1", ids=("pmid:1",), title=TITLE),
        Record("doi:10.5555/a", ids=("doi:10.5555/a",), title=TITLE, preprint=True),
    )
    works.claim(("pmid:1", "doi:10.5555/a"))

    assert works.of("pmid:1") == {"pmid:1"}
