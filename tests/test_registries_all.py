"""All registries: what is asked in whose name, how fast, and of whom the word counts."""

import pytest

from marrowlint.verify.registries.all import ALL, BUCKETS, BY_NAME
from marrowlint.verify.registries.registry import Registry

SAMPLES = {
    "doi": "doi:10.1101/2020.01.30.927871",
    "pmid": "pmid:9500320",
    "pmcid": "pmcid:PMC5773187",
    "nct": "nct:NCT01234567",
}
IN_BATCHES = [registry for registry in ALL if registry.batch > 1]


def test_names() -> None:
    assert list(BY_NAME) == [
        *("ncbi-idconv", "ncbi-summary", "ncbi-records", "europe-pmc", "crossref"),
        *("doi", "datacite", "trials", "biorxiv"),
    ]


def test_buckets() -> None:
    assert (
        *("idconv", "ncbi", "europe-pmc", "crossref", "doi"),
        *("datacite", "trials", "biorxiv"),
    ) == BUCKETS


def test_those_of_one_bucket_keep_one_pace() -> None:
    paces = {(registry.bucket, registry.pace) for registry in ALL}

    assert len(paces) == len(BUCKETS)


@pytest.mark.parametrize(
    ("name", "pace", "identified"),
    [
        ("ncbi-summary", 3.0, 10.0),
        ("ncbi-records", 3.0, 10.0),
        ("ncbi-idconv", 3.0, 0.0),
        ("crossref", 1.0, 3.0),
        ("europe-pmc", 5.0, 0.0),
        ("biorxiv", 1.0, 0.0),
    ],
)
def test_paces_are_those_the_services_publish(name: str, pace: float, identified: float) -> None:
    found = BY_NAME[name].pace

    assert (found.per_second, found.identified_per_second) == (pace, identified)


def test_fifty_calls_a_minute_for_trials() -> None:
    assert BY_NAME["trials"].pace.per_second == pytest.approx(50 / 60)


def test_only_a_key_makes_ncbi_faster() -> None:
    assert {registry.name for registry in ALL if registry.pace.by_key} == {
        "ncbi-summary",
        "ncbi-records",
    }


def test_each_scheme_has_one_authority_at_most() -> None:
    said = [scheme for registry in ALL for scheme in registry.authority]

    assert sorted(said) == ["doi", "nct", "pmid"]


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
def test_the_form_of_a_registry(registry: Registry) -> None:
    asked = [SAMPLES[scheme] for scheme in registry.schemes]

    calls = list(registry.requests(asked, "me@example.org"))

    assert registry.base.startswith("https://")
    assert registry.base.endswith("/")
    assert {each for call in calls for each in call.asked} == set(asked)
    assert {call.service for call in calls} == {registry.name}
    assert all(len(call.asked) <= registry.batch for call in calls)
    assert not any(call.path.startswith("/") or " " in call.path for call in calls)
    assert not any(key == "api_key" for call in calls for key, _ in (*call.query, *call.form))


@pytest.mark.parametrize("registry", ALL, ids=lambda registry: registry.name)
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "doi",
        "doi:",
        "url:example.org",
        "pmid:x",
        "nct:NCT1",
        "doi:10.1000/a\nb",
        "DOI:10.1000/x",
    ],
)
def test_what_is_no_identifier_is_not_asked(registry: Registry, asked: str) -> None:
    assert list(registry.requests([asked], "")) == []


@pytest.mark.parametrize("registry", IN_BATCHES, ids=lambda registry: registry.name)
def test_10_000_identifiers_make_few_calls(registry: Registry) -> None:
    scheme = registry.schemes[0]
    form = {"doi": "10.1000/x.{}", "pmid": "{}", "pmcid": "PMC{}", "nct": "NCT{:08}"}[scheme]
    asked = [f"{scheme}:{form.format(number)}" for number in range(1, 10_001)]

    assert len(list(registry.requests(asked, ""))) == 10_000 / registry.batch
