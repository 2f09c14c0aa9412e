from os import environ
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.pointer import resolve
from marrowlint.read import outline
from marrowlint.read.outline import MOST_LINES
from marrowlint.read.tree import BlockKind, Tree
from marrowlint.text import Span, Text
from pace import within

SEED = Path(__file__).parents[1].parent / "shared" / "seed" / "red-bone-marrow.txt"
needs_seed = pytest.mark.skipif(
    not SEED.exists() and "CI" not in environ, reason="shared/ is not beside the repository"
)

PAGE = """Creatine
Also known as: Cr (mono, hydrate), methyl acid
kind: supplement
reviewed: 2025-01-31
Overview
A *plain* text [1].
- an item
Side effects:
None known &amp; no # mark.
## Drug interactions
None.
FAQs
Is it safe?
Yes.
How does it work?
Not known.
Nobody knows.
Research Sources
- https://a.b/c – A blurb.
  design: cohort
* https://d.e/f - Another: blurb
3. Smith J. Mice. 2020.
"""


def read(content: str) -> Tree:
    return outline.parse(Text("page.txt", content), {})


def written(tree: Tree, span: Span) -> str:
    return tree.text.content[span.start : span.end]


def test_head_of_the_page() -> None:
    tree = read(PAGE)

    assert tree.data["title"] == "Creatine"
    assert tree.data["aliases"] == ["Cr (mono, hydrate)", "methyl acid"]
    assert (tree.data["kind"], tree.data["reviewed"]) == ("supplement", "2025-01-31")
    assert written(tree, tree.places["/kind"].value) == "supplement"
    assert written(tree, tree.head) == "Creatine"


def test_a_chemical_name_is_one_alias() -> None:
    tree = read("Q\nAlso known as: 3,3',4'-trihydroxyflavone, quercetol\nOverview\nx\n")

    assert tree.data["aliases"] == ["3,3',4'-trihydroxyflavone", "quercetol"]


def test_sections() -> None:
    tree = read(PAGE)

    assert tree.data["sections"] == {
        "overview": "A *plain* text [1].\n- an item",
        "side_effects": "None known &amp; no # mark.",
        "drug_interactions": "None.",
    }


def test_lines_are_blocks_without_markup() -> None:
    tree = read(PAGE)

    first, second = tree.prose["/sections/overview"]
    assert (first.kind, first.text) == (BlockKind.PARAGRAPH, "A *plain* text.")
    assert (second.kind, second.text) == (BlockKind.ITEM, "an item")
    assert first.markers[0].keys == ("1",)


def test_questions() -> None:
    tree = read(PAGE)

    assert tree.data["faqs"] == [
        {"question": "Is it safe?", "answer": "Yes."},
        {"question": "How does it work?", "answer": "Not known.\nNobody knows."},
    ]


def test_sources() -> None:
    tree = read(PAGE)

    assert tree.data["sources"] == [
        {"url": "https://a.b/c", "summary": "A blurb.", "design": "cohort"},
        {"url": "https://d.e/f", "summary": "Another: blurb"},
        {"id": "3", "citation": "Smith J. Mice. 2020."},
    ]


def test_comments_speak_of_the_next_line() -> None:
    tree = read("A\nOverview\n<!-- marrowlint: ignore x -- y -->\nText one.\nText two.\n")

    (comment,) = tree.comments
    assert comment.body == "ignore x -- y"
    assert written(tree, comment.target) == "Text one."


def test_plain_text_is_all_overview() -> None:
    tree = read("Just a sentence.\nAnd another one.\n")

    assert tree.data == {"sections": {"overview": "Just a sentence.\nAnd another one."}}


def test_no_text_is_no_data() -> None:
    assert read("").data == {}


def test_lines_that_only_look_like_fields_stay_text() -> None:
    tree = read('A\nnote: "see\nOverview\nb\n')

    assert tree.data["sections"] == {"lead": 'note: "see', "overview": "b"}
    assert tree.problems == ()


def test_too_many_lines_are_a_problem() -> None:
    tree = read("a\n" * (MOST_LINES + 9))

    (problem,) = tree.problems
    assert problem.span.start == 2 * MOST_LINES


@needs_seed
def test_the_real_page() -> None:
    tree = read(SEED.read_text("utf-8"))

    assert tree.data["title"] == "Red Bone Marrow"
    assert len(tree.data["aliases"]) == 6
    assert list(tree.data["sections"]) == [
        "overview", "benefits", "mechanism", "side_effects", "dosage",
    ]  # fmt: skip
    assert len(tree.data["faqs"]) == 4
    assert [list(source) for source in tree.data["sources"]] == [["url", "summary"]] * 3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["A", "Overview", "FAQs", "Is it?", "Sources", "- https://a.b – c", "",
                         "Also known as: a, b", "kind: x", "  indented é 😀", "- item [1]",
                         "## Extra", "<!-- marrowlint: x -->", "Text."]),
        max_size=12,
    )
)  # fmt: skip
def test_any_outline_can_be_read(rows: list[str]) -> None:
    tree = read("\n".join(rows))

    for pointer, value in tree.values.items():
        assert resolve(tree.data, pointer) == value.text
    for blocks in tree.prose.values():
        for block in blocks:
            span = block.words.span(0, len(block.text))
            if not block.markers:
                assert written(tree, span) == block.text


@pytest.mark.parametrize("row", ["Dosage\n", "FAQs\na?\n", "Also known as: a\n", "k: v\n"])
def test_pathological_outlines_are_read_in_time(row: str) -> None:
    with within(4):
        read("A\n" + row * 4_000)
