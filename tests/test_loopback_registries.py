"""The loopback registries speak so that our readers, made for the recorded samples, read them."""

from collections.abc import Iterator

import httpx
import pytest

from loopback_registries import Registries, served
from marrowlint.facts import Record
from marrowlint.verify.registries.all import ALL, BY_NAME
from marrowlint.verify.registries.registry import Registry, Said
from shared_data import shared

SEED = ("pmid:29346436", "pmcid:PMC5773187", "doi:10.1371/journal.pone.0191099")
RETRACTED = "10.5555/synthetic.retracted"
KNOWN = {
    "ncbi-idconv": "pmcid:PMC5773187",
    "ncbi-summary": "pmid:29346436",
    "ncbi-records": "pmid:29346436",
    "europe-pmc": "pmid:29346436",
    "crossref": "doi:10.1371/journal.pone.0191099",
    "doi": "doi:10.1371/journal.pone.0191099",
    "datacite": "doi:10.5072/synthetic.data",
    "trials": "nct:NCT09000001",
    "biorxiv": "doi:10.1101/2020.01.30.000002",
}
UNKNOWN = {"pmid": "pmid:1", "pmcid": "pmcid:PMC1", "doi": "doi:10.5555/none", "nct": "nct:NCT1"}


@pytest.fixture(scope="module")
def registries() -> Iterator[Registries]:
    with served() as found:
        yield found


def ask(registries: Registries, registry: Registry, *asked: str) -> tuple[Said, ...]:
    said: list[Said] = []
    for request in registry.requests(asked, ""):
        url = f"{registries.url}{registry.bucket}/{request.path}"
        with httpx.Client(trust_env=False) as client:
            if request.form:
                answer = client.post(url, data=dict(request.form))
            else:
                answer = client.get(url, params=dict(request.query))
        if answer.status_code in registry.read_statuses:
            said += registry.read(request, answer.content)
    return tuple(said)


def record(registries: Registries, name: str, asked: str) -> Record:
    (said,) = ask(registries, BY_NAME[name], asked)
    assert said.record is not None
    return said.record


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
def test_each_registry_knows_its_work(registries: Registries, registry: Registry) -> None:
    (said,) = ask(registries, registry, KNOWN[registry.name])

    assert said.record is not None
    assert KNOWN[registry.name] in said.record.ids


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
def test_no_registry_knows_what_is_not_there(registries: Registries, registry: Registry) -> None:
    said = ask(registries, registry, UNKNOWN[registry.schemes[0]])

    assert all(each.record is None for each in said)


def test_the_converter_gives_all_identifiers(registries: Registries) -> None:
    found = record(registries, "ncbi-idconv", "pmcid:PMC5773187")

    assert set(found.ids) == set(SEED)


@pytest.mark.parametrize("name", ["ncbi-records", "europe-pmc"])
def test_headings_name_mice_and_people(registries: Registries, name: str) -> None:
    found = record(registries, name, "pmid:29346436")

    assert {"Animals", "Humans", "Mice"} <= set(found.mesh)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("ncbi-summary", "pmid:90000001"),
        ("ncbi-records", "pmid:90000001"),
        ("europe-pmc", "pmid:90000001"),
        ("crossref", f"doi:{RETRACTED}"),
    ],
)
def test_services_agree_on_a_retraction(registries: Registries, name: str, asked: str) -> None:
    found = record(registries, name, asked)

    notices = {(each.kind, each.id, each.date) for each in found.notices}
    assert notices == {("retraction", "doi:10.5555/synthetic.notice", "2021-06-05")}
    assert found.notice_of == ()


@pytest.mark.parametrize("name", ["ncbi-summary", "ncbi-records", "europe-pmc"])
def test_a_notice_is_told_from_the_work(registries: Registries, name: str) -> None:
    found = record(registries, name, "pmid:90000002")

    assert [each.id for each in found.notice_of] == [f"doi:{RETRACTED}"]
    assert found.notices == ()


@pytest.mark.parametrize(
    ("asked", "kind", "date"),
    [
        ("90000003", "partial-retraction", "2022-12-01"),
        ("90000004", "concern", "2021-10-28"),
        ("90000005", "correction", "2023-03-01"),
    ],
)
def test_services_agree_on_other_notices(
    registries: Registries, asked: str, kind: str, date: str
) -> None:
    heard = [record(registries, name, f"pmid:{asked}") for name in ("ncbi-records", "europe-pmc")]
    doi = next(each for each in heard[0].ids if each.startswith("doi:"))
    heard += [record(registries, "ncbi-summary", f"pmid:{asked}")]
    heard += [record(registries, "crossref", doi)]

    assert [{(each.kind, each.date) for each in found.notices} for found in heard] == [
        {(kind, date)}
    ] * 4


def test_only_who_knows_of_a_notice_tells(registries: Registries) -> None:
    pubmed = record(registries, "ncbi-records", "pmid:90000006")
    crossref = record(registries, "crossref", "doi:10.5555/synthetic.watch")

    assert pubmed.notices == ()
    assert [(each.kind, each.services) for each in crossref.notices] == [
        ("retraction", ("retraction-watch",))
    ]


def test_a_preprint_and_its_article_name_each_other(registries: Registries) -> None:
    preprint = record(registries, "biorxiv", "doi:10.1101/2020.05.05.000001")
    article = record(registries, "crossref", "doi:10.5555/synthetic.published")

    assert preprint.published_as == "doi:10.5555/synthetic.published"
    assert article.preprint_of == "doi:10.1101/2020.05.05.000001"


