from msgspec.structs import replace

from marrowlint.report.github import LONGEST, render
from sample_report import CLEAN, GOLDEN, HYPE, SAFETY, SAMPLE, STROKE


def test_the_sample_looks_as_it_should() -> None:
    assert render(SAMPLE) == (GOLDEN / "github.txt").read_text("utf-8")


def test_a_clean_run_gives_no_annotation() -> None:
    assert render(CLEAN) == "Clean: 1 page, 4 claims (4 cited), 3 sources · no findings\n"


def test_columns_are_left_out_over_several_lines() -> None:
    line = render(replace(CLEAN, findings=(SAFETY,))).splitlines()[0]

    assert "line=8,endLine=9,title=" in line


def test_the_worst_kind_comes_first() -> None:
    got = render(replace(CLEAN, findings=(HYPE, STROKE))).splitlines()

    assert [line.split()[0] for line in got[:2]] == ["::error", "::warning"]


def test_ten_of_a_kind_are_all_shown() -> None:
    got = render(replace(CLEAN, findings=(HYPE,) * 10))

    assert got.count("title=hype-word") == 10
    assert "more of this kind" not in got


def test_the_tenth_of_more_says_how_many_are_left() -> None:
    got = render(replace(CLEAN, findings=(HYPE,) * 25)).splitlines()

    assert sum(line.startswith("::warning ") for line in got) == 10
    assert got[9].startswith("::warning title=marrowlint::16 more of this kind")


def test_a_long_message_is_cut_before_an_escape() -> None:
    for shift in range(3):
        finding = replace(HYPE, message="x" * shift + "%" * 3000)

        line = render(replace(CLEAN, findings=(finding,))).splitlines()[0]

        message = line.split("::", 2)[2]
        assert LONGEST - 3 <= len(message) <= LONGEST
        assert message == "x" * shift + "%25" * ((len(message) - 1 - shift) // 3) + "…"
