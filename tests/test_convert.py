import json
import re
from os import environ
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.convert import to_json, to_markdown, to_outline, to_yaml
from marrowlint.convert.same import difference
from marrowlint.errors import UsageError
from marrowlint.read.reader import parse_page
from marrowlint.read.tree import Form, Tree
from marrowlint.text import Text

SEED = Path(__file__).parents[1].parent / "shared" / "seed" / "red-bone-marrow.txt"
needs_seed = pytest.mark.skipif(
    not SEED.exists() and "CI" not in environ, reason="shared/ is not beside the repository"
)

AWKWARD = (
    "2 * 3 * 4 *bold* _x_ a_b", "# not a heading", "1. not a list", "1) nor this", "a < b & c > d",
    "&amp; stays", "<b>tags</b> stay", "[1] starts", "[x]: https://a.b", "[^n]: note", "a [1] [@k]",
    "`code` ~~x~~", "> no quote", "- item *x*", "+ plus", "| a | b |", "---", "===", "***",
    "back\\slash \\* ", "https://a.b/c_d_e", "(Tam, 2020: https://a.b)", "Text: with colon", "é 😀",
    "![no](image)", "[no](link)", "```", "    indented", "<!-- x", "trailing  ", "~ tilde", "x\ty",
)  # fmt: skip


def read(content: str, form: Form) -> Tree:
    return parse_page(Text("page", content), form)


def page(rows: list[str]) -> str:
    return "\n".join(
        ["Topic", "Also known as: one, two (a, b)", "Overview", *rows, "FAQs", "Is it?", *rows,
         "Sources", "- https://a.b/c – A blurb.", ""]
    )  # fmt: skip


def words(tree: Tree) -> dict[str, list[tuple[str, list[tuple[str, ...]]]]]:
    return {
        pointer: [(block.text, [m.keys for m in block.markers]) for block in blocks]
        for pointer, blocks in tree.prose.items()
    }


@needs_seed
def test_the_real_page_is_the_same_in_every_form() -> None:
    seed = SEED.read_text("utf-8")
    tree = read(seed, Form.OUTLINE)

    others = [
        read(to_markdown(tree), Form.MARKDOWN),
        read(to_yaml(tree), Form.YAML),
        read(to_json(tree), Form.JSON),
    ]

    for other in others:
        assert other.data == tree.data
        assert words(other) == words(tree)
        assert to_outline(other) == seed.rstrip("\n") + "\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=4))
def test_plain_text_survives_markdown_and_yaml(rows: list[str]) -> None:
    tree = read(page(rows), Form.OUTLINE)

    markdown = read(to_markdown(tree), Form.MARKDOWN)
    yaml = read(to_yaml(tree), Form.YAML)

    assert words(markdown) == words(yaml)
    assert words(markdown)["/sections/overview"] == words(tree)["/sections/overview"]
    assert difference(tree, read(to_outline(yaml), Form.OUTLINE)) == ""


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40))
def test_any_line_survives_markdown(row: str) -> None:
    tree = read(page([f"x {row}"]), Form.OUTLINE)

    markdown = read(to_markdown(tree), Form.MARKDOWN)

    assert difference(tree, markdown) == ""


MARKDOWN = """---
title: Creatine
kind: supplement
n: "12"
sources:
  - {id: tam, url: "https://x.y", design: cohort, year: 2019}
  - {id: b, title: "A: book", authors: A B}
---

## Overview

It *helps* [@tam] ([Tam, 2020](https://a.b)) and [more](https://c.d).

### Safety

- one
- two [^1]

| a | b |
|---|---|
| c | d |

## Drug interactions

None.

## FAQ

### Is it?

Yes.

No.

[^1]: A note https://e.f
"""


def test_markdown_to_yaml_keeps_the_markdown() -> None:
    tree = read(MARKDOWN, Form.MARKDOWN)

    yaml = read(to_yaml(tree), Form.YAML)

    assert yaml.data == tree.data
    assert words(yaml) == words(tree)


def test_markdown_to_outline_and_back_keeps_the_words() -> None:
    tree = read(MARKDOWN, Form.MARKDOWN)

    outline = read(to_outline(tree), Form.OUTLINE)

    assert difference(tree, outline) == ""
    assert difference(tree, read(to_markdown(outline), Form.MARKDOWN)) == ""
    assert outline.data["sources"][1]["title"] == "A: book"


def test_yaml_to_markdown_keeps_what_the_body_cannot_hold() -> None:
    data = {
        "title": "A",
        "sections": {"overview": "# High\n\nx\n\n## Dosage\n\ny", "safety": "z", "Odd Key": "w"},
        "faqs": [{"question": "Why?", "answer": "Is it?\n\n## Head"}],
    }
    tree = read(json.dumps(data), Form.JSON)

    markdown = to_markdown(tree)

    again = read(markdown, Form.MARKDOWN)
    assert difference(tree, again) == ""
    assert "## Overview\n\n### High\n\nx\n\n#### Dosage" in markdown
    assert "safety" in again.data["sections"]


