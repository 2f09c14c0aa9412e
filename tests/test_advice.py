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
)
NONE = (
    "Further studies are needed.",
    "These results should be confirmed in larger trials.",
    "Zinc was effective in adults.",
    "Zinc reduced the need for antibiotics.",
    "It is unclear whether zinc should be taken.",
    "Surgery was recommended in two cases.",
    "Zinc is a metal.",
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


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert advice(text) in Advice
