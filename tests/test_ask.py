"""Which rule is asked about which node, and what a crash costs."""

from collections.abc import Iterator
from typing import Any

import pytest

from fakes import a_context, a_page, a_problem, a_rule, crashes, flags, silent, tells
from marrowlint.ask import Said, ask, crash
from marrowlint.language.analysis import Claim, Sentence
from marrowlint.page import Page, Section
from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, AnyRule, Check, Context

PAGE = a_page("A miracle.\nNothing here.\nIn mice.")
CUES = {"miracle": "hype", "mice": "models"}


def seen(on: type, cues: tuple[str, ...] = ()) -> list[Any]:
    """Return the nodes that a rule on ``on`` is asked about."""
    nodes: list[Any] = []

    def check(node: object, ctx: Context) -> Iterator[Answer]:
        nodes.append(node)
        return silent(node, ctx)

    list(ask([a_rule(check=check, on=on, cues=cues)], a_context(PAGE, CUES), ()))
    return nodes


def test_a_page_rule_is_asked_once() -> None:
    assert seen(Page) == [PAGE]


def test_a_section_rule_is_asked_about_each_section() -> None:
    assert seen(Section) == list(PAGE.sections)


def test_a_rule_without_cues_is_asked_about_every_sentence() -> None:
    assert [sentence.text for sentence in seen(Sentence)] == [
        "A miracle.",
        "Nothing here.",
        "In mice.",
    ]


def test_a_rule_with_cues_is_asked_only_where_one_stands() -> None:
    assert [sentence.text for sentence in seen(Sentence, ("hype",))] == ["A miracle."]


def test_cues_of_several_lexicons_open_each_sentence_once_in_page_order() -> None:
    assert [sentence.text for sentence in seen(Sentence, ("models", "hype"))] == [
        "A miracle.",
        "In mice.",
    ]


def test_claims_are_gated_by_the_cues_of_their_sentence() -> None:
    assert [claim.text for claim in seen(Claim, ("models",))] == ["In mice."]


def test_a_problem_rule_is_asked_about_its_own_problems() -> None:
    rules = [a_rule("one", tells, on=Problem), a_rule("two", tells, on=Problem)]
    said = list(ask(rules, a_context(PAGE), [a_problem("two")]))

    assert [len(each.answers) for each in said] == [0, 1]


def test_of_an_unreadable_page_only_problems_are_asked_about() -> None:
    rules = [a_rule("one", flags("A")), a_rule("two", tells, on=Problem)]
    context = a_context(a_page("A miracle.", readable=False))

    assert [said.rule.meta.id for said in ask(rules, context, [a_problem("two")])] == ["two"]


def run(check: Check[Any], on: type = Page) -> Said:
    rule: AnyRule = a_rule(check=check, on=on)
    (said,) = ask([rule], a_context(PAGE), ())
    return said


def test_a_crash_is_told_on_one_line() -> None:
    assert run(crashes).fault == "ZeroDivisionError: no such thing"


def test_a_crash_on_one_node_leaves_the_others() -> None:
    def check(node: Sentence, ctx: Context) -> Iterator[Answer]:
        if node.index == 1:
            raise KeyError(node.index)
        yield from flags("A miracle")(node, ctx)

    said = run(check, on=Sentence)

    assert len(said.answers) == 2
    assert said.fault == "KeyError: 1"


@pytest.mark.parametrize("error", [RecursionError(), MemoryError()])
def test_running_out_of_something_is_a_crash_like_any_other(error: Exception) -> None:
    def check(_node: object, _ctx: Context) -> Iterator[Answer]:
        raise error
        yield

    assert run(check).fault == type(error).__name__


def test_a_long_message_is_cut() -> None:
    assert len(crash(ValueError("x" * 10_000))) == 300
