import json

import pytest

from marrowlint.read.structured import parse
from marrowlint.read.tree import Form, Tree
from marrowlint.text import Span, Text

PAGE = {
    "title": "Red bone marrow",
    "sections": {"benefits": "It may help.", "note": "x"},
    "faqs": [{"question": "Is it safe?", "answer": "Nobody knows."}],
    "sources": [{"id": "a", "summary": "A trial.", "title": "T"}, {"citation": "B et al."}],
}


def read(content: str, form: Form) -> Tree:
    return parse(Text("page", content), form)


@pytest.mark.parametrize("form", [Form.YAML, Form.JSON])
def test_a_page_gives_data_and_prose(form: Form) -> None:
    tree = read(json.dumps(PAGE, indent=2), form)

    assert (tree.data, tree.form, tree.readable) == (PAGE, form, True)
    assert set(tree.prose) == {
        "/sections/benefits",
        "/sections/note",
        "/faqs/0/question",
        "/faqs/0/answer",
        "/sources/0/summary",
        "/sources/1/citation",
    }
    assert tree.head == Span(0, 1)


def test_prose_in_a_folded_value_finds_its_words() -> None:
    content = "sections:\n  benefits: >\n    It **may\n    help** some.\n"
    tree = read(content, Form.YAML)
    (block,) = tree.prose["/sections/benefits"]
    at = block.text.index("help")

    span = block.words.span(at, at + 4)

    assert content[span.start : span.end] == "help"


@pytest.mark.parametrize(
    ("before", "form"),
    [
        ("sections:\n  benefits: |\n    ", Form.YAML),
        ("sections:\n  benefits: >\n    ", Form.YAML),
        ('{"sections": {"benefits": "', Form.JSON),
    ],
)
def test_a_comment_in_prose_speaks_of_the_next_block(before: str, form: Form) -> None:
    gap, end = ("\n\n    ", "\n") if form is Form.YAML else (r"\n\n", '"}}')
    content = f"{before}<!-- marrowlint: ignore a -- b -->{gap}It helps.{gap}It harms.{end}"
    (comment,) = read(content, form).comments

    assert comment.body == "ignore a -- b"
    assert content[comment.span.start : comment.span.end].startswith("<!--")
    assert content[comment.target.start : comment.target.end] == "It helps."


@pytest.mark.parametrize(
    ("content", "form", "detail"),
    [
        ("- a", Form.YAML, "the file is a list"),
        ("words", Form.YAML, "the file is text"),
        ("", Form.YAML, "the file is empty"),
        ("1", Form.JSON, "the file is a single value"),
        ("[]", Form.JSON, "the file is a list"),
        ("a: *b", Form.YAML, "`*b` is an alias"),
        ("{", Form.JSON, "but the file ends"),
    ],
)
def test_what_is_no_page_is_one_problem(content: str, form: Form, detail: str) -> None:
    tree = read(content, form)

    assert (tree.readable, tree.data) == (False, {})
    assert [p.rule for p in tree.problems] == ["front-matter-invalid"]
    assert detail in tree.problems[0].detail


def test_a_second_key_leaves_the_page_readable() -> None:
    tree = read("title: a\ntitle: b\n", Form.YAML)

    assert (tree.readable, tree.data) == (True, {"title": "a"})
    assert [p.rule for p in tree.problems] == ["key-duplicate"]
