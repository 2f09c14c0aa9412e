"""Judging one page: doubles, beaten rules, order, suppressions, crashes."""

from collections.abc import Sequence

from fakes import (
    a_context,
    a_page,
    a_problem,
    a_rule,
    at_head,
    crashes,
    doubts,
    families,
    flags,
    selection,
    tells,
)
from marrowlint.engine import Judgement, judge
from marrowlint.page import Page
from marrowlint.read.tree import Comment, Problem
from marrowlint.rule import AnyRule
from marrowlint.severity import Severity
from marrowlint.text import Span

PAGE = a_page("A miracle cure, and safe.")


def judged(
    *rules: AnyRule,
    page: Page = PAGE,
    problems: Sequence[Problem] = (),
    ran: Sequence[AnyRule] = (),
) -> Judgement:
    return judge(a_context(page), problems, selection(*(ran or rules)), families(rules))


def told(judgement: Judgement) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place.text) for finding in judgement.findings]


def test_a_hit_becomes_a_finding_with_all_its_rule_says() -> None:
    (finding,) = judged(a_rule("hype-word", flags("miracle"))).findings

    assert finding.rule == "hype-word"
    assert finding.severity is Severity.WARNING
    assert finding.message == "'miracle' is wrong"
    assert finding.path == "page.md"
    assert finding.fingerprint
    assert finding.line_hash


def test_the_same_words_are_flagged_once_by_a_rule() -> None:
    assert len(judged(a_rule("hype-word", flags("miracle", times=3))).findings) == 1


def test_different_page_wide_faults_at_one_place_are_all_kept() -> None:
    both = (Problem("gone", Span(0, 1), "", word, "") for word in ("dosage", "benefits", "dosage"))

    judgement = judged(a_rule("gone", tells, on=Problem), problems=tuple(both))

    assert [finding.message for finding in judgement.findings] == [
        "'dosage' is wrong",
        "'benefits' is wrong",
    ]


def test_the_specific_rule_beats_the_general_one_on_the_same_words() -> None:
    general = a_rule("general", flags("miracle cure"))
    specific = a_rule("specific", flags("cure"), beats=("general",))

    assert told(judged(general, specific)) == [("specific", "cure")]


def test_a_beaten_rule_keeps_its_other_findings() -> None:
    general = a_rule("general", flags("safe"))
    specific = a_rule("specific", flags("cure"), beats=("general",))

    assert ("general", "safe") in told(judged(general, specific))


def test_a_rule_that_found_nothing_beats_nothing() -> None:
    general = a_rule("general", flags("cure"))

    assert told(judged(general, a_rule("specific", beats=("general",)))) == [("general", "cure")]


def test_the_worst_comes_first_then_the_order_of_rules_then_the_place() -> None:
    rules = (
        a_rule("b-rule", flags("safe")),
        a_rule("a-rule", flags("miracle")),
        a_rule("worst", flags("cure"), severity=Severity.ERROR),
    )

    assert [rule for rule, _ in told(judged(*rules))] == ["worst", "b-rule", "a-rule"]


def test_abstentions_are_counted_apart_and_once() -> None:
    judgement = judged(a_rule("one", doubts("safe")), a_rule("two", doubts("cure")))

    assert judgement.findings == ()
    assert [(each.rule, each.place.text) for each in judgement.abstentions] == [
        ("one", "safe"),
        ("two", "cure"),
    ]


def test_a_rule_that_crashes_costs_its_own_answer() -> None:
    judgement = judged(a_rule("broken", crashes), a_rule("hype-word", flags("miracle")))

    assert told(judgement) == [("hype-word", "miracle")]
    assert [(fault.step, fault.detail) for fault in judgement.faults] == [
        ("broken", "ZeroDivisionError: no such thing")
    ]


def test_a_message_that_does_not_fit_its_values_is_a_fault() -> None:
    judgement = judged(a_rule("broken", at_head(other="x")), a_rule("hype-word", flags("safe")))

    assert told(judgement) == [("hype-word", "safe")]
    assert judgement.faults[0].step == "broken"


def test_a_problem_that_no_rule_reports_is_a_fault() -> None:
    judgement = judged(a_rule(), problems=[a_problem("no-such-rule")])

    assert [fault.step for fault in judgement.faults] == ["no-such-rule"]


def test_a_problem_of_a_rule_that_is_off_is_no_fault() -> None:
    on, off = a_rule("on"), a_rule("off", tells, on=Problem)

    assert judged(on, off, problems=[a_problem("off")], ran=[on]) == Judgement()


def test_a_comment_silences_a_finding() -> None:
    comment = Comment(Span(0, 0), "ignore hype-word -- a quotation", Span(0, 20))
    page = a_page("A miracle cure, and safe.", comments=(comment,))

    judgement = judged(a_rule("hype-word", flags("miracle")), page=page)

    assert judgement.findings == ()
    assert [each.finding.place.text for each in judgement.suppressed] == ["miracle"]


def test_a_beaten_finding_does_not_come_back_when_its_winner_is_silenced() -> None:
    comment = Comment(Span(0, 0), "ignore specific -- a quotation", Span(0, 20))
    page = a_page("A miracle cure, and safe.", comments=(comment,))
    general = a_rule("general", flags("miracle cure"))
    specific = a_rule("specific", flags("cure"), beats=("general",))

    assert judged(general, specific, page=page).findings == ()


def test_a_comment_that_does_nothing_is_reported_where_its_rule_runs() -> None:
    comment = Comment(Span(0, 1), "ignore hype-word -- why", Span(0, 20))
    page = a_page("A miracle cure, and safe.", comments=(comment,))
    unused = a_rule("suppression-unused", tells, on=Problem)
    hype = a_rule("hype-word")

    assert [finding.rule for finding in judged(hype, unused, page=page).findings] == [
        "suppression-unused"
    ]
    assert judged(hype, unused, page=page, ran=[hype]).findings == ()
