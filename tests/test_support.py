"""What the text known of a source says of a claim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.evidence.links import Verdict
from marrowlint.evidence.passages import material, weigh
from marrowlint.evidence.support import Judgement, decide

ABSTRACT = (
    "Osteoarthritis of the knee is painful and common.",
    "We gave 300 mg of boswellia or placebo to 60 adults for 8 weeks.",
    "Boswellia reduced knee pain by 23.7% (95% CI 9 to 31%), against 10% with placebo.",
    "Grip strength did not differ between the groups.",
)


def judged(claim: str, *text: str) -> Judgement:
    known = material(text or ABSTRACT)
    return decide(claim, known, weigh([known]))


def rule(claim: str, *text: str) -> str:
    found = judged(claim, *text).mismatch
    return found.rule if found else ""


def test_the_sentence_that_bears_on_a_claim_is_shown() -> None:
    told = judged("Boswellia lowers knee pain")

    assert told.verdict is Verdict.FOUND
    assert told.passage == ABSTRACT[2]


def test_a_claim_on_something_else_is_not_found() -> None:
    assert judged("Zinc lozenges shorten colds").verdict is Verdict.NOT_FOUND


def test_a_source_without_text_is_unchecked() -> None:
    known = material((), title="Boswellia in knees")

    assert decide("Boswellia eases knees", known, weigh([known])).verdict is Verdict.UNCHECKED


def test_a_conflict_names_the_rule_that_decided() -> None:
    told = judged("Boswellia increased knee pain by 23.7%")

    assert told.verdict is Verdict.CONFLICT
    assert told.why.startswith("claim-contradicts-source: ")
    assert told.passage == ABSTRACT[2]


@pytest.mark.parametrize(
    "claim",
    [
        "Boswellia reduced knee pain by 24%",
        "Boswellia reduced knee pain by 23.7 percent",
        "Sixty adults took 0.3 g of boswellia for eight weeks",
        "Adults took 300 mg of boswellia for 2 months",
        "Knee pain was reduced by boswellia",
        "Boswellia improved knee pain in adults",
        "Boswellia did not improve grip strength",
    ],
)
def test_true_claims_are_no_conflict(claim: str) -> None:
    assert rule(claim) == ""


@pytest.mark.parametrize(
    ("claim", "want"),
    [
        ("Boswellia reduced knee pain by 32%", "number-not-in-source"),
        ("Boswellia reduced knee pain by 10.5%", "number-not-in-source"),
        ("60 adults took 300 mcg of boswellia for 8 weeks", "unit-mismatch-with-source"),
        ("60 adults took 3 g of boswellia for 8 weeks", "unit-mismatch-with-source"),
        ("Boswellia reduced knee pain by 10 percentage points", "unit-mismatch-with-source"),
        ("60 children took 300 mg of boswellia for 8 weeks", "population-mismatch"),
        ("Boswellia increased knee pain", "claim-contradicts-source"),
        ("Boswellia improved grip strength between the groups", "claim-contradicts-source"),
        ("Boswellia is proven to reduce knee pain", "claim-exceeds-source"),
    ],
)
def test_changed_claims_are_conflicts(claim: str, want: str) -> None:
    assert rule(claim) == want


def test_a_share_worked_out_from_counts_is_held() -> None:
    assert rule("Pain eased in 32% of adults on boswellia", "Pain eased in 19 of 60 adults.") == ""


def test_a_number_of_another_place_of_the_sentence_is_missed_in_its_own() -> None:
    claim = "Boswellia reduced knee pain by 10% (95% CI 9 to 31%), against 10% with placebo"

    assert rule(claim) == "number-not-in-source"


@pytest.mark.parametrize(
    ("claim", "want"),
    [
        ("Pain was gone in 46 percent with boswellia and 34 percentage points with placebo.", True),
        ("Pain was gone 12 percentage points more often with boswellia than placebo.", False),
    ],
)
def test_points_are_a_difference_of_shares(claim: str, want: bool) -> None:  # noqa: FBT001 - a case
    found = rule(claim, "Pain was gone in 46% with boswellia and 34% with placebo.")

    assert (found == "unit-mismatch-with-source") is want


def test_a_group_that_names_a_thing_is_held_against_the_thing() -> None:
    text = (
        "We grafted human glial progenitor cells into newborn mice.",
        "The human glial progenitor cells matured in the brain of the mice.",
        "The mice learned faster.",
        "Nothing was seen in their spleen.",
    )

    assert not rule("Grafted human glial progenitor cells mature in the brain", *text)
    assert rule("Grafted mouse glial progenitor cells mature in the brain", *text)


def test_double_negation_is_undone() -> None:
    source = "Zinc prevented the loss of hearing in rats."

    assert rule("Zinc increased the loss of hearing in rats", source) == "claim-contradicts-source"
    assert rule("Zinc protected rats against the loss of hearing", source) == ""


def test_a_source_that_only_asks_does_not_contradict() -> None:
    source = "We studied whether zinc reduces the length of colds in adults."

    assert rule("Zinc increases the length of colds in adults", source) == ""


def test_a_short_form_stands_for_its_words() -> None:
    source = ("Brown adipose tissue (BAT) burns fat.", "BAT activity rose with cold in women.")

    assert judged("Brown fat activity rises with cold in women", *source).passage == source[1]


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_gets_a_verdict(claim: str, source: str) -> None:
    assert judged(claim, source).verdict in Verdict
