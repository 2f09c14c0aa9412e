import pytest

from marrowlint.evidence.passages import material
from marrowlint.evidence.turned import mismatch, told


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Damiana lowered LDL cholesterol", {("ldl", -1)}),
        ("Damiana had no effect on sleep", {("sleep", 0)}),
        ("Use was associated with dementia", {("dementia", 1)}),
        ("Strokes fell, but deaths did not differ", {("stroke", -1), ("death", 0)}),
        ("Damiana did not turn into lost kilograms", set()),
        ("Adults with depression drank damiana", set()),
    ],
)
def test_which_way_an_outcome_went(text: str, ways: set[tuple[str, int]]) -> None:
    assert {(one.concept, one.way) for one in told(text)} == ways


@pytest.mark.parametrize(
    ("claim", "source", "against"),
    [
        ("Women had fewer heart attacks", "Myocardial infarctions did not differ.", True),
        ("Women had fewer heart attacks", "Myocardial infarctions were fewer.", False),
        ("Sleep was better at 4 weeks", "Insomnia scores did not change by 12 weeks.", False),
        ("Damiana lowered deaths", "Stopping damiana raised deaths.", False),
        ("Without damiana deaths were more frequent", "Damiana lowered deaths.", False),
    ],
)
def test_all_that_the_source_says_goes_another_way(
    claim: str, source: str, *, against: bool
) -> None:
    found = mismatch(claim, [material([source])], retold=False)

    assert (found is not None) == against
