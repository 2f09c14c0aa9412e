"""Whether a source's text speaks of a claim's subject."""

import pytest

from evals.address import score
from evals.address_sets import clinifact
from marrowlint.evidence.address import addressed, features
from marrowlint.evidence.passages import material
from shared_data import shared

TITLE = "Ginger for nausea after chemotherapy: a randomized trial"
TEXT = (
    "We gave ginger or placebo to 120 adults before chemotherapy.",
    "Acute nausea was less severe with ginger than with placebo.",
    "Vomiting did not differ between the groups.",
)
GINGER = material(TEXT, TITLE)


def test_a_source_on_the_subject_addresses_a_claim() -> None:
    assert addressed("Ginger reduces acute nausea after chemotherapy", GINGER) > 0.5


def test_a_source_on_another_subject_does_not() -> None:
    assert addressed("Zinc lozenges shorten the common cold in children", GINGER) < 0.5


@pytest.mark.parametrize("claim", ["", "the", "B12", "ß" * 300])
def test_any_claim_gives_a_chance(claim: str) -> None:
    assert 0 <= addressed(claim, material(())) <= 1


def test_every_measure_stays_in_bounds() -> None:
    found = features("Ginger reduces acute nausea after chemotherapy", TITLE, TEXT)

    assert all(0 <= value <= 2 for value in found.values())


def test_reaches_its_goal() -> None:
    result = score("clinifact", list(clinifact(shared("data"), "val")))

    assert result["ours"] >= 0.84
