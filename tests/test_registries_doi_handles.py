"""doi.org: only its own code says that a DOI is not registered."""

import json

import pytest

from marrowlint.verify.registries.doi_handles import REGISTRY
from marrowlint.verify.registries.registry import NotAnAnswerError
from recorded_answers import body, record, recorded, said

ASKED = "doi:10.3354/meps14204"


def sample(name: str) -> bytes:
    return body(json.loads(recorded("doi_handle_responses.json"))[name])


def test_one_call_a_doi() -> None:
    calls = list(REGISTRY.requests([ASKED, "doi:10.1000/(sici)1<2:a b>".replace(" ", "")], ""))

    assert [call.path for call in calls] == [
        "api/handles/10.3354/meps14204",
        "api/handles/10.1000/%28sici%291%3C2%3Aab%3E",
    ]
    assert calls[0].query == (("type", "URL"),)


@pytest.mark.parametrize("doi", ["10.1000/../x", "10.1000/./x", "10.1000/..", "10.1000//x"])
def test_no_doi_leads_to_another_path(doi: str) -> None:
    assert list(REGISTRY.requests([f"doi:{doi}"], "")) == []


def test_a_registered_doi() -> None:
    assert record(REGISTRY, ASKED, sample("found_minimal")).ids == (ASKED,)


def test_doi_org_is_the_authority_for_dois() -> None:
    asked = "doi:10.1145/3842654.3848582"

    assert said(REGISTRY, [asked], sample("not_found_http404"))[asked].record is None
    assert REGISTRY.authority == ("doi",)


def test_a_404_counts_only_by_its_body() -> None:
    assert REGISTRY.read_statuses == (200, 404)
    assert REGISTRY.absent_statuses == ()


@pytest.mark.parametrize(
    "answer",
    [
        b"<html><h1>404 Not Found</h1></html>",
        b"{}",
        b'{"responseCode": 100}',
        b'{"responseCode": 100, "handle": "10.1000/other"}',
        b'{"responseCode": "100", "handle": "10.3354/meps14204"}',
        b'{"responseCode": 10, "handle": "10.3354/meps14204"}',
        b'{"responseCode": 2, "handle": "10.3354/meps14204"}',
        b'{"responseCode": true, "handle": "10.3354/meps14204"}',
        b'{"code": 100, "message": "Not found", "handle": "10.3354/meps14204"}',
    ],
)
def test_the_page_of_a_proxy_is_no_answer(answer: bytes) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, [ASKED], answer)


def test_case_is_nothing_to_a_doi() -> None:
    answer = body({"responseCode": 1, "handle": "10.3354/MEPS14204"})

    assert said(REGISTRY, [ASKED], answer)[ASKED].record is not None
