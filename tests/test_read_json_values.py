import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marrowlint.pointer import resolve
from marrowlint.read.composed import WHOLE_FILE, Composed, Limits
from marrowlint.read.decode import read_file
from marrowlint.read.json_values import scan
from marrowlint.read.tree import Problem
from shared_data import SHARED, shared

SUITE = sorted((SHARED / "suites/JSONTestSuite/test_parsing").glob("*.json"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


def read(content: str, limits: Limits = WHOLE_FILE) -> Composed:
    return scan(content, limits)


@settings(max_examples=100, deadline=None)
@given(data=JSON, indent=st.sampled_from([None, 2]), narrow=st.booleans())
def test_what_json_writes_is_read_with_every_place(
    data: object,
    indent: int | None,
    narrow: bool,  # noqa: FBT001
) -> None:
    content = json.dumps(data, indent=indent, ensure_ascii=narrow)

    composed = read(content)

    assert composed.data == data
    assert all(
        json.loads(content[place.value.start : place.value.end]) == resolve(data, pointer)
        for pointer, place in composed.places.items()
    )
    assert all(resolve(data, pointer) == value.text for pointer, value in composed.values.items())


def test_an_escape_maps_as_one_piece() -> None:
    content = '{"a": "x\\ud83d\\ude00\\n é"}'
    value = read(content).values["/a"]

    spans = [value.span(at, at + 1) for at in range(len(value.text))]

    assert value.text == "x😀\n é"
    assert [content[s.start : s.end] for s in spans] == ["x", "\\ud83d\\ude00", "\\n", " ", "é"]


def test_a_second_key_is_a_problem_and_the_first_value_counts() -> None:
    content = '{"a": 1, "a": {"b": "c", "b": 2}, "d": 3}'

    composed = read(content)

    assert composed.data == {"a": 1, "d": 3}
    assert [(p.rule, p.pointer, p.span.start) for p in composed.problems] == [
        ("key-duplicate", "/a", 10)
    ]
    assert set(composed.places) == {"", "/a", "/d"}


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ('{"a": 1,}', ",", "a comma stands before the closing `}`"),
        ("[1, ]", ",", "a comma stands before the closing `]`"),
        ("[1 2]", "2", "a `,` or the `]`"),
        ('{"a" 1}', "1", "a `:` is expected after the key `a`"),
        ("{a: 1}", "a", "a key in double quotes is expected here, not `a`"),
        ("[NaN]", "NaN", "a value is expected here, not `NaN`"),
        ("[01]", "01", "not `01`"),
        ("[+1]", "+1", "not `+1`"),
        ("[1] x", "x", "after the end of the data"),
        ("", "", "but the file ends"),
        ('{"a": 1', "", "but the file ends"),
        ("[1, // no\n 2]", "//", "not `//`"),
        ('["\\ud800"]', "\\ud800", "half of a pair"),
        ('["\\ud800\\u0041"]', "\\ud800", "half of a pair"),
        ('["\\udc00"]', "\\udc00", "half of a pair"),
        ('["\\u12"]', '\\u12"]', "four hexadecimal digits"),
        ('["\\x41"]', "\\x", "no escape JSON knows"),
        ('["a', '"', "not closed on its line"),
        ('["a\n"]', '"', "not closed on its line"),
        ('["a\tb"]', "\t", "U+0009"),
        ("[" + "9" * 401 + "]", "9" * 401, "401 digits"),
        ("[" * 100_000, "[", "more than 32 deep"),
        ("[" + "1," * 20_001 + "1]", "1", "more than 20,000"),
        ('["' + "x" * 210_000 + '"]', '"', "longer than 204,800"),
    ],
)
def test_a_fault_is_refused_in_place(content: str, words: str, said: str) -> None:
    composed = read(content)
    (problem,) = composed.problems

    assert (composed.valid, problem.rule) == (False, "front-matter-invalid")
    assert content[problem.span.start : problem.span.end] == words
    assert said in problem.detail


def test_size_is_capped() -> None:
    assert not read("[1]", Limits(size=2, nodes=9, scalar=9)).valid


def test_the_suite_is_there() -> None:
    assert shared("suites", "JSONTestSuite").is_dir()


@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.stem)
def test_the_suite_is_judged_as_its_authors_say(path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    text = read_file(path, path.name)
    accepted = not isinstance(text, Problem) and read(text.content).valid

    assert path.name.startswith("i_") or accepted == path.name.startswith("y_")
