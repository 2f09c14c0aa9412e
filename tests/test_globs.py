"""Globs as git's ignore files write them."""

import pytest

from marrowlint.globs import matches
from pace import within


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "a.md"),
        ("*.md", "deep/down/a.md"),
        ("drafts/", "drafts/a.md"),
        ("drafts/", "x/drafts/a.md"),
        ("drafts", "drafts/deep/a.md"),
        ("/drafts", "drafts/a.md"),
        ("drafts/**", "drafts/deep/a.md"),
        ("drafts/*.md", "drafts/a.md"),
        ("**/old/*.md", "x/y/old/a.md"),
        ("**/old/*.md", "old/a.md"),
        ("a/**/b.md", "a/b.md"),
        ("a/**/b.md", "a/x/y/b.md"),
        ("page[0-9].md", "page7.md"),
        ("page?.md", "pageX.md"),
        ("**", "any/thing.md"),
        ("./drafts/a.md", "drafts/a.md"),
    ],
)
def test_matches(glob: str, path: str) -> None:
    assert matches([glob], path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "a.markdown"),
        ("/drafts", "x/drafts/a.md"),
        ("drafts/*.md", "drafts/deep/a.md"),
        ("drafts/*.md", "x/drafts/a.md"),
        ("drafts/", "drafts"),
        ("drafts/**", "drafts"),
        ("page?.md", "page10.md"),
        ("a/**/b.md", "a/x/c.md"),
        ("A.md", "a.md"),
    ],
)
def test_does_not_match(glob: str, path: str) -> None:
    assert not matches([glob], path)


def test_the_last_glob_that_speaks_decides() -> None:
    globs = ["drafts/", "!drafts/ready.md"]

    assert matches(globs, "drafts/a.md")
    assert not matches(globs, "drafts/ready.md")


def test_hostile_globs_take_no_time() -> None:
    with within(1):
        found = matches(["**/" * 200 + "*a" * 200 + "b"], "a" * 250 + "/" + "a/" * 200 + "a")

    assert not found
