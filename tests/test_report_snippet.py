import pytest

from marrowlint.report.cells import cells, wrapped
from marrowlint.report.snippet import Snippet, snippet
from sample_report import place_of, text_of


def shown(content: str, words: str, room: int = 80) -> Snippet:
    return snippet(place_of(text_of(content, path="p.md", crlf=False), words), room)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("abc", 3),
        ("骨髄", 4),
        ("e\u0301", 1),
        ("😀", 2),
        ("👩\u200d🔬", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("क\u094d\u200dष", 2),
        ("", 0),
    ],
)
def test_cells_are_those_of_a_terminal(text: str, size: int) -> None:
    assert cells(text) == size


def test_wrapping_keeps_words_whole() -> None:
    assert wrapped("one two threefourfive six", 8) == ["one two", "threefourfive", "six"]


def test_wrapping_nothing_gives_one_line() -> None:
    assert wrapped("", 8) == [""]


@pytest.mark.parametrize(
    ("content", "words", "indent", "carets"),
    [
        ("a cure for all", "cure", 2, 4),
        ("骨は a 薬 x", "薬", 7, 2),
        ("e\u0301e\u0301 cure", "cure", 3, 4),
        ("a\tcure", "cure", 2, 4),
        ("\x1b cure", "cure", 5, 4),
        ("a \u202ecure", "\u202ecure", 2, 12),
        ("cure", "", 0, 1),
    ],
)
def test_carets_stand_below_the_words(content: str, words: str, indent: int, carets: int) -> None:
    got = shown(content, words)

    assert (got.indent, len(got.carets)) == (indent, carets)


def test_a_long_line_is_cut_at_blanks_around_the_words() -> None:
    content = "before " * 40 + "the cure " + "after " * 40

    got = shown(content, "the cure", room=50)

    assert got.source == "… before before the cure after after after after …"
    assert got.source[got.indent :].startswith("the cure")


def test_a_long_line_at_its_beginning_is_cut_on_the_right_only() -> None:
    got = shown("the cure " + "after " * 40, "the cure", room=50)

    assert got.source == "the cure after after after after after after …"


def test_a_long_line_at_its_end_is_cut_on_the_left_only() -> None:
    got = shown("before " * 40 + "the cure", "the cure", room=50)

    assert got.source == "… before before before before before the cure"


def test_words_longer_than_the_room_are_shown_from_their_start() -> None:
    words = "a very long cure " * 20

    got = shown(f"take {words}daily", words, room=50)

    assert got.source.startswith("take a very long cure")
    assert cells(got.source) <= 50
    assert got.indent + len(got.carets) <= 50


def test_a_line_without_blanks_is_cut_anywhere() -> None:
    got = shown("x" * 1000 + "cure" + "x" * 1000, "cure", room=50)

    assert cells(got.source) <= 50
    assert got.source[got.indent :].startswith("cure")


def test_a_command_cut_by_the_words_stays_broken() -> None:
    got = shown("see ##[error]x", "#[error]")

    assert "##[" not in got.source
    assert got.carets == "^" * len("#[error]")


def test_words_over_two_lines_are_underlined_to_the_end_of_the_first() -> None:
    got = shown("a cure\nfor all", "cure\nfor")

    assert (got.source, got.indent, got.carets) == ("a cure", 2, "^^^^")


@pytest.mark.parametrize("room", [50, 51, 52, 53])
@pytest.mark.parametrize("before", ["e\u0301" * 500, "e\u0301\u0302 " + "e\u0301\u0302" * 500])
def test_a_letter_is_not_cut_from_its_marks(before: str, room: int) -> None:
    got = shown(f"{before}cure", "cure", room)

    assert got.source.startswith("… e\u0301")
    assert cells(got.source[: got.source.index("cure")]) == got.indent


def test_a_cut_after_the_words_may_fall_within_a_long_word() -> None:
    got = shown("cure" + "x" * 500, "cure", room=50)

    assert got.source == "cure" + "x" * 42 + " …"