def test_a_withdrawn_preprint_says_when(registries: Registries) -> None:
    (notice,) = record(registries, "biorxiv", "doi:10.1101/2020.01.30.000002").notices

    assert (notice.kind, notice.date) == ("withdrawal", "2020-02-02")


def test_trials_say_what_became_of_them(registries: Registries) -> None:
    said = ask(registries, BY_NAME["trials"], *(f"nct:NCT0900000{number}" for number in (1, 2, 3)))
    found = [each.record.trial for each in said if each.record and each.record.trial]

    assert [(each.status, each.has_results) for each in found] == [
        ("TERMINATED", False),
        ("COMPLETED", False),
        ("COMPLETED", True),
    ]
    assert found[0].why_stopped


def test_recorded_answers_are_told_as_they_are(registries: Registries) -> None:
    shared("api-samples")
    pubmed = record(registries, "ncbi-summary", "pmid:9500320")
    crossref = record(registries, "crossref", "doi:10.1016/s0140-6736(97)11096-0")

    assert {each.kind for each in pubmed.notices} >= {"retraction"}
    assert {each.kind for each in crossref.notices} >= {"retraction", "correction"}


def test_a_record_without_a_recorded_summary_has_one_made(registries: Registries) -> None:
    shared("api-samples")
    short = record(registries, "ncbi-summary", "pmid:22663011")
    whole = record(registries, "ncbi-records", "pmid:22663011")

    assert (short.title, short.types, short.ids) == (whole.title, whole.types, whole.ids)


def test_numbered_works_come_by_arithmetic(registries: Registries) -> None:
    found = ask(registries, BY_NAME["ncbi-summary"], "pmid:30000000", "pmid:30009999")

    assert [each.record and each.record.title for each in found] == [
        "Synthetic record number 0",
        "Synthetic record number 9999",
    ]


def test_more_than_a_service_takes_is_refused(registries: Registries) -> None:
    ids = ",".join(map(str, range(1, 202)))
    many = {"ids": ids, "idtype": "pmid", "id": ids, "db": "pubmed"}
    codes = [
        httpx.post(f"{registries.url}{path}", data=many, trust_env=False).status_code
        for path in ("idconv/", "ncbi/esummary.fcgi", "ncbi/efetch.fcgi")
    ]

    assert codes == [400, 400, 400]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("crossref/works?filter=doi:10.5555/a,b", 400),
        ("crossref/works/10.5555%2Fnone", 404),
        ("trials/studies/NCT99999999", 404),
        ("trials/studies/nct1", 400),
        ("archive/web/https://example.org/gone", 404),
        ("nobody/", 404),
    ],
)
def test_a_refusal_is_no_json(registries: Registries, path: str, status: int) -> None:
    answer = httpx.get(f"{registries.url}{path}", trust_env=False)

    assert answer.status_code == status
    assert status == 400 or not answer.headers["content-type"].startswith("application/json")


def test_unknown_works_are_left_out_of_a_list(registries: Registries) -> None:
    dois = f"doi:{RETRACTED},doi:10.5555/none"
    answer = httpx.get(f"{registries.url}crossref/works?filter={dois}", trust_env=False).json()

    assert [each["DOI"] for each in answer["message"]["items"]] == [RETRACTED]


def test_a_long_search_comes_in_pages(registries: Registries) -> None:
    url = f"{registries.url}europe-pmc/search"
    query = {"query": "EXT_ID:30000001 OR EXT_ID:30000002 OR EXT_ID:30000003", "pageSize": "2"}
    first = httpx.get(url, params=query, trust_env=False).json()
    mark = {"cursorMark": first["nextCursorMark"]}
    second = httpx.get(url, params={**query, **mark}, trust_env=False).json()

    pages = [[row["pmid"] for row in page["resultList"]["result"]] for page in (first, second)]
    assert pages == [["30000001", "30000002"], ["30000003"]]
    assert "nextCursorMark" not in second


def test_the_archive_has_some_addresses(registries: Registries) -> None:
    url = "https://example.org/archived?page=2"
    answer = httpx.get(f"{registries.url}archive/web/{url}", trust_env=False)

    assert answer.status_code == 302
    assert answer.headers["location"] == f"/web/20200101000000/{url}"


def test_who_asks_too_fast_is_told_to_wait() -> None:
    with served() as registries, httpx.Client(trust_env=False) as client:
        registries.pace["ncbi"] = 3
        url = f"{registries.url}ncbi/esummary.fcgi?db=pubmed&id=1"
        answers = [client.get(url) for _ in range(5)]

    assert [each.status_code for each in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["retry-after"] == "1"


def test_secrets_are_seen() -> None:
    with served() as registries:
        httpx.get(f"{registries.url}doi/x", headers={"Cookie": "a=b"}, trust_env=False)

        assert registries.secrets == {"cookie"}
        assert registries.paths == {("doi", "x"): 1}


def test_calls_and_headers_are_kept() -> None:
    with served() as registries:
        ask(registries, BY_NAME["trials"], "nct:NCT09000001")

        assert registries.counts == {"trials": 1}
        assert "cookie" not in registries.calls[0].headers


def test_it_misbehaves_on_demand() -> None:
    with served() as registries:
        registries.fail("doi", "429", "html")
        codes = [httpx.get(f"{registries.url}doi/x", trust_env=False) for _ in range(3)]

    assert [code.status_code for code in codes] == [429, 200, 404]
    assert codes[1].text.startswith("<!doctype html>")
