"""Comments that silence findings, and comments that do not."""

import pytest

from marrowlint.finding import Finding, Place
from marrowlint.read.tree import Comment
from marrowlint.severity import Confidence, Severity
from marrowlint.suppress import MOST, Outcome, suppress
from marrowlint.text import Position, Span, Text
from pace import within

KNOWN = {
    "hype-word": "wording",
    "no-risk-claim": "safety",
    "file-unreadable": "structure",
    "suppression-unused": "structure",
}
TEXT = Text("a.md", "x" * 1000)


def finding(start: int, end: int, rule: str = "hype-word") -> Finding:
    at = Position(1, 1)
    place = Place(Span(start, end), at, at, (1, 1), (1, 1), "words", ())
    return Finding(rule, "", Severity.ERROR, Confidence.HIGH, "a.md", place, "m", "h", "w")


def comment(body: str, start: int = 0, end: int = 100) -> Comment:
    return Comment(Span(start, start), body, Span(start, end))


def judged(
    comments: list[Comment], findings: list[Finding], text: Text = TEXT, ran: set[str] | None = None
) -> Outcome:
    return suppress(text, comments, findings, KNOWN, KNOWN.keys() if ran is None else ran)


@pytest.mark.parametrize(
    "body",
    [
        "ignore hype-word -- a quotation",
        "ignore  hype-word  --a quotation",
        "Ignore `hype-word` -- a quotation",
        "ignore no-risk-claim, hype-word -- a quotation",
        "ignore no-risk-claim hype-word — a quotation",
        "ignore hype-word – a quotation",
    ],
)
def test_a_comment_silences_the_rules_it_names(body: str) -> None:
    outcome = judged([comment(body)], [finding(10, 20)])

    assert outcome.kept == ()
    assert [each.reason for each in outcome.suppressed] == ["a quotation"]


@pytest.mark.parametrize(
    ("start", "end", "silenced"),
    [(0, 5, False), (0, 11, True), (12, 13, True), (19, 30, True), (20, 30, False), (0, 90, True)],
)
def test_only_findings_in_the_target_are_silenced(start: int, end: int, silenced: bool) -> None:  # noqa: FBT001
    outcome = judged([comment("ignore hype-word -- why", 10, 20)], [finding(start, end)])

    assert bool(outcome.suppressed) is silenced


def test_another_rule_is_not_silenced() -> None:
    outcome = judged([comment("ignore hype-word -- why")], [finding(1, 2, "no-risk-claim")])

    assert len(outcome.kept) == 1


def test_targets_are_those_of_the_file_on_disk() -> None:
    text = Text("a.md", "a\nb\nwords here", folded=(1, 3))

    outcome = judged([comment("ignore hype-word -- why", 4, 9)], [finding(6, 11)], text)

    assert outcome.kept == ()


def test_a_rule_of_the_file_cannot_be_silenced() -> None:
    outcome = judged([comment("ignore file-unreadable -- no")], [finding(1, 2, "file-unreadable")])

    assert len(outcome.kept) == 1
    assert outcome.problems[0].detail == "`file-unreadable` cannot be silenced"


@pytest.mark.parametrize(
    "body", ["ignore hype-word", "ignore hype-word --", "ignore hype-word --  "]
)
def test_without_a_reason_nothing_is_silenced(body: str) -> None:
    outcome = judged([comment(body)], [finding(1, 2)])

    assert len(outcome.kept) == 1
    assert [problem.detail for problem in outcome.problems] == [
        "this comment gives no reason, so it silences nothing"
    ]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("ignore -- why", "this comment names no rule"),
        ("ingore hype-word -- why", "'ingore hype-word -- why' is not something marrowlint knows"),
        ("", "'' is not something marrowlint knows"),
        ("ignore wording -- why", "'wording' is a family of rules, not a rule"),
        ("ignore hype-wrod -- why", "there is no rule 'hype-wrod'"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_a_fault(body: str, detail: str) -> None:
    outcome = judged([comment(body)], [finding(1, 2)])

    assert [problem.detail for problem in outcome.problems] == [detail]
    assert all(problem.rule == "suppression-unused" for problem in outcome.problems)
    assert len(outcome.kept) == 1


def test_an_unknown_rule_comes_with_a_suggestion() -> None:
    outcome = judged([comment("ignore hype-wrod -- why")], [])

    assert outcome.problems[0].help == "Did you mean `hype-word`?"


def test_a_comment_that_silences_nothing_is_a_fault() -> None:
    outcome = judged([comment("ignore hype-word -- why", 10, 20)], [finding(30, 40)])

    assert [problem.detail for problem in outcome.problems] == [
        "`hype-word` finds nothing here, so this comment silences nothing"
    ]


def test_a_comment_for_a_rule_that_did_not_run_is_no_fault() -> None:
    assert judged([comment("ignore hype-word -- why")], [], ran=set()).problems == ()


def test_a_comment_before_nothing_is_a_fault() -> None:
    outcome = judged([comment("ignore hype-word -- why", 10, 10)], [finding(10, 12)])

    assert len(outcome.kept) == 1
    assert outcome.problems[0].detail == "nothing follows this comment that it could speak of"


def test_the_reason_is_that_of_a_comment_that_speaks_of_the_place() -> None:
    wide, narrow = (
        comment("ignore hype-word -- wide", 0, 90),
        comment("ignore hype-word -- narrow", 5, 6),
    )

    outcome = judged([wide, narrow], [finding(50, 60)])

    assert outcome.suppressed[0].reason == "wide"
    assert len(outcome.problems) == 1


def test_many_faults_are_counted_after_the_first_few() -> None:
    outcome = judged([comment("ignore -- why", at, at + 1) for at in range(50)], [])

    assert len(outcome.problems) == MOST + 1
    assert outcome.problems[-1].detail == "40 more comments to marrowlint did not work"


@pytest.mark.parametrize("apart", [0, 10])
def test_fifty_thousand_comments_take_no_time(apart: int) -> None:
    text = Text("a.md", "x" * 600_000)
    comments = [
        comment("ignore hype-word -- why", at * apart, at * apart + 10) for at in range(50_000)
    ]
    findings = [finding(0, 500_000), *(finding(at * 100, at * 100 + 5) for at in range(5_000))]

    with within(2):
        outcome = suppress(text, comments, findings, KNOWN, KNOWN)

    assert outcome.suppressed
