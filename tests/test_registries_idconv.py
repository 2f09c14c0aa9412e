"""The PMC ID Converter: one type a call, and "not in PMC" is never "does not exist"."""

import pytest

from marrowlint.verify.registries.idconv import REGISTRY
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body, recorded, said

ARTICLE = {
    "pmcid": "PMC3531190",
    "pmid": 23193287,
    "doi": "10.1093/nar/gks1195",
    "requested-id": "PMC3531190",
}
"""The example of the service's own documentation."""


def test_one_call_has_one_type_of_identifier() -> None:
    asked = ["pmid:1", "doi:10.1000/x", "pmcid:PMC1", "pmid:2", "nct:NCT01234567", "pmid:1"]

    calls = list(REGISTRY.requests(asked, "me@example.org"))

    assert [call.asked for call in calls] == [
        ("pmcid:PMC1",),
        ("pmid:1", "pmid:2"),
        ("doi:10.1000/x",),
    ]
    assert dict(calls[1].query) == {
        "ids": "1,2",
        "idtype": "pmid",
        "format": "json",
        "tool": "marrowlint",
        "email": "me@example.org",
    }


def test_200_identifiers_a_call() -> None:
    asked = [f"pmid:{number}" for number in range(1, 451)]

    assert [len(call.asked) for call in REGISTRY.requests(asked, "")] == [200, 200, 50]


def test_an_address_stays_below_what_servers_take() -> None:
    asked = [f"doi:10.1016/j.some.journal.of.something.2020.{number:06}" for number in range(200)]

    assert all(len(dict(call.query)["ids"]) < 5000 for call in REGISTRY.requests(asked, ""))


@pytest.mark.parametrize(
    "asked", ["pmid:0", "pmid:1x", "pmcid:5773187", "doi:10.1/x", "pmid: 1", ""]
)
def test_a_malformed_identifier_would_cost_the_whole_call(asked: str) -> None:
    assert list(REGISTRY.requests([asked], "")) == []


def test_identifiers_of_one_work() -> None:
    found = said(REGISTRY, ["pmcid:PMC3531190"], body({"status": "ok", "records": [ARTICLE]}))

    assert found["pmcid:PMC3531190"].record is not None
    assert found["pmcid:PMC3531190"].record.ids == (
        "doi:10.1093/nar/gks1195",
        "pmcid:PMC3531190",
        "pmid:23193287",
    )


@pytest.mark.parametrize(
    ("sample", "asked"),
    [
        ("ncbi_idconv_2026_error.json", "pmid:22663011"),
        ("ncbi_idconv_legacy_v1.0.json", "doi:10.1016/s0140-6736(97)11096-0"),
    ],
)
def test_what_is_not_in_pmc_is_not_there_and_that_is_no_fact(sample: str, asked: str) -> None:
    found = said(REGISTRY, [asked], recorded(sample))

    assert found[asked].record is None
    assert REGISTRY.authority == ()
    assert REGISTRY.absent_statuses == ()


def test_a_record_of_something_else_is_left_out() -> None:
    assert said(REGISTRY, ["pmcid:PMC1"], body({"records": [ARTICLE, None, 3, {}]})) == {}


def test_a_refusal_is_no_answer() -> None:
    refusal = {"status": "error", "errors": [{"code": "invalid_pmids"}]}

    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, ["pmid:1"], body(refusal))
