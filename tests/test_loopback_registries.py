"""The loopback registries speak so that our readers, made for the recorded samples, read them."""

from collections.abc import Iterator

import httpx
import pytest

from loopback_registries import Registries, served
from marrowlint.facts import Record
from marrowlint.verify.registries.all import ALL, BY_NAME
from marrowlint.verify.registries.registry import Registry, Said

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


def test_numbered_works_come_by_arithmetic(registries: Registries) -> None:
    found = ask(registries, BY_NAME["ncbi-summary"], "pmid:30000000", "pmid:30009999")

    assert [each.record and each.record.title for each in found] == [
        "Synthetic record number 0",
        "Synthetic record number 9999",
    ]


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
