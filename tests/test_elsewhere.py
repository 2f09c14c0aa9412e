"""A claim that another source fits far better."""

from marrowlint.evidence.elsewhere import GOOD, MARGIN, POOR, better
from marrowlint.evidence.passages import material, weigh

BONE = material(["Concentrate filled skull defects of rabbits with new bone."])
STROKE = material(["Mononuclear cells reduced lesion volume and improved grip in rats."])
WEIGHTS = weigh([BONE, STROKE])
CLAIM = "Mononuclear cells reduced lesion volume and improved grip in rats"


def test_the_other_source_is_found() -> None:
    found = better(CLAIM, BONE, [STROKE], WEIGHTS)

    assert found is not None
    assert found.index == 0


def test_the_cited_source_that_speaks_of_it_is_kept() -> None:
    assert better(CLAIM, STROKE, [BONE], WEIGHTS) is None


def test_short_claims_and_unknown_sources_are_left_alone() -> None:
    assert better("Cells reduced lesions", BONE, [STROKE], WEIGHTS) is None
    assert better(CLAIM, material(()), [STROKE], WEIGHTS) is None


def test_lower_coverage_is_enough_where_the_cited_source_is_silent() -> None:
    tea = material(
        ["Green tea lowered blood pressure in 80 adults with mild hypertension."],
        "Green tea and blood pressure",
    )
    oak = material(["Adults drank water in gardens for a season."], "Oak seedlings")
    claim = "Green tea lowered blood pressure in 80 adults who drank it in gardens for a season"

    found = better(claim, oak, [tea], weigh([tea, oak]))

    assert found is not None
    assert found.score < GOOD or found.cited > POOR or found.score - found.cited < MARGIN


def test_a_cited_source_that_may_speak_of_it_is_kept() -> None:
    bare = material(["Mononuclear cells in rats after a lesion."], "Lesion volume and grip in rats")

    assert better(CLAIM, bare, [STROKE], weigh([bare, STROKE])) is None
