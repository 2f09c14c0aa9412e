import re

from msgspec.structs import replace

from marrowlint.finding import Abstention
from marrowlint.report.text import Options, render
from sample_report import CLEAN, CURE, GOLDEN, HYPE, NOTES, PAGE, SAMPLE, STROKE, place_of

SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_the_sample_looks_as_it_should() -> None:
    got = render(SAMPLE, Options(statistics=True))

    assert got == (GOLDEN / "text.txt").read_text("utf-8")


def test_color_adds_nothing_but_color() -> None:
    plain, colored = render(SAMPLE), render(SAMPLE, Options(color=True))

    assert SGR.search(colored)
    assert SGR.sub("", colored) == plain


def test_a_narrow_terminal_gets_narrow_source_lines() -> None:
    got = render(replace(SAMPLE, findings=(STROKE,)), Options(width=50))

    source = next(line for line in got.splitlines() if line.startswith("5 | "))
    assert len(source) <= 50
    assert "treatment of ischemic stroke" in source


def test_why_is_said_once_a_rule() -> None:
    got = render(replace(SAMPLE, findings=(HYPE, HYPE, CURE)))

    assert got.count("= why:") == 1


def test_no_byte_of_content_reaches_the_terminal_raw() -> None:
    got = render(replace(SAMPLE, findings=(replace(CURE, path=NOTES.path),)))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", got)


def test_a_finding_without_lines_has_no_source() -> None:
    bare = replace(HYPE, place=replace(HYPE.place, lines=()), help="", why="")

    got = render(replace(CLEAN, findings=(bare,)))

    assert " | " not in got


def test_at_most_twenty_reasons_are_listed() -> None:
    place = place_of(PAGE, "skin")
    many = tuple(Abstention("dose-missing", "a.md", place, f"reason {n}") for n in range(25))

    got = render(replace(CLEAN, abstentions=many))

    assert got.startswith("25 could not be judged:\n")
    assert got.count("- a.md:5 dose-missing: reason") == 20
    assert "- and 5 more\n" in got


def test_at_most_five_passed_over_files_are_named() -> None:
    got = render(replace(CLEAN, passed_over=tuple(f"{n}.md" for n in range(7))))

    assert (
        "7 files passed over, no monograph inside: 0.md, 1.md, 2.md, 3.md, 4.md, and 2 more" in got
    )


def test_a_clean_run_says_so_in_one_line() -> None:
    assert render(CLEAN) == "Clean: 1 page, 4 claims (4 cited), 3 sources · no findings\n"


def test_long_words_of_a_note_are_cut() -> None:
    far = replace(STROKE.related[0], place=replace(STROKE.place, text="x" * 200))

    got = render(replace(CLEAN, findings=(replace(STROKE, related=(far,)),)))

    assert f"'{'x' * 60}…'" in got.replace("\n          ", "")


def test_a_note_without_words_names_its_place() -> None:
    point = replace(STROKE.related[0], place=replace(STROKE.place, text=""))

    got = render(replace(CLEAN, findings=(replace(STROKE, related=(point,)),)))

    assert "= note: the source [1] speaks of rats (5:236)\n" in got
