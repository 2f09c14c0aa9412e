"""Places, messages and values of findings."""

import pytest

from fakes import a_context, a_page, a_rule, words
from marrowlint.finding import Finding
from marrowlint.page import Page, Source
from marrowlint.read.tree import Problem
from marrowlint.rule import Fix, Hit, Related
from marrowlint.severity import Severity
from marrowlint.stamp import Stamper, shortened
from marrowlint.text import Span, Text


def stamped(page: Page, hit: Hit, **meta: object) -> Finding:
    stamper = Stamper(page, a_context(page).analysis.sentences)
    return stamper.finding(a_rule(**meta), Severity.ERROR, hit).finding


def test_the_place_counts_lines_columns_and_units() -> None:
    page = a_page("One.\n😀é bad word.\n")

    place = stamped(page, Hit(words(page, "bad"), {"word": "bad"})).place

    assert (place.start.line, place.start.column, place.end.column) == (2, 4, 7)
    assert place.utf16_columns == (5, 8)
    assert place.utf8_columns == (8, 11)
    assert place.text == "bad"
    assert place.lines == ("😀é bad word.",)


def test_the_span_is_that_of_the_file_on_disk() -> None:
    page = a_page("", text=Text("a.md", "One.\nbad\n", folded=(4, 8)))

    assert stamped(page, Hit(words(page, "bad"), {"word": "bad"})).place.span == Span(6, 9)


def test_three_lines_at_most_are_kept() -> None:
    page = a_page("a\nb\nc\nd\n")

    assert stamped(page, Hit(Span(0, 7), {"word": ""})).place.lines == ("a", "b", "c")


def test_a_span_beyond_the_file_is_held_inside() -> None:
    assert stamped(a_page("ab"), Hit(Span(5, 9), {"word": ""})).place.span == Span(2, 2)


@pytest.mark.parametrize(
    "hostile", ["{0}", "{word.__class__}", "}{", "{{x}}", "%s", "{help!r:>{width}}"]
)
def test_braces_in_values_stay_as_they_are(hostile: str) -> None:
    finding = stamped(a_page("ab"), Hit(Span(0, 1), {"word": hostile}))

    assert finding.message == f"'{hostile}' is wrong"
    assert finding.help == f"Take '{hostile}' out."


def test_long_values_lose_their_middle() -> None:
    assert shortened({"a": "x" * 100 + "y" * 100}, 21) == {"a": "x" * 10 + "…" + "y" * 10}


def test_values_are_told_on_one_line() -> None:
    assert shortened({"a": "bone\nbroth"}, 80) == {"a": "bone broth"}


def test_problems_of_the_file_are_told_in_full() -> None:
    detail = "`design` is 'RCT', " * 10

    finding = stamped(a_page("ab"), Hit(Span(0, 1), {"word": detail}), on=Problem)

    assert detail in finding.message


def test_related_places_fixes_and_sources_are_stamped_too() -> None:
    page = a_page("1.0 mg and 2 mg")
    source = Source(0, "/sources/0", "tam2020")
    hit = Hit(
        words(page, "1.0 mg"),
        {"word": "1.0 mg"},
        related=(Related(words(page, "2 mg"), "the other"),),
        fix=Fix("write 1 mg", words(page, "1.0"), "1", safe=True),
        sources=(source, source),
    )

    finding = stamped(page, hit)

    assert [(note.place.text, note.message) for note in finding.related] == [("2 mg", "the other")]
    assert finding.fix is not None
    assert (finding.fix.edits[0].span, finding.fix.edits[0].new) == (Span(0, 3), "1")
    assert finding.sources == ("tam2020",)


def test_the_sentence_around_is_found() -> None:
    page = a_page("One bad.\nTwo bad here.")
    block = page.sections[0].blocks[0]
    start = block.text.rindex("bad")
    at = type(words(page, "bad"))(block, start, start + 3)
    stamper = Stamper(page, a_context(page).analysis.sentences)

    assert (
        stamper.finding(a_rule(), Severity.ERROR, Hit(at, {"word": "bad"})).around
        == "Two bad here."
    )
