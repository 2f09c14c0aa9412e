"""ClinicalTrials.gov: what became of a trial, and that there is none."""

import json

import pytest

from marrowlint.facts import Trial
from marrowlint.verify.registries.registry import NotAnAnswerError
from marrowlint.verify.registries.trials import REGISTRY
from recorded_answers import body, record, recorded, said

ASKED = "nct:NCT06604689"


def study(number: str = "NCT00000007", *, results: object = None, **modules: object) -> object:
    ids = {"nctId": number, "briefTitle": "Synthetic"}
    return {"protocolSection": {"identificationModule": ids, **modules}, "hasResults": results}


def page(*studies: object, **fields: object) -> bytes:
    return body({"studies": list(studies), **fields})


def test_a_hundred_a_call() -> None:
    asked = [f"nct:NCT{number:08}" for number in range(150)]

    calls = list(REGISTRY.requests(asked, ""))

    assert [len(call.asked) for call in calls] == [100, 50]
    query = dict(calls[1].query)
    assert query["filter.ids"].startswith("NCT00000100,NCT00000101,")
    assert query["pageSize"] == "50"


@pytest.mark.parametrize("wrapped", ["alone", "on a page"])
def test_a_study(wrapped: str) -> None:
    alone = recorded("ctgov_v2_study.json")
    answer = alone if wrapped == "alone" else page(json.loads(alone))

    found = record(REGISTRY, ASKED, answer)

    assert found.title.startswith("AI-guided Prognostication and Cranial Radiotherapy")
    assert found.container == "ClinicalTrials.gov"
    assert found.trial == Trial(status="RECRUITING", study_type="OBSERVATIONAL", enrollment=800)


@pytest.mark.parametrize(("kind", "day"), [("ACTUAL", "2019-05"), ("ESTIMATED", "")])
def test_only_a_real_end_counts(kind: str, day: str) -> None:
    status = {"completionDateStruct": {"date": "2019-05", "type": kind}}

    found = record(REGISTRY, "nct:NCT00000007", page(study(statusModule=status)))

    assert found.trial is not None
    assert found.trial.completed == day


def test_a_trial_that_was_stopped() -> None:
    design = {
        "studyType": "INTERVENTIONAL",
        "phases": ["PHASE2", "PHASE3"],
        "designInfo": {"allocation": "RANDOMIZED", "maskingInfo": {"masking": "QUADRUPLE"}},
        "enrollmentInfo": {"count": 12, "type": "ACTUAL"},
    }
    status = {"overallStatus": "TERMINATED", "whyStopped": "Sponsor's  decision"}
    answer = page(study(results=False, statusModule=status, designModule=design))

    assert record(REGISTRY, "nct:NCT00000007", answer).trial == Trial(
        status="TERMINATED",
        why_stopped="Sponsor's decision",
        has_results=False,
        study_type="INTERVENTIONAL",
        allocation="RANDOMIZED",
        masking="QUADRUPLE",
        enrollment=12,
        phases=("PHASE2", "PHASE3"),
    )


@pytest.mark.parametrize("value", ["yes", 1, 0, None, [], {}])
def test_results_are_there_or_not_or_not_known(value: object) -> None:
    trial = record(REGISTRY, "nct:NCT00000007", page(study(results=value))).trial

    assert trial is not None
    assert trial.has_results is None


@pytest.mark.parametrize("count", ["12", -1, 10**12, True, None, 1.5])
def test_people_are_counted_in_whole_numbers(count: object) -> None:
    design = {"enrollmentInfo": {"count": count}}

    trial = record(REGISTRY, "nct:NCT00000007", page(study(designModule=design))).trial

    assert trial is not None
    assert trial.enrollment is None


def test_a_former_number_leads_to_the_trial() -> None:
    answer = body({"studies": [study()]}).replace(
        b'"briefTitle"', b'"nctIdAliases": ["NCT00000001"], "briefTitle"'
    )

    found = record(REGISTRY, "nct:NCT00000001", answer)

    assert found.ids == ("nct:NCT00000001", "nct:NCT00000007")


def test_the_register_is_the_authority_for_its_numbers() -> None:
    found = said(REGISTRY, ["nct:NCT00000007", "nct:NCT99999999"], page(study()))

    assert found["nct:NCT99999999"].record is None
    assert REGISTRY.authority == ("nct",)


def test_a_page_before_another_says_nothing_of_what_it_lacks() -> None:
    answer = page(study(), nextPageToken="abc")

    assert said(REGISTRY, ["nct:NCT00000007", "nct:NCT99999999"], answer).keys() == {
        "nct:NCT00000007"
    }


@pytest.mark.parametrize(
    "answer", [b"NCT number NCT99999999 not found", b"{}", b'{"studies": null}', b"[]"]
)
def test_plain_words_are_no_answer(answer: bytes) -> None:
    with pytest.raises(NotAnAnswerError):
        said(REGISTRY, [ASKED], answer)
