"""Pages of data in the shapes that other sites give them: read as ours, and placed in the file."""

from pathlib import Path

import pytest

from marrowlint.read.reader import parse_page
from marrowlint.read.tree import Form, Tree
from marrowlint.run import check_text
from marrowlint.settings import Options
from marrowlint.text import Text

OPTIONS = Options(no_config=True, no_lock=True)
FLAT = """\
name: Chicory
also_known_as: [Succory]
overview: Chicory is a root.
side_effects: >-
  Rash was reported [1].

  Nobody fell ill.
disclaimer: This page does not replace medical advice.
research_sources:
  - id: 1
    title: A trial of chicory
    journal: Fictional Roots
"""
LISTED = """\
{"title": "Chicory", "sections": [
  {"heading": "Overview", "paragraphs": ["It is a root.", "It is \\u0062itter."]},
  {"heading": "What harm can it do?", "subsections": [{"heading": "Skin", "text": "A rash."}]},
  {"heading": "Dosage", "table": {"rows": [["Adults", "2 g", "[1]"]]}}
]}
"""


def read(words: str, form: Form) -> Tree:
    """Return the tree of a page of data."""
    return parse_page(Text("page", words), form)


def test_sections_as_fields_are_read_as_sections() -> None:
    """A field named like a section is one; a notice is prose beside them."""
    tree = read(FLAT, Form.YAML)
    assert list(tree.data["sections"]) == ["overview", "side_effects", "disclaimer"]
    assert "overview" not in tree.data
    assert [block.text for block in tree.prose["/sections/side_effects"]] == [
        "Rash was reported.",
        "Nobody fell ill.",
    ]


def test_common_names_of_fields_are_read_as_ours() -> None:
    """Those of the page and those of a source, each with its place."""
    tree = read(FLAT, Form.YAML)
    assert (tree.data["title"], tree.data["aliases"]) == ("Chicory", ["Succory"])
    assert tree.data["sources"][0]["container"] == "Fictional Roots"
    place = tree.places["/sources/0/container"]
    assert FLAT[place.value.start : place.value.end] == "Fictional Roots"
    assert place.key is not None
    assert FLAT[place.key.start : place.key.end] == "journal"


def test_a_list_of_sections_is_read_in_order() -> None:
    """Paragraphs, smaller sections and rows of a table, each mapped to the file."""
    tree = read(LISTED, Form.JSON)
    assert list(tree.data["sections"]) == ["overview", "side_effects", "dosage"]
    overview = tree.prose["/sections/overview"]
    assert [block.text for block in overview] == ["It is a root.", "It is bitter."]
    start = LISTED.index("It is \\u")
    assert overview[1].words.span(0, 13).start == start
    assert [block.text for block in tree.prose["/sections/side_effects"]] == ["Skin", "A rash."]
    (row,) = tree.prose["/sections/dosage"]
    assert row.text == "Adults, 2 g,"
    assert [marker.keys for marker in row.markers] == [("1",)]


@pytest.mark.parametrize(("words", "form"), [(FLAT, "yaml"), (LISTED, "json")])
def test_such_pages_draw_no_finding_of_their_shape(words: str, form: str) -> None:
    """What is read is not called missing, unknown or wrong."""
    found = {one.rule for one in check_text(words, f"page.{form}", OPTIONS).findings}
    assert not found & {"field-unknown", "field-undeclared", "schema-violation"}


def test_our_own_field_is_never_replaced() -> None:
    """Where both names stand, ours is read and the other reported."""
    words = "title: Chicory\nname: Endive\nsections: {overview: A root.}\noverview: A leaf.\n"
    tree = read(words, Form.YAML)
    assert tree.data["title"] == "Chicory"
    assert tree.data["sections"]["overview"] == "A root."
    found = [one.place.text for one in check_text(words, "page.yaml", OPTIONS).findings]
    assert {"name", "overview"} <= set(found)


@pytest.mark.parametrize(
    "words",
    [
        "overview: {}\n",
        "overview: [[], [null, 1], {heading: ''}]\n",
        "title: [x]\nsections: [1, {heading: 3}, {title: Dosage}, null]\n",
        "faqs: 3\nfaq: [{q: 1, a: [x]}, 2]\nbenefits: {a: {b: {c: [d]}}}\n",
    ],
)
def test_odd_shapes_are_no_trouble(words: str, tmp_path: Path) -> None:
    """Whatever stands where a section might: a report, and no exception."""
    page = tmp_path / "page.yaml"
    page.write_text(words, "utf-8")
    assert check_text(words, page.name, OPTIONS).pages