def test_paragraphs_of_folded_yaml_stay_apart() -> None:
    folded = "title: A\nsections:\n  overview: >\n    One\n    line.\n\n    Two.\n"
    tree = read(folded, Form.YAML)

    for other in (read(to_markdown(tree), Form.MARKDOWN), read(to_json(tree), Form.JSON)):
        assert words(other) == words(tree)
        assert [block.text for block in other.prose["/sections/overview"]] == ["One line.", "Two."]


def test_prose_that_swallows_what_follows_goes_above() -> None:
    tree = read(json.dumps({"title": "A", "sections": {"overview": "```\nx", "dosage": "y"}}),
                Form.JSON)  # fmt: skip

    again = read(to_markdown(tree), Form.MARKDOWN)

    assert again.data == tree.data


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.OUTLINE, Form.YAML])
def test_a_page_in_its_own_form_is_left_alone(form: Form) -> None:
    write = {Form.MARKDOWN: to_markdown, Form.OUTLINE: to_outline, Form.YAML: to_yaml}[form]
    content = "title: A   # note\n"

    assert write(read(content, form)) == content


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"title": "A", "reviewed": {"date": "2020-01"}}, "reviewed"),
        ({"title": "Overview", "sections": {}}, "title"),
        ({"title": "A", "sections": {"overview": "```\ncode\n```"}}, "code"),
        ({"title": "A", "aliases": ["a, b"]}, "aliases"),
        ({"title": "A", "sources": [{"url": "https://a.b", "authors": ["B C"]}]}, "authors"),
    ],
)
def test_an_outline_says_what_it_cannot_hold(data: dict[str, object], named: str) -> None:
    tree = read(json.dumps(data), Form.JSON)

    with pytest.raises(UsageError, match=named):
        to_outline(tree)


def test_a_page_read_in_part_is_not_converted() -> None:
    tree = read("---\ntitle: [\n---\n\n## Overview\n\nx", Form.MARKDOWN)

    with pytest.raises(UsageError, match="as a whole"):
        to_yaml(tree)


def test_a_section_twice_is_converted() -> None:
    tree = read("# A\n\n## Dosage\n\nx\n\n## Dosage\n\ny", Form.MARKDOWN)

    assert read(to_yaml(tree), Form.YAML).data == tree.data


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-99, 99) | TEXT
        | st.sampled_from(["no", "1e3", "0x1f", "2020-01-01", "a: b", "a #b", "x\ny", "x\n", " x",
                           "- a", "null", "é\u0301", "\u2028", "\ufeff", "a\n\nb", "a\n b", "~"]),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(TEXT, inner, max_size=3),
        max_leaves=8,
    )
)  # fmt: skip
def test_our_yaml_reads_back_as_it_was(value: object) -> None:
    tree = read(json.dumps({"title": "A", "x_y": value}), Form.JSON)

    again = read(to_yaml(tree), Form.YAML)

    assert again.problems == ()
    assert again.data == tree.data


def test_json_refuses_what_it_cannot_write() -> None:
    tree = read("title: A\nx_y: .inf\n", Form.YAML)

    with pytest.raises(UsageError, match="JSON"):
        to_json(tree)


def test_markdown_is_readable() -> None:
    tree = read(page(["A (b) is 50% better: 3.5 mg, x-ray, e.g. this - and that."]), Form.OUTLINE)

    assert not re.search(r"\\", to_markdown(tree))


def test_comments_and_citations_reach_the_outline() -> None:
    tree = read(
        "# A\n\n## Dosage\n\n<!-- marrowlint: ignore x -- y -->\n\nOne [see @a, p. 3] two[^1].\n\n"
        "***\n\nThree [1].\n",
        Form.MARKDOWN,
    )

    written = to_outline(tree)

    assert written == (
        "A\nDosage\n<!-- marrowlint: ignore x -- y -->\nOne [see @a, p. 3] two[^1].\nThree [1].\n"
    )


def test_citations_written_in_folds_are_written_out() -> None:
    tree = read('title: A\nsections: {dosage: "One [@a]\\x2e"}\n', Form.YAML)

    assert to_outline(tree).splitlines()[-1] == "One [@a]."


def test_raised_numbers_are_written_out_in_brackets() -> None:
    tree = read(
        "# A\n\n## Dosage\n\nOne.<sup>1</sup> Two (PMID 1234567)\u00b9.\n\n"
        "## References\n\n1. Bell F. 2016.\n",
        Form.MARKDOWN,
    )

    assert to_outline(tree).splitlines()[2] == "One.[1] Two (PMID 1234567)[1]."


def test_lists_of_an_outline_become_lists() -> None:
    tree = read("A\nDosage\n- one\n- *two\nthree\n", Form.OUTLINE)

    assert "- one\n- *two\n\nthree\n" in to_markdown(tree)


def test_an_outline_keeps_rows_that_look_like_headings_in_place() -> None:
    tree = read("# A\n\n## Dosage\n\nSafety\n\n## FAQ\n\n### Why\n\nSide effects\n", Form.MARKDOWN)

    written = to_outline(tree)

    assert written == "A\nDosage\nSafety.\nFAQs\nWhy?\nSide effects .\n"
