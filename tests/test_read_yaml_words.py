"""Every character of a value is found in the file, whatever style it is written in."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.read.composed import FRONT_MATTER
from marrowlint.read.yaml_events import compose
from marrowlint.text import Mapped, Span

WORDS = st.text(st.sampled_from("ab é😀́\t\n \n  '\"\\#:-|>%@&*!?,[]{}"), max_size=40) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
BLOCK_LINES = st.lists(
    st.sampled_from(["", " ", "a", "bb c", "  d", "e  ", "\tf", "# g"]), max_size=8
)


def read(content: str, pointer: str = "/a") -> Mapped:
    composed = compose(content, Span(0, len(content)), FRONT_MATTER)
    assert composed.valid, composed.problems
    return composed.values[pointer]


def pieces(content: str, mapped: Mapped) -> list[tuple[str, str]]:
    """Return each run's text beside what stands in the file."""
    stops = [run.start for run in mapped.runs[1:]] + [len(mapped.text)]
    return [
        (mapped.text[run.start : stop], content[run.origin.start : run.origin.end])
        for run, stop in zip(mapped.runs, stops, strict=True)
    ]


def unfaithful(content: str, mapped: Mapped) -> list[tuple[str, str]]:
    """Return the runs that say they stand in the file as they are, and do not.

    A fold at the margin is one character for another: a space for a line break.
    """
    return [
        (text, written)
        for text, written in pieces(content, mapped)
        if len(text) == len(written) and text != written and (text, written) != (" ", "\n")
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: plain\n", [("plain", "plain")]),
        (
            "a: one  \n   two\n\n  three\n",
            [
                ("one", "one"),
                (" ", "  \n   "),
                ("two", "two"),
                ("\n", "\n\n  "),
                ("three", "three"),
            ],
        ),
        ("a: 'it''s'\n", [("it", "it"), ("'", "''"), ("s", "s")]),
        ("a: ' x \n  y '\n", [(" x", " x"), (" ", " \n  "), ("y ", "y ")]),
        ('a: "\\u00e9\\n\\x41b"\n', [("é", "\\u00e9"), ("\n", "\\n"), ("A", "\\x41"), ("b", "b")]),
        (
            'a: "one \\\n   two\n\n   three"\n',
            [("one ", "one "), ("two", "two"), ("\n", "\n\n   "), ("three", "three")],
        ),
        ("a: |\n  one\n\n   two\n", [("one\n\n", "one\n\n"), (" two\n", " two\n")]),
        ("a: |-  # c\n  one\n  two\n\n", [("one\n", "one\n"), ("two", "two")]),
        ("a: |+\n  one\n\n", [("one\n\n", "one\n\n")]),
        (
            "a: >\n  one\n  two\n\n  three\n",
            [("one", "one"), (" ", "\n  "), ("two", "two"), ("\n", "\n"), ("three\n", "three\n")],
        ),
        ("a: >2-\n    one\n  two\n", [("  one\n", "  one\n"), ("two", "two")]),
        (
            "a: >-\n  one\n   more\n  two",
            [("one\n", "one\n"), (" more\n", " more\n"), ("two", "two")],
        ),
        ("a: ''\n", [("", "")]),
    ],
)
def test_a_value_is_followed_to_its_characters(
    content: str, expected: list[tuple[str, str]]
) -> None:
    mapped = read(content)

    assert pieces(content, mapped) == expected


def test_a_word_of_a_folded_value_is_underlined_alone() -> None:
    content = "list:\n  - x: >-\n      One cures\n      all. 😀 It\n      is proven.\n"
    mapped = read(content, "/list/0/x")
    at = mapped.text.index("proven")

    span = mapped.span(at, at + 6)

    assert content[span.start : span.end] == "proven"


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"])
@settings(max_examples=60, deadline=None)
@given(text=WORDS, width=st.sampled_from([8, 1000]), wide=st.booleans())
def test_dumped_text_is_followed(style: str | None, text: str, width: int, wide: bool) -> None:  # noqa: FBT001
    content = yaml.dump({"a": [text]}, default_style=style, width=width, allow_unicode=wide)
    composed = compose(content, Span(0, len(content)), FRONT_MATTER)
    mapped = composed.values.get("/a/0")

    if mapped is not None:
        assert not unfaithful(content, mapped)
        assert mapped.text == composed.data["a"][0]


@settings(max_examples=150, deadline=None)
@given(
    lines=BLOCK_LINES,
    style=st.sampled_from("|>"),
    chomp=st.sampled_from(["", "-", "+"]),
    indent=st.sampled_from(["", "2"]),
    final=st.sampled_from(["", "\n", "\nb: 1\n", "\n# c\nb: 1"]),
)
def test_blocks_are_followed(
    lines: list[str], style: str, chomp: str, indent: str, final: str
) -> None:
    content = f"a: {style}{indent}{chomp}\n" + "\n".join(f"  {line}" for line in lines) + final
    composed = compose(content, Span(0, len(content)), FRONT_MATTER)

    if composed.valid:
        mapped = composed.values["/a"]
        assert not unfaithful(content, mapped)
        assert (
            len(mapped.text) < 2 or len(mapped.runs) > 1 or pieces(content, mapped)[0][0] in content
        )


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60) | st.text("[]{}-?:,&*!|>'\"%@` \n\tab#", max_size=60))
def test_nothing_but_a_result_ever_comes_back(text: str) -> None:
    composed = compose(text, Span(0, len(text)), FRONT_MATTER)

    assert composed.valid or len(composed.problems) == 1
