import math

import pytest

from marrowlint.read.yaml_scalars import resolve


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("true", True),
        ("FALSE", False),
        ("42", 42),
        ("-7", -7),
        ("0x1F", 31),
        ("0o17", 15),
        ("017", 17),
        ("1.5", 1.5),
        (".5", 0.5),
        ("2.", 2.0),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
    ],
)
def test_the_core_schema_is_read(plain: str, value: object) -> None:
    result = resolve(plain)

    assert (result, type(result)) == (value, type(value))


@pytest.mark.parametrize(
    "plain",
    ["NO", "yes", "on", "y", "2024-02-30", "12:30", "59:59:59", "1_000", "0b1", "=", "-", "+", "."],
)
def test_what_older_yaml_turned_into_something_stays_text(plain: str) -> None:
    assert resolve(plain) == plain


def test_not_a_number_is_a_float() -> None:
    assert math.isnan(resolve(".nan"))  # type: ignore[arg-type]


def test_a_number_too_long_to_print_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"^9+$"):
        resolve("9" * 401)
