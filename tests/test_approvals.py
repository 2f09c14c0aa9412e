"""For which uses regulators say that no product of a class is approved."""

import pytest

from marrowlint.evidence.approvals import class_of, classes, fold
from marrowlint.page import Page
from marrowlint.read.tree import Form, Tree
from marrowlint.text import Text


def page(title: str) -> Page:
    return Page(Tree(Text("p.md", ""), Form.MARKDOWN, {}), title, (), "", (), (), ())


@pytest.mark.parametrize("title", ["Red Bone Marrow", "Stem cells for the knee"])
def test_a_topic_is_of_a_class_by_its_name(title: str) -> None:
    assert class_of(page(title)) is classes()[0]


def test_a_herb_is_of_no_class() -> None:
    assert class_of(page("Chalk flower")) is None


def test_uses_are_compared_without_case_and_apostrophes() -> None:
    assert fold("Parkinson’s disease") in classes()[0].uses


def test_each_class_names_its_notice() -> None:
    assert all("FDA" in one.notice and one.market == "us" for one in classes())
