"""A rule turned into its page."""

from fakes import a_rule
from marrowlint.examples import Example
from marrowlint.guide import HEADINGS, info, parts, summary
from marrowlint.manual import page


def check(_node: object, _ctx: object) -> None:
    """Flag words that promise too much.

    Flags: each word of the ``hype`` list,
        wherever it stands: even here.
    Why: no study shows a miracle.
    Misses: praise without a listed word.
    Span: the word.
    """


RULE = a_rule(check=check)  # type: ignore[arg-type]
EXAMPLE = Example("a miracle", "It is a miracle.\n\nSecond.", ("miracle",))


def test_the_summary_is_the_first_sentence() -> None:
    assert summary(RULE) == "Flag words that promise too much."


def test_parts_are_unwrapped_and_in_the_order_of_the_headings() -> None:
    assert parts(RULE) == {
        "Flags": "each word of the ``hype`` list, wherever it stands: even here.",
        "Why": "no study shows a miracle.",
        "Misses": "praise without a listed word.",
        "Span": "the word.",
    }
    assert list(parts(RULE)) == [heading for heading in HEADINGS if heading in parts(RULE)]


def test_info_holds_what_reports_need() -> None:
    told = info(RULE)

    assert (told.id, told.family, told.why) == ("hype-word", "wording", "House decision")
    assert told.help.startswith("Flag words that promise too much.\n\n**Flags.** each word")


def test_the_page_holds_everything_and_the_examples() -> None:
    written = page(RULE, [EXAMPLE, Example("a fact", "It is broth.", (), ("broth",))])

    assert written.startswith("# hype-word\n\nwarning · confidence high · family wording\n\n")
    assert "**Source.** House decision" in written
    assert "### a miracle\n\n    It is a miracle.\n\n    Second.\n\nFlagged: “miracle”\n" in written
    assert "Not flagged.\n\nNot judged: “broth”" in written
    assert "<!-- marrowlint: ignore hype-word -- " in written
    assert written.endswith("\n")


def test_an_example_holds_nothing_that_is_hidden_or_obeyed() -> None:
    written = page(RULE, [Example("a NUL", "Tea \0\n\x1b[31mred", ("",))])

    assert "    Tea \\x00\n    \\x1b[31mred\n\nFlagged: the file as a whole\n" in written


def test_a_page_without_examples_has_no_such_heading() -> None:
    assert "Examples" not in page(RULE)


def test_a_rule_without_documentation_has_a_page_all_the_same() -> None:
    def bare(_node: object, _ctx: object) -> None:
        pass

    assert page(a_rule(check=bare)).startswith("# hype-word")  # type: ignore[arg-type]


def test_a_rule_that_no_comment_silences_says_so() -> None:
    written = page(a_rule("file-unreadable"))

    assert "No comment silences this rule" in written
    assert "<!--" not in written
