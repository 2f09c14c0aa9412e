import ast
import inspect
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint import report
from marrowlint.report.visible import visible, visible_at

NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("#:[] \t\n\r\x1b\x9b\x7f\u202e\u200b\u200d\ufe0f\u2028\ud800\udcff❤👩aé"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00\x1b]0;x\x07\x7f\x9b", r"\x00\x1b]0;x\x07\x7f\x9b"),
        ("a\tb\rc\nd", r"a\x09b\x0dc\x0ad"),
        ("dose \u202e5 mg\u202c", "dose <U+202E>5 mg<U+202C>"),
        ("a\u200bb\xadc\ufeffd", "a<U+200B>b<U+00AD>c<U+FEFF>d"),
        ("a\u2028b\u2029c", "a<U+2028>b<U+2029>c"),
        ("x\U000e0041y", "x<U+E0041>y"),
        ("\ud800 \udcff", "<U+D800> <U+DCFF>"),
        ("a\u200db a\ufe0f", "a<U+200D>b a<U+FE0F>"),
    ],
)
def test_what_is_hidden_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "كل الناس يولدون أحراراً",
        "כל בני האדם נולדו בני חורין",
        "می\u200cخواهم",
        "क्\u200dष",
        "e\u0301 å ñ",
        "👩\u200d🔬 👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 👍🏽 🇳🇴",
        "## A heading, 3:4, a::b, [1] and C#[x]",
    ],
)
def test_ordinary_writing_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("  ::error::x", r"  \x3a:error::x"),
        ("\u3000::error::x", "\u3000\\x3a:error::x"),
        ("a ##[group]x", r"a \x23#[group]x"),
        ("###[group]x", r"#\x23#[group]x"),
        ("##vso[task.x]", r"\x23#vso[task.x]"),
        ("##teamcity[x]", r"\x23#teamcity[x]"),
        ("section_start:1:x", r"\x73ection_start:1:x"),
        (":", r"\x3a"),
    ],
)
def test_commands_of_ci_services_are_broken(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_feeds_stay_where_asked_and_each_line_is_made_harmless() -> None:
    assert visible("a\n ::error::x\r\n", newline=True) == "a\n \\x3a:error::x\\x0d\n"


def test_secrets_are_starred() -> None:
    assert visible("https://h/?key=abc") == "https://h/?key=***"


def test_offsets_are_moved_along() -> None:
    assert visible_at("a\x1bb\u202ec", (0, 1, 2, 4, 5)) == (r"a\x1bb<U+202E>c", (0, 1, 5, 14, 15))


@settings(max_examples=300)
@given(NASTY)
def test_nothing_hidden_is_left(text: str) -> None:
    shown = visible(text)

    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
    assert not any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLI", "PDF"} for c in shown)


@settings(max_examples=100)
@given(NASTY)
def test_making_visible_twice_changes_nothing_more(text: str) -> None:
    once = visible(text)

    assert visible(once) == once


def test_only_one_module_makes_text_safe() -> None:
    """The type checker holds the rest: here, that nobody casts around it."""
    folder = Path(inspect.getfile(report)).parent
    casts = [
        f"{path.name}:{node.lineno}"
        for path in sorted(folder.glob("*.py"))
        if path.name != "visible.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Safe"
        and not isinstance(node.args[0], ast.Constant)
    ]

    assert casts == []
