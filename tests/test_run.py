"""Many pages, one report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import a_rule, silent, tells
from marrowlint import run
from marrowlint.errors import UsageError
from marrowlint.language.analysis import Sentence
from marrowlint.page import Words
from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, Context, Hit
from marrowlint.settings import Options
from marrowlint.severity import Severity

PAGE = "---\ntitle: Ginger\n---\n\n## Overview\n\nGinger is a miracle.\n"


def miracle(sentence: Sentence, _ctx: Context) -> Iterator[Answer]:
    at = sentence.block.text.find("miracle")
    if at >= 0:
        yield Hit(Words(sentence.block, at, at + 7), {"word": "miracle"})


RULES = (
    a_rule("file-unreadable", tells, on=Problem, severity=Severity.ERROR, family="structure"),
    a_rule("front-matter-invalid", tells, on=Problem, severity=Severity.ERROR, family="structure"),
    a_rule("schema-violation", silent, on=Problem, family="structure"),
    a_rule("field-unknown", silent, on=Problem, family="structure"),
    a_rule("key-duplicate", silent, on=Problem, family="structure"),
    a_rule("hype-word", miracle, on=Sentence),
)


@pytest.fixture(autouse=True)
def few_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "ALL", RULES)
    monkeypatch.setattr(run, "FAMILIES", {rule.meta.id: rule.meta.family for rule in RULES})
    monkeypatch.chdir(tmp_path)


def write(path: str, content: str | bytes = PAGE) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_page_is_checked() -> None:
    report = run.check([write("page.md")])

    (finding,) = report.findings
    assert (finding.rule, finding.path, finding.place.start.line) == ("hype-word", "page.md", 7)
    assert [page.path for page in report.pages] == ["page.md"]
    assert [rule.id for rule in report.rules] == [rule.meta.id for rule in RULES]


def test_a_folder_is_walked_and_findings_come_by_path() -> None:
    write("b/page.md")
    write("a/page.md")

    assert [finding.path for finding in run.check([Path()]).findings] == ["a/page.md", "b/page.md"]


def test_a_file_named_twice_is_checked_once() -> None:
    page = write("a/page.md")

    assert len(run.check([page, Path("a"), page]).pages) == 1


def test_a_missing_file_is_unread_with_its_reason_and_the_rest_goes_on() -> None:
    examined = run.examine([Path("gone.md"), write("page.md")])

    assert examined.report.unread == ("gone.md",)
    assert [(left.shown, bool(left.reason)) for left in examined.left_out] == [("gone.md", True)]
    assert len(examined.report.findings) == 1


def test_a_file_that_is_no_text_is_a_finding_and_the_rest_goes_on() -> None:
    write("bad.md", b"\xff\xfe\x00bad")
    write("page.md")

    report = run.check([Path()])

    assert [finding.rule for finding in report.findings] == ["file-unreadable", "hype-word"]
    assert [page.readable for page in report.pages] == [False, True]


def test_files_met_that_hold_no_page_are_passed_over() -> None:
    write("package.json", '{"name": "x"}')
    write("bad.json", b"\xff\xfe{}")
    write("page.md")

    report = run.check([Path()])

    assert report.passed_over == ("bad.json", "package.json")
    assert len(report.pages) == 1


def test_a_page_in_a_wrong_encoding_is_not_passed_over() -> None:
    write("page.yaml", "title: Caf\u00e9\nsections:\n  overview: x\n".encode("latin-1"))

    assert [finding.rule for finding in run.check([Path()]).findings] == ["file-unreadable"]


def test_a_named_file_is_never_passed_over() -> None:
    assert run.check([write("package.json", '{"name": "x"}')]).passed_over == ()


def test_a_link_out_of_the_folder_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = write("outside.md").absolute()
    Path("in").mkdir()
    monkeypatch.chdir("in")
    Path("link.md").symlink_to(outside)

    walked = run.examine([Path()])

    assert walked.report.pages == ()
    assert walked.report.unread == ()
    assert [left.shown for left in walked.left_out] == ["link.md"]


def test_a_device_that_was_named_leaves_the_run_incomplete() -> None:
    assert run.check([Path("/dev/null")]).unread == ("/dev/null",)


def test_settings_are_found_from_each_page_upward() -> None:
    write("a/marrowlint.toml", 'ignore = ["wording"]')
    write("a/page.md")
    write("b/page.md")

    assert [finding.path for finding in run.check([Path()]).findings] == ["b/page.md"]


def test_the_globs_of_the_settings_leave_files_out() -> None:
    write("marrowlint.toml", 'exclude = ["drafts/"]')
    write("drafts/page.md")

    assert run.check([Path()]).pages == ()


@pytest.mark.parametrize(
    ("fail_on", "failing"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_findings_that_fail_the_run_are_counted(fail_on: str, failing: int) -> None:
    page = write("page.md")

    assert run.examine([page], Options(fail_on=fail_on)).failing == failing


def test_each_page_fails_by_its_own_settings() -> None:
    write("a/marrowlint.toml", 'fail-on = "never"')
    write("a/page.md")
    write("b/page.md")

    assert run.examine([Path()]).failing == 1


@pytest.mark.parametrize("text", [PAGE, PAGE.encode()])
def test_text_is_checked_under_the_name_given(text: str | bytes) -> None:
    (finding,) = run.check_text(text, "notes/page.md").findings

    assert (finding.path, finding.place.text) == ("notes/page.md", "miracle")


def test_text_with_half_a_surrogate_is_a_finding() -> None:
    assert [finding.rule for finding in run.check_text("a\udc00b", "a.md").findings] == [
        "file-unreadable"
    ]


def test_the_settings_beside_the_name_govern_text() -> None:
    write("notes/marrowlint.toml", 'ignore = ["wording"]')

    assert run.check_text(PAGE, "notes/page.md").findings == ()


def test_claims_of_a_page() -> None:
    known = run.claims(write("page.md"))

    assert known.context.page.title == "Ginger"
    assert known.faults == ()


@pytest.mark.parametrize("entry", [run.claims, run.read])
def test_one_file_that_cannot_be_opened_is_an_error(entry: object) -> None:
    assert callable(entry)
    with pytest.raises(UsageError, match=r"'gone\.md' cannot be read"):
        entry(Path("gone.md"))
