"""A list of works is read wherever its heading stands, and whatever it adds to the noun."""

import pytest

from marrowlint.read.markdown import parse
from marrowlint.read.tree import Tree
from marrowlint.text import Text

WORKS = "1. Bell F. Honey. BMJ. 2016.\n2. Cote A. Cough. 2011.\n"


def tree(heading: str, items: str = WORKS, after: str = "") -> Tree:
    body = (
        f"# Honey\n\n## Benefits\n\nIt eases a cough.\n\n## Shops\n\nOne.\n\n{heading}\n\n{items}"
    )
    return parse(Text("a.md", f"{body}\n{after}"), {})


def count(heading: str, items: str = WORKS) -> int:
    return len(tree(heading, items).data.get("sources", ()))


@pytest.mark.parametrize(
    "heading",
    [
        "### References", "#### Sources", "## Sources consulted (verified in July 2026)",
        "### Clinical Study References", "## Primary sources read", "## Key references",
        "## Selected bibliography", "### Literature cited", "## 7. References and notes",
    ],
)  # fmt: skip
def test_a_heading_over_works_opens_the_list(heading: str) -> None:
    assert count(heading) == 2


@pytest.mark.parametrize(
    "heading",
    [
        *("## Food sources", "## Sources of honey", "### Natural sources"),
        *("## What the literature says", "## Sources vary", "## How to read sources"),
    ],
)
def test_where_it_is_found_is_no_list_of_works(heading: str) -> None:
    assert count(heading) == 0


@pytest.mark.parametrize("heading", ["### Sources", "## Key sources"])
def test_nor_are_items_that_name_none(heading: str) -> None:
    assert count(heading, "- Hives\n- Clover\n") == 0


def test_studies_are_a_list_where_each_item_begins_with_its_link() -> None:
    linked = "- [Bell 2016](https://a.org/b): it eased coughs\n- [Cote 2011](https://a.org/c)\n"

    assert count("## Clinical studies", linked) == 2
    assert count("## Clinical studies", "- A [trial](https://a.org/b) of 2016 eased coughs.\n") == 0
    assert count("## Clinical studies") == 0
    assert count("## Studies", f"### Coughs\n\n{linked}") == 0


def test_what_follows_a_nested_list_has_sections_of_its_own() -> None:
    after = "### Storage\n\nKeep it cool.\n\n## Dosage\n\nTake 5 g.\n"
    found = tree("### References", WORKS, after)

    assert len(found.data["sources"]) == 2
    assert list(found.data["sections"])[-2:] == ["storage", "dosage"]
    assert found.data["sections"]["storage"] == "Keep it cool."


def test_lists_under_two_sections_are_one_without_a_fault() -> None:
    again = "## Dosage\n\nTake 5 g.\n\n### References\n\n1. Kew A. Rest. 2012.\n"
    found = tree("### References", WORKS, again)

    assert len(found.data["sources"]) == 3
    assert found.problems == ()
