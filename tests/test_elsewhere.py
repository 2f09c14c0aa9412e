"""A claim that another source fits far better."""

from marrowlint.evidence.elsewhere import better
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
