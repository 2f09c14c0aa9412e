"""A numbered list below a page may print what its front matter declares."""

import pytest

from marrowlint.read import markdown
from marrowlint.text import Text

PAGE = """---
title: Heath honey
sources:
  - {{id: bell, title: Honey at bedtime for cough, authors: [Bell F, Cote A], year: 2016}}
  - {{id: kew, title: Mucin in cultured cells, authors: [Kew A], year: 2011}}
---

## Overview

It may ease a cough [1].

## References

{list}
"""


def ids(entries: str) -> list[str | None]:
    tree = markdown.parse(Text("page.md", PAGE.format(list=entries)), {})
    return [source.get("id") for source in tree.data["sources"]]


def test_a_list_that_prints_the_declared_sources_adds_none() -> None:
    assert ids("1. Bell 2016\n2. Kew A. Mucin in cells. 2011.") == ["bell", "kew"]


@pytest.mark.parametrize(
    "entries",
    ["1. Smith 2020", "1. Kew A. Mucin in cells. 2011.", "3. Bell 2016"],
    ids=["another author", "another number", "a number past the last"],
)
def test_an_entry_that_prints_none_is_a_source(entries: str) -> None:
    assert ids(entries) == ["bell", "kew", entries[0]]


def test_an_entry_with_an_address_of_its_own_is_a_source() -> None:
    assert ids("1. Bell 2016. https://example.org/bell-2016")[2:] == ["1"]


@pytest.mark.parametrize("given", ["[1, {id: x}]", "{a: b}", "text"])
def test_any_shape_of_sources_is_borne(given: str) -> None:
    content = f"---\ntitle: x\nsources: {given}\n---\n\n## References\n\n1. Smith 2020\n"

    assert markdown.parse(Text("page.md", content), {}).data["sources"]


NOTED = """---
title: Heath honey
sources:
  - {{id: bell, title: Honey at bedtime for cough, doi: 10.5555/bell}}
---

## Overview

It may ease a cough [^bell].

[^bell]: {note}
"""


def noted(note: str) -> list[dict[str, str]]:
    return list(markdown.parse(Text("page.md", NOTED.format(note=note)), {}).data["sources"])


def test_a_footnote_of_a_declared_source_completes_it() -> None:
    (source,) = noted("Bell F. Honey at bedtime. 2016. doi:10.5555/bell PMID: 1234567")

    assert source == {
        "id": "bell",
        "title": "Honey at bedtime for cough",
        "doi": "10.5555/bell",
        "pmid": "1234567",
    }


@pytest.mark.parametrize(
    "note", ["Bell F. Honey. 2016. doi:10.5555/other", "Kew A. Mucin in cultured cells. 2011."]
)
def test_a_footnote_that_disagrees_is_a_second_source(note: str) -> None:
    assert [source["id"] for source in noted(note)] == ["bell", "bell"]


def test_a_numbered_entry_with_the_declared_identifier_prints_it() -> None:
    page = NOTED.replace("[^bell].", "[1].").partition("[^bell]:")[0]
    listed = "## References\n\n1. Bell. https://doi.org/10.5555/bell\n"
    tree = markdown.parse(Text("page.md", page.format() + listed), {})

    assert len(tree.data["sources"]) == 1
