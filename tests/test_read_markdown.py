import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.pointer import resolve
from marrowlint.read import markdown
from marrowlint.read.tree import Tree
from marrowlint.text import Span, Text
from pace import within

PAGE = """---
title: Creatine
sources:
  - id: tam
    url: https://x.y/tam
---

# Creatine

**Also known as:** Cr (mono, hydrate), *methyl* acid.

## 1. Benefits of creatine:

It helps [^1] some [@tam].

### In the old

- Less loss

## Drug interactions

None.

## FAQ

Before.

### Is it *safe*?

Mostly.

For most.

**Any other risk?** Few
of note.

What of
children?
Not known.

- Item?

  Item answer.

## References

We searched.

1. [A title](https://a.b/c) – A *blurb*.
2. https://x.y/tam – the same

[^1]: Foo https://foo.bar

[^2]: Never used.
"""


def read(content: str) -> Tree:
    return markdown.parse(Text("page.md", content), {})


def written(tree: Tree, span: Span) -> str:
    return tree.text.content[span.start : span.end]


def test_sections_in_order() -> None:
    tree = read(PAGE)

    sections = tree.data["sections"]
    assert list(sections) == ["benefits", "drug_interactions", "faqs_lead", "sources_notes"]
    assert sections["benefits"] == "It helps [^1] some [@tam].\n\n### In the old\n\n- Less loss"
    assert sections["drug_interactions"] == "None."


def test_places_of_a_section() -> None:
    tree = read(PAGE)

    place = tree.places["/sections/benefits"]
    assert place.key
    assert written(tree, place.key) == "1. Benefits of creatine:"
    assert written(tree, place.value) == tree.data["sections"]["benefits"]


def test_blocks_of_a_section() -> None:
    tree = read(PAGE)

    found = [(block.text, block.heading) for block in tree.prose["/sections/benefits"]]
    assert found == [
        ("It helps some.", ""), ("In the old", ""), ("Less loss", "In the old"),
    ]  # fmt: skip


def test_aliases_with_places() -> None:
    tree = read(PAGE)

    assert tree.data["aliases"] == ["Cr (mono, hydrate)", "methyl acid"]
    assert written(tree, tree.places["/aliases/0"].value) == "Cr (mono, hydrate)"
    assert written(tree, tree.places["/aliases/1"].value) == "methyl* acid"


def test_questions_of_every_form() -> None:
    tree = read(PAGE)

    assert tree.data["faqs"] == [
        {"question": "Is it *safe*?", "answer": "Mostly.\n\nFor most."},
        {"question": "Any other risk?", "answer": "Few\nof note."},
        {"question": "What of\nchildren?", "answer": "Not known."},
        {"question": "Item?", "answer": "Item answer."},
    ]


def test_questions_and_answers_as_blocks() -> None:
    tree = read(PAGE)

    asked = [tree.prose[f"/faqs/{n}/question"][0].text for n in range(4)]
    told = [[block.text for block in tree.prose[f"/faqs/{n}/answer"]] for n in range(4)]
    assert asked == ["Is it safe?", "Any other risk?", "What of children?", "Item?"]
    assert told == [["Mostly.", "For most."], ["Few of note."], ["Not known."], ["Item answer."]]


def test_sources_from_front_matter_list_and_footnotes() -> None:
    tree = read(PAGE)

    assert tree.data["sources"] == [
        {"id": "tam", "url": "https://x.y/tam"},
        {"id": "1", "url": "https://a.b/c", "title": "A title", "summary": "A *blurb*."},
        {"id": "1", "url": "https://foo.bar", "citation": "Foo https://foo.bar"},
    ]


def test_an_unused_note_without_address_stays_text() -> None:
    tree = read(PAGE)

    texts = [block.text for block in tree.prose["/sections/sources_notes"]]
    assert texts == ["We searched.", "Never used."]


def test_every_string_has_value_and_place() -> None:
    tree = read(PAGE)

    for pointer, value in tree.values.items():
        assert resolve(tree.data, pointer) == value.text
        assert pointer in tree.places


def test_title_from_the_first_heading() -> None:
    tree = read("# Vitamin *C*\n\n## Overview\n\nx")

    assert tree.data["title"] == "Vitamin C"
    assert written(tree, tree.head) == "Vitamin *C*"


