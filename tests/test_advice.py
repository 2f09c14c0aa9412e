import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.language.advice import Advice, advice

STRONG = (
    "Adults should take zinc with food.",
    "Zinc is recommended for colds.",
    "We recommend zinc for colds.",
    "Screening is necessary in older adults.",
    "These results highlight the need for early screening.",
    "Nurses need to ask about sleep.",
    "Doctors should test older patients for iron.",
    "If zinc fails, doctors should offer iron.",
    "Better counselling is urgently needed.",
    "Pregnant women require extra iodine.",
    "Zinc overdose requires immediate treatment.",
    "Our findings support the need for closer follow-up at home.",
    "Patients need more information about side effects.",
    "It is essential to ask about supplements.",
    "Sun bathing is discouraged in fair-skinned people.",
    "Nurses have to be aware of this risk.",
)
WEAK = (
    "Zinc may be useful in colds.",
    "Zinc is an effective treatment for colds.",
    "Zinc can be used in children.",
    "Zinc is an alternative to iron.",
    "Yoga may help people with low back pain.",
    "Screening may be warranted in older adults.",
    "Patients may need a higher dose.",
    "Our findings support the use of zinc.",
    "Zinc shows promise in children with diarrhoea.",
    "These results point to new therapeutic targets.",
    "A weekly dose may be optimal.",
    "Iodine may replace older antiseptics.",
    "This cream offers a simple remedy for dry skin.",
    "Clinicians could add zinc to the usual care.",
    "Although larger trials are needed, zinc may be useful in children.",
    "The score may be necessary in frail adults.",
    "Zinc may be of great value in old age.",
    "The diary can be adapted to small children.",
    "Sleep hygiene has an important role in the treatment of migraine.",
)
NONE = (
    "Further studies are needed.",
    "These results should be confirmed in larger trials.",
    "Zinc was effective in adults.",
    "Zinc reduced the need for antibiotics.",
    "It is unclear whether zinc should be taken.",
    "Surgery was recommended in two cases.",
    "Zinc is a metal.",
    "Is zinc useful in colds?",
    "It is unclear how zinc may help.",
    "Whether zinc is effective remains open.",
    "We assessed whether a weekly dose is feasible.",
    "The tablets were found to be effective in adults.",
    "Age and sex are important predictors.",
    "These data may help explain why zinc fails.",
    "Zinc may be useful in future clinical trials.",
    "Patients who need surgery were older.",
    "Growth of the cells requires zinc.",
    "The dose needs to be determined.",
    "Zinc is not effective in colds.",
    "Some limitations must be mentioned.",
    "Such a trial should last a year.",
    "A direct comparison is needed.",
    "The new drug should make colds shorter.",
    "These figures should be considered as preliminary.",
    "Rigorous evaluation of the leaflet is needed.",
    "The functional importance of zinc is shown.",
    "These results should be interpreted with caution.",
    "The model should result in lower costs.",
    "Our data do not support the hypothesis that zinc prevents colds.",
    "We suggest that zinc binds to the receptor.",
    "",
)


@pytest.mark.parametrize("text", STRONG)
def test_strong_advice(text: str) -> None:
    assert advice(text) is Advice.STRONG


@pytest.mark.parametrize("text", WEAK)
def test_weak_advice(text: str) -> None:
    assert advice(text) is Advice.WEAK


@pytest.mark.parametrize("text", NONE)
def test_no_advice(text: str) -> None:
    assert advice(text) is Advice.NONE


CITED = (
    "Adults should take zinc with food [3].",
    "Brown et al. recommend zinc for colds.",
    "Zinc is an option in children (Brown, 1999; Green, 2004b).",
)


@pytest.mark.parametrize("text", CITED)
def test_advice_beside_a_reference_may_count_as_told(text: str) -> None:
    assert advice(text) is not Advice.NONE
    assert advice(text, cited_is_told=True) is Advice.NONE


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert advice(text) in Advice
