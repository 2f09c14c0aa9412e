import pytest

from marrowlint.evidence.passages import material
from marrowlint.evidence.whose import mismatch


@pytest.mark.parametrize(
    ("claim", "summary", "words"),
    [
        ("Pain eased in trained athletes", "In 40 women past 60 pain eased.", "trained"),
        (
            "It eased pain in adults with asthma",
            "In 40 women with gout pain eased.",
            "adults with asthma",
        ),
    ],
)
def test_a_group_that_no_entry_names(claim: str, summary: str, words: str) -> None:
    found = mismatch(claim, [material([summary])])

    assert found is not None
    assert found.here == words


@pytest.mark.parametrize(
    ("claim", "summary"),
    [
        ("It eased pain in adults with high pressure", "In 40 adults with hypertension it did."),
        ("It eased pain in women with a stroke behind them", "In 40 women after a stroke it did."),
        ("No study had pregnant women", "In 40 women past 60 pain eased."),
        ("It eased pain in pregnant women", "Pain eased."),
    ],
)
def test_a_group_that_it_names_or_leaves_open(claim: str, summary: str) -> None:
    assert mismatch(claim, [material([summary])]) is None
