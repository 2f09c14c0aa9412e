"""One page down the whole line, and what a crash on the way costs."""

import pytest

from fakes import a_rule, families, given, selection, tells
from marrowlint import look as module
from marrowlint.look import Looked, look
from marrowlint.page import Page
from marrowlint.read.tree import Problem
from marrowlint.text import Span, Text

WRITTEN = """\
---
title: Ginger
sources:
  - id: lee2020
    url: https://example.org/lee
    title: Ginger for nausea, a randomized trial
    design: randomized-controlled-trial
    population: human
---

## Overview

Ginger reduced nausea in pregnant women [@lee2020].
"""
GONE = Problem("file-unreadable", Span(0, 0), "", "the file is larger than 2 MiB", "Split it.")
RULES = (
    a_rule("file-unreadable", tells, on=Problem),
    a_rule("schema-violation", tells, on=Problem),
)


def looked(text: Text | Problem) -> Looked:
    return look(text, "page.md", given(), selection(*RULES), families(RULES))


def crash(*_args: object) -> Page:
    fault = "one step too far"
    raise RecursionError(fault)


def test_a_page_is_counted() -> None:
    summary = looked(Text("page.md", WRITTEN)).summary

    assert (summary.path, summary.form, summary.readable) == ("page.md", "markdown", True)
    assert summary.sources == 1
    assert summary.sentences == 1
    assert summary.claims == summary.cited == 1
    assert summary.matched == 0


def test_a_file_that_is_no_text_has_its_problem_only() -> None:
    result = looked(GONE)

    assert [finding.rule for finding in result.judgement.findings] == ["file-unreadable"]
    assert (result.summary.readable, result.summary.form) == (False, "")


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("parse_page", "read"),
        ("check", "structure"),
        ("build", "build"),
        ("analyse", "analyse"),
        ("studies", "studies"),
        ("bind", "bind"),
        ("judge", "judge"),
    ],
)
def test_a_step_that_crashes_is_named(
    name: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, crash)

    (fault,) = looked(Text("page.md", WRITTEN)).judgement.faults

    assert (fault.path, fault.step) == ("page.md", step)
    assert fault.detail == "RecursionError: one step too far"


def test_what_was_wrong_before_the_crash_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "analyse", crash)

    result = looked(Text("page.md", WRITTEN.replace("randomized-controlled-trial", "RCT")))

    assert [finding.rule for finding in result.judgement.findings] == ["schema-violation"]
    assert not result.summary.readable