def test_sections_of_the_first_level_leave_no_title() -> None:
    tree = read("# Overview\n\nx\n\n# Dosage\n\ny")

    assert "title" not in tree.data
    assert tree.data["sections"] == {"overview": "x", "dosage": "y"}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("What is vitamin C?", "overview"), ("How does it work", "mechanism"),
        ("How Vitamin C works", "mechanism"), ("SIDE EFFECTS", "side_effects"),
        ("Safety & side effects", "side_effects"), ("2) Dosing", "dosage"),
        ("Questions and answers", "faqs_lead"), ("Wechselwirkungen (é)", "wechselwirkungen_é"),
    ],
)  # fmt: skip
def test_heading_words(heading: str, key: str) -> None:
    tree = read(f"# Vitamin C\n\n## {heading}\n\nText.\n")

    assert list(tree.data["sections"]) == [key]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("How well does it work?", "benefits"), ("What benefits have been shown?", "benefits"),
        ("Clinical studies (benefits)", "benefits"), ("Benefits and risks", "benefits"),
        ("Unwanted effects", "side_effects"), ("Is it harmful?", "side_effects"),
        ("Risks of a high dose", "side_effects"), ("What dose is given?", "dosage"),
        ("How much?", "dosage"), ("Mechanism and kinetics", "mechanism"),
        ("Is it for me? An overview", "overview"), ("What this leaflet covers", "overview"),
        ("Questions we are asked", "faqs_lead"), ("Who must not take it", "who_must_not_take_it"),
        ("Risk factors", "risk_factors"), ("How it is made", "how_it_is_made"),
    ],
)  # fmt: skip
def test_headings_in_other_words(heading: str, key: str) -> None:
    tree = read(f"# Vitamin C\n\n## {heading}\n\nText.\n\n## Interactions\n\nText.\n")

    assert list(tree.data["sections"]) == [key, "interactions"]


def test_a_question_in_quotes_is_one() -> None:
    tree = read("# A\n\n## You asked\n\n**“Is it safe?”** Nobody knows.\n")

    assert tree.data["faqs"] == [{"question": "“Is it safe?”", "answer": "Nobody knows."}]


def test_a_list_of_works_at_the_end_is_the_sources_whatever_its_heading_says() -> None:
    works = "".join(f"- Bell {n}. Honey. 201{n}. https://example.org/{n}\n" for n in range(3))
    tree = read(f"# A\n\n## Dosage\n\nx\n\n## Where we looked\n\n{works}")
    foods = read("# A\n\n## Dosage\n\nx\n\n## Where it is found\n\n- Oats\n- Rye\n- Bran\n")

    assert len(tree.data["sources"]) == 3
    assert "sources" not in foods.data


def test_other_words_open_no_section_below_one() -> None:
    tree = read("# A\n\n## Benefits\n\nx\n\n### Is it harmful?\n\ny")

    assert list(tree.data["sections"]) == ["benefits"]


def test_further_headings_of_the_site() -> None:
    tree = markdown.parse(Text("a.md", "# A\n\n## In brief\n\nx"), {"overview": ("In brief",)})

    assert tree.data["sections"] == {"overview": "x"}


def test_text_before_the_first_section() -> None:
    alone = read("# A\n\nLead.\n\n## Dosage\n\nx")
    beside = read("# A\n\nLead.\n\n## Overview\n\nx")

    assert alone.data["sections"] == {"overview": "Lead.", "dosage": "x"}
    assert beside.data["sections"] == {"lead": "Lead.", "overview": "x"}


def test_a_section_twice_is_a_problem_and_no_loss() -> None:
    tree = read("# A\n\n## Dosage\n\nx\n\n## Dose\n\ny\n\n## Dosage\n\nz")

    assert tree.data["sections"] == {"dosage": "x", "dosage_2": "y", "dosage_3": "z"}
    assert [problem.pointer for problem in tree.problems] == ["/sections/dosage_3"]
    assert "“Dosage” already" in tree.problems[0].detail


def test_two_headings_of_one_list_are_one_list() -> None:
    tree = read("# A\n\n## References\n\n- https://a.org\n\n## Sources\n\n- https://b.org")

    assert [source["url"] for source in tree.data["sources"]] == ["https://a.org", "https://b.org"]
    assert tree.problems == ()


