"""Cases that stand beside a rule."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from fakes import a_rule
from marrowlint.examples import cases, shown
from marrowlint.rule import AnyRule

MODULE = "def rule(node, ctx):\n    yield from ()\n"


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield where the cases of the rule ``some_rules.one`` stand."""
    package = tmp_path / "some_rules"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "one.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package / "one.yaml"
    for name in ("some_rules", "some_rules.one"):
        sys.modules.pop(name, None)


def the_rule() -> AnyRule:
    return a_rule(check=import_module("some_rules.one").rule)


@pytest.mark.usefixtures("beside")
def test_a_rule_without_a_file_has_no_cases() -> None:
    assert cases(the_rule()) == []


def test_only_cases_marked_show_are_shown(beside: Path) -> None:
    beside.write_text("cases:\n- {name: a, text: x, want: []}\n- {name: b, text: y, show: true}\n")

    assert len(cases(the_rule())) == 2
    assert [example.name for example in shown(the_rule())] == ["b"]


def test_a_page_is_shown_as_written(beside: Path) -> None:
    beside.write_text(
        "cases:\n- name: a\n  show: true\n  page: |\n    # T\n\n    It cures.\n  want: [cures]\n"
    )

    (example,) = shown(the_rule())

    assert example.written == "# T\n\nIt cures.\n"
    assert example.want == ("cures",)


def test_a_paragraph_is_shown_with_its_section_and_sources(beside: Path) -> None:
    beside.write_text(
        "cases:\n- name: a\n  show: true\n  text: It cures [@x].\n  section: dosage\n"
        "  sources: [{id: x, design: cohort}]\n  want: []\n  abstain: [cures]\n"
    )

    (example,) = shown(the_rule())

    assert example.written == (
        "(section: dosage)\nIt cures [@x].\nsources:\n- id: x\n  design: cohort"
    )
    assert example.abstain == ("cures",)


@pytest.mark.parametrize("content", ["", "cases:\n", "cases: [3, text]\n", "cases: [{show: true}]"])
def test_a_file_with_little_in_it_is_no_crash(beside: Path, content: str) -> None:
    beside.write_text(content)

    assert len(shown(the_rule())) <= 1
