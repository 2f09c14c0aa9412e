"""The dated tables: each names its source and its day."""

from datetime import date

import pytest

from marrowlint.language.dated import HOME, compiled, split, table

TABLES = sorted(path.stem for path in HOME.glob("*.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_names_source_licence_and_day(name: str) -> None:
    found = table(name)

    assert {"title", "source", "licence"} <= found.keys()
    assert date.fromisoformat(compiled(name)) >= date(2026, 1, 1)


def test_names_of_a_cell_are_divided_by_lines_and_bars() -> None:
    assert split("vitamin a|retinol\n\niron\n") == ("vitamin a", "retinol", "iron")


def test_a_table_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        table("nothing")