def test_paragraphs_of_folded_front_matter_stay_apart() -> None:
    tree = read("---\nsections:\n  overview: >\n    One\n    line.\n\n    Two.\n---\n")

    assert [block.text for block in tree.prose["/sections/overview"]] == ["One line.", "Two."]


def test_front_matter_may_hold_the_prose() -> None:
    tree = read("---\ntitle: A\nsections:\n  overview: See *this* [@a].\n---\n\n## Dosage\n\nx")

    assert list(tree.data["sections"]) == ["overview", "dosage"]
    assert tree.prose["/sections/overview"][0].text == "See this."


def test_front_matter_that_cannot_hold_sections() -> None:
    tree = read("---\ntitle: A\nsections: [a]\n---\n\n## Dosage\n\nx")

    assert tree.data["sections"] == {"dosage": "x"}
    assert [problem.pointer for problem in tree.problems] == ["/sections"]


def test_comments_speak_of_the_next_block() -> None:
    content = (
        "# A\n\n<!-- marrowlint: ignore x -- y -->\n\n- a\n- b\n\nOne "
        "<!-- marrowlint: ignore z -- w -->\ntwo.\n\n<!-- other -->\n\n"
        "- <!-- marrowlint: p -->\n\n  c\n- d\n\n<!-- marrowlint: end -->"
    )
    tree = read(content)

    said = [(comment.body, written(tree, comment.target)) for comment in tree.comments]
    assert said == [
        ("ignore x -- y", "- a\n- b"),
        ("ignore z -- w", "One <!-- marrowlint: ignore z -- w -->\ntwo."),
        ("p", "c"),
        ("end", ""),
    ]


def test_an_empty_page() -> None:
    tree = read("")

    assert tree.data == {}
    assert tree.readable


def test_an_empty_section_is_there() -> None:
    tree = read("# A\n\n## Overview\n\n## Dosage\n\nx\n\n## Sources\n")

    assert tree.data["sections"]["overview"] == ""
    assert tree.data["sources"] == []
    assert tree.places["/sources"].key


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["# A", "## Benefits", "## FAQ", "### Sub", "## References", "Is it?", "**Bold**",
             "- item", "  more", "1. x https://a.b – y", "[^1]: note", "See [^1] and [@k].",
             "Also known as: a, (b, c), d", "| a | b |", "|---|---|", "> q", "", "", "```",
             "<!-- marrowlint: ignore x -- y -->", "é 😀 &amp; *z*", "***", "Text\\", "    code",
             "---", "title: T", "sources: [1]"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_page_can_be_read(rows: list[str]) -> None:
    tree = read("\n".join(rows))

    for pointer, value in tree.values.items():
        assert resolve(tree.data, pointer) == value.text
        assert 0 <= tree.places[pointer].value.start <= len(tree.text.content)
    for found in tree.prose.values():
        for block in found:
            assert 0 <= block.span.start <= block.span.end <= len(tree.text.content)


@pytest.mark.parametrize(
    "text",
    [
        "## a\n\n" * 3_000, "## Dosage\n" * 3_000, "## FAQ\n" + "a?\n" * 6_000,
        "## Sources\n" + "- https://a.b – c\n" * 2_000, "[^a]\n\n" + "[^a]: x\n\n" * 2_000,
        "".join(f"[^{n}]\n\n[^{n}]: x\n\n## h\n\n" for n in range(2_000)),
        "Also known as: " + "a, " * 6_000, "<!-- marrowlint: x " * 6_000,
        "<!-- marrowlint: x -->\n" * 4_000, "## FAQ\n\n" + "**q?** a\n\n" * 2_000,
        "## Sources\n\n" + "[1] x\n" * 4_000,
    ],
)  # fmt: skip
def test_pathological_pages_are_read_in_time(text: str) -> None:
    with within(4):
        read(text)


def test_places_hold_in_a_file_with_carriage_returns() -> None:
    disk = "# A\r\n\r\n## Dosage\r\n\r\nOne *two*\r\n\U0001f600 three.\r\n"
    content = disk.replace("\r\n", "\n")
    folded = tuple(at for at, char in enumerate(content) if char == "\n")
    tree = markdown.parse(Text("a.md", content, folded), {})

    (block,) = tree.prose["/sections/dosage"]
    at = block.text.index("two")
    span = tree.text.raw(block.words.span(at, len(block.text)))

    assert disk[span.start : span.end] == "two*\r\n\U0001f600 three."
