import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.language.analysis import Strength
from marrowlint.language.strength import strength

DIRECT = (
    "Fish oil reduces blood pressure.",
    "Fish oil reduced blood pressure in adults.",
    "Blood pressure was reduced by fish oil.",
    "Fish oil was shown to reduce blood pressure.",
    "Zinc was effective against colds.",
    "Iron had no effect on mood.",
    "Smoking leads to heart disease.",
    "The cough is caused by a virus.",
    "Exercise is improving sleep in older adults.",
    "Fish oil did not lower blood pressure.",
    "Yoga can improve sleep.",
    "In trials evaluating zinc, zinc prevented the common cold.",
    "Yoga has reduced deaths by a tenth.",
    "Zinc provided faster relief than placebo.",
    "Zinc was well tolerated and improved sleep.",
    "Zinc and yoga both improved sleep.",
    "Zinc, taken as a syrup, reduced coughing.",
    "Zinc (20 mg) reduced coughing.",
    "Zinc blocked the cold virus.",
    "Yoga can ease and shorten colds.",
    "Zinc does not shorten colds and cannot be recommended.",
    "Zinc prevents colds, suggesting that it may be useful in schools.",
    "Zinc reduced coughing but was linked to nausea.",
    "Sleep is necessary for growth.",
    "The trial shows the importance of sleep in reducing falls.",
    "Sleep is a key factor in recovery.",
    "The study could not show that zinc prevents colds.",
    "Zinc had no adverse effect on sleep.",
    "Zinc appears to be safe but did not prevent colds.",
    "The dose recommended by doctors prevents colds.",
)
CONDITIONAL = (
    "Fish oil may reduce blood pressure.",
    "Zinc might be effective against colds.",
    "Sleep could be improved by yoga.",
    "Turmeric appears to relieve pain.",
    "The herb may be a treatment for colds.",
    "Magnesium might calm restless legs.",
    "Zinc could serve as an adjunct in asthma.",
    "Yoga may be considered as an alternative treatment.",
    "Zinc is a promising remedy in asthma.",
    "The herb may be used to safely ease pain.",
    "It appears that zinc prevents colds.",
    "The effect of zinc seems to be small.",
    "Yoga may have some potential for improving sleep.",
    "If zinc were cheap, many colds could be prevented.",
    "Short nights may explain why they fall ill.",
)
CORRELATIONAL = (
    "Fish intake was associated with lower blood pressure.",
    "Coffee drinkers were less likely to develop gout.",
    "Blood pressure decreased in the fish oil group.",
    "Pain was reduced in the yoga group.",
    "Low iron is a risk factor for falls.",
    "Short sleep predicts weight gain.",
    "Men had higher scores than women.",
    "Men showed increased uptake.",
    "The markers may be associated with age.",
    "Low iron was identified as the main risk factor for falls.",
    "Men had increased uptake.",
    "The scores did not differ between groups.",
    "The new score helps surgeons predict death.",
    "Scores were similar in both groups.",
    "Scores differed (p < 0.05).",
    "Both groups showed similar scores.",
    "Smokers had high rates of falls.",
    "Scores were lower in men.",
    "Men show higher scores.",
    "Smokers who cough and lose weight are more likely to fall.",
    "Falls occurred more frequently in winter.",
    "No relationship was found between sleep and falls.",
)
NONE = (
    "Further trials are needed to show whether zinc prevents colds.",
    "Patients should take zinc to prevent colds.",
    "We examined the effect of zinc on colds.",
    "Zinc is a metal.",
    "The findings raise questions about zinc.",
    "The paper is in the Journal of the American Heart Association.",
    "The scale is useful for screening.",
    "The study was registered in March.",
    "These findings improve our understanding of colds.",
    "Thirty adults took zinc to reduce pain.",
    "Two haplotypes accounted for 82 of the samples.",
    "",
    "The effect of zinc on colds is still unclear.",
    "We discuss the effect of zinc on colds.",
    "Ways to prevent colds are reviewed.",
    "Zinc was noninferior to placebo.",
    "The scale is a useful guide for nurses.",
    "The talks were about the effects of zinc.",
    "A potential therapeutic target was seen.",
    "Beer sales would be lower than in spring.",
    "Beer sales are higher than previously thought.",
    "The associated costs were paid.",
    "Adults at risk of falls were asked.",
    "Colds are seen in different towns.",
)


@pytest.mark.parametrize("text", DIRECT)
def test_direct_cause(text: str) -> None:
    assert strength(text) is Strength.CAUSAL


@pytest.mark.parametrize("text", CONDITIONAL)
def test_cause_under_may(text: str) -> None:
    assert strength(text) is Strength.CONDITIONAL


@pytest.mark.parametrize("text", CORRELATIONAL)
def test_link(text: str) -> None:
    assert strength(text) is Strength.CORRELATIONAL


@pytest.mark.parametrize("text", NONE)
def test_no_link(text: str) -> None:
    assert strength(text) is Strength.NONE


def test_can_counts_as_may_on_demand() -> None:
    text = "Yoga can improve sleep."

    assert strength(text, can_is_may=True) is Strength.CONDITIONAL


def test_may_of_another_clause_is_not_heard() -> None:
    text = "Zinc reduces pain, which may please you."

    assert strength(text) is Strength.CAUSAL


def test_aside_does_not_outweigh_the_cause() -> None:
    assert strength("Zinc reduced the costs associated with colds.") is Strength.CAUSAL


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_has_a_strength(text: str) -> None:
    assert strength(text) in Strength
