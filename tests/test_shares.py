import pytest

from marrowlint.evidence.shares import fits, fractions


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("one in six people", [100 / 6]),
        ("nine out of ten children", [90.0]),
        ("a third of the women", [100 / 3]),
        ("two fifths of all patients", [40.0]),
        ("half of the daily dose", []),
        ("one in the morning", []),
    ],
)
def test_shares_of_people_in_words(text: str, percents: list[float]) -> None:
    assert [one.percent for one in fractions(text)] == pytest.approx(percents)


@pytest.mark.parametrize(
    ("text", "entry", "fitting"),
    [
        ("one in three people", "It eased pain in 31%.", True),
        ("one in three people", "It left 68% in pain.", True),
        ("one in three people", "It eased pain in 30 of 90.", True),
        ("one in three people", "It eased pain in 55%.", False),
        ("one in three people", "It eased pain.", None),
    ],
)
def test_whether_an_entry_gives_such_a_share(
    text: str, entry: str, *, fitting: bool | None
) -> None:
    (one,) = fractions(text)

    assert fits(one, entry) is fitting
