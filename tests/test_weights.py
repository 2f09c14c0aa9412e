from marrowlint.evidence.signs import Signs
from marrowlint.evidence.weights import Row, weigh

TABLE = (Row("title", ("animal", "strain"), 4), Row("body", ("animal",), 2, 3))


def test_adds_points_of_title_and_body() -> None:
    assert weigh(TABLE, Signs({"animal": 1, "strain": 1}), Signs({"animal": 2})) == 12


def test_counts_no_more_than_a_row_allows() -> None:
    assert weigh(TABLE, Signs(), Signs({"animal": 50})) == 6


def test_gives_nothing_to_silence() -> None:
    assert weigh(TABLE, Signs(), Signs()) == 0
