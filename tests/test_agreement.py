"""How far two readers of the whole pages agree."""

import json

import pytest

from evals.agreement import (
    DISAGREEMENTS,
    PAGES,
    Label,
    alone,
    disagreements,
    kappa,
    pages,
    same,
    score,
    second,
)
from marrowlint import rules

PAGE = "planted/curcumin.md"


def test_quotes_that_overlap_are_one_defect() -> None:
    one = Label(PAGE, "hype-word", "powerful")

    assert same(one, Label(PAGE, "hype-word", "as powerful"))
    assert not same(one, Label(PAGE, "safety-blanket", "powerful"))
    assert not same(one, Label(PAGE, "hype-word", "citation"))


def test_a_defect_of_the_whole_page_has_no_place() -> None:
    assert same(Label(PAGE, "section-missing", ""), Label(PAGE, "section-missing", "powerful"))


def test_only_what_the_other_lacks_stands_alone() -> None:
    ours = [Label(PAGE, "hype-word", "powerful"), Label(PAGE, "naked-decimal", ".5 g")]

    assert alone(ours, ours[:1]) == ours[1:]


def test_kappa_is_one_for_readers_who_agree_and_none_for_chance() -> None:
    ours = [Label("a", "x", ""), Label("b", "y", "")]

    assert kappa(ours, ours, ["a", "b"]) == pytest.approx(1)
    assert kappa(ours, [Label("a", "x", ""), Label("a", "y", "")], ["a", "b"]) == pytest.approx(0)


def test_the_second_reader_names_known_rules_and_words_of_the_page() -> None:
    known = {rule.meta.id for rule in rules.ALL}

    for label in second():
        assert label.rule in known
        assert label.quote in (PAGES / label.page).read_text("utf-8")


def test_every_disagreement_is_on_file_and_settled() -> None:
    rows = json.loads(DISAGREEMENTS.read_text("utf-8"))

    filed = {(row["page"], row["rule"], row["quote"], row["reader"]) for row in rows}

    labels = [(one.label, one.reader) for one in disagreements()]
    assert filed == {(label.page, label.rule, label.quote, who) for label, who in labels}
    assert {row["settled"] for row in rows} <= {"first", "second", "both"}


def test_twelve_pages_were_read_twice() -> None:
    assert len(pages()) >= 12
    assert score()["kappa"] >= 0.8
