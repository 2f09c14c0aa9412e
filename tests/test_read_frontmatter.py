import pytest

from marrowlint.read.frontmatter import FrontMatter, split
from marrowlint.text import Span, Text


def read(content: str) -> FrontMatter:
    return split(Text("page.md", content))


@pytest.mark.parametrize("close", ["---", "...", "---  \t"])
def test_front_matter_is_split_off(close: str) -> None:
    content = f"--- \ntitle: x\n{close}\n# body\n"

    front = read(content)

    assert front.data == {"title": "x"}
    assert content[front.body :] == "# body\n"
    assert front.head == Span(0, 3)
    assert content[front.places["/title"].value.start] == "x"


@pytest.mark.parametrize(
    "content", ["", "# body", "a\n---\nb: c\n---\n", " ---\na: b\n---\n", "----\n"]
)
def test_without_front_matter_all_is_body(content: str) -> None:
    front = read(content)

    assert (front.data, front.body, front.present, front.problems) == ({}, 0, False, ())


@pytest.mark.parametrize("content", ["---\n---\n", "---\n\n---", "---\n# c\n---\n"])
def test_empty_front_matter_is_fine(content: str) -> None:
    front = read(content)

    assert (front.data, front.valid, front.body) == ({}, True, len(content))


@pytest.mark.parametrize("content", ["---\ntitle: x\n", "---"])
def test_front_matter_that_never_ends_is_a_problem_at_its_opening(content: str) -> None:
    front = read(content)

    assert [(p.rule, p.span) for p in front.problems] == [("front-matter-invalid", Span(0, 3))]
    assert not front.valid


@pytest.mark.parametrize(("inner", "words"), [("- a\n- b", "- a\n- b"), ("words", "words")])
def test_front_matter_that_is_no_mapping_is_a_problem(inner: str, words: str) -> None:
    content = f"---\n{inner}\n---\n"

    front = read(content)
    (problem,) = front.problems

    assert (front.data, front.valid) == ({}, False)
    assert content[problem.span.start : problem.span.end] == words


def test_refused_front_matter_leaves_the_body() -> None:
    content = "---\na: *b\n---\nbody"

    front = read(content)

    assert not front.valid
    assert content[front.body :] == "body"
    assert [content[p.span.start : p.span.end] for p in front.problems] == ["*b"]


def test_front_matter_is_capped_before_it_is_parsed() -> None:
    front = read("---\n" + "k: v\n" * 20_000 + "---\n")

    assert "at most 65,536 are read" in front.problems[0].detail


@pytest.mark.parametrize("body", ["# body\n", ""])
def test_toml_front_matter_is_one_problem_and_the_body_is_read(body: str) -> None:
    content = f'+++\ntitle = "x"\n+++\n{body}'
    front = read(content)

    assert content[front.body :] == body
    assert [problem.rule for problem in front.problems] == ["front-matter-invalid"]


def test_toml_front_matter_that_never_ends_is_all_body() -> None:
    front = read("+++\ntitle = 1\n")

    assert (front.body, len(front.problems)) == (4, 1)
