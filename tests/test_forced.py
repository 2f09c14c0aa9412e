import pytest

from marrowlint.evidence.forced import forced
from marrowlint.evidence.results import outcome

TOPIC = outcome("damiana")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Damiana depletes the body of iron", "depletes"),
        ("A survey found that damiana brought on headaches", "brought on"),
        ("One in ten sleeps badly because of their damiana", "because of"),
        ("Damiana puts older men in hospital", "puts"),
        ("Damiana raised the number of strokes", "raised"),
    ],
)
def test_the_topic_brings_something_about(claim: str, words: str) -> None:
    found = forced(claim, TOPIC)

    assert found is not None
    assert found.text == words


@pytest.mark.parametrize(
    "claim",
    [
        "Strokes, which cause disability, were rarer with damiana",
        "Users of damiana had fewer headaches that stress triggered",
        "The difference was due to age rather than damiana",
        "Damiana gave no clue",
        "Raised pressure was rarer among users of damiana",
        "Confounding may explain what damiana caused",
    ],
)
def test_something_else_does(claim: str) -> None:
    assert forced(claim, TOPIC) is None
