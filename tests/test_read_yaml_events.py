import pytest

from marrowlint.read.composed import FRONT_MATTER, WHOLE_FILE, Composed, Limits
from marrowlint.read.yaml_events import compose
from marrowlint.text import Span


def read(content: str, limits: Limits = FRONT_MATTER) -> Composed:
    return compose(content, Span(0, len(content)), limits)


def refusal(content: str, limits: Limits = FRONT_MATTER) -> tuple[str, str]:
    """Return the words refused and what is said of them."""
    composed = read(content, limits)
    assert not composed.valid
    assert composed.data is None
    (problem,) = composed.problems
    assert problem.rule == "front-matter-invalid"
    return content[problem.span.start : problem.span.end], problem.detail


def test_data_is_plain() -> None:
    composed = read("title: NO\naliases: [a, 'b']\nreviewed: 2024-01-02\nsources:\n- n: 12\n  x:\n")

    assert composed.data == {
        "title": "NO",
        "aliases": ["a", "b"],
        "reviewed": "2024-01-02",
        "sources": [{"n": 12, "x": None}],
    }


@pytest.mark.parametrize(
    ("pointer", "key", "value"),
    [
        ("/title", "title", "'it''s'"),
        ("/a~1b", "a/b", '"x"'),
        ("/list", "list", "- one\n- two: 2"),
        ("/list/0", None, "one"),
        ("/list/1", None, "two: 2"),
        ("/list/1/two", "two", "2"),
        ("/flow", "flow", "[1, {k: v} ]"),
        ("/flow/1", None, "{k: v}"),
        ("/empty", "empty", ""),
        ("/block", "block", "|\n  one\n  two"),
        ("/long", "long", "é one\n  two"),
        ("/1", "1", "x"),
    ],
)
def test_every_value_has_its_place(pointer: str, key: str | None, value: str) -> None:
    content = (
        "title: 'it''s'\n\"a/b\" : \"x\"  # c\nlist:\n- one\n- two: 2\n\nflow: [1, {k: v} ] # c\n"
        "empty:\nblock: |\n  one\n  two\n\n\nlong: é one\n  two \n1: x\n"
    )

    place = read(content).places[pointer]

    assert content[place.value.start : place.value.end] == value
    assert (content[place.key.start : place.key.end] if place.key else None) == key


def test_places_count_from_the_start_of_the_file() -> None:
    content = "---\na: b\n---\n"

    composed = compose(content, Span(4, 9), FRONT_MATTER)

    assert composed.places["/a"].value == Span(7, 8)
    assert composed.values["/a"].span(0, 1) == Span(7, 8)


def test_nothing_is_no_data() -> None:
    assert read("# only a comment\n").data is None


def test_a_second_key_is_a_problem_and_the_rest_goes_on() -> None:
    content = "a: 1\na: {b: [2, x]}\nc: 3\nd: {e: 1, e: 2}\n"

    composed = read(content)

    assert composed.data == {"a": 1, "c": 3, "d": {"e": 1}}
    assert [(p.rule, p.pointer, p.span.start) for p in composed.problems] == [
        ("key-duplicate", "/a", 5),
        ("key-duplicate", "/d/e", content.rindex("e:")),
    ]
    assert "/a/b" not in composed.places


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("a: &x 1\n", "&x", "an anchor"),
        ("a: &x [1]\n", "&x", "an anchor"),
        ("a: *x\n", "*x", "an alias"),
        ("a:\n  <<: {b: 1}\n", "<<", "merges"),
        ("a: !foo b\n", "!foo", "a tag"),
        ("a: !!binary '####'\n", "!!binary", "a tag"),
        ("a: !t &x b\n", "&x", "an anchor"),
        ("? [a]\n: b\n", "[", "stands as a key"),
        ("{a: 1}: x\n", "{", "stands as a key"),
        ("a: 1\n---\nb: 2\n", "---", "a second document"),
        ("%TAG ! !x\n---\na: 1\n", "%TAG ! !x", "a directive"),
        ("%YAML 9.9\n---\na: 1\n", "%", "a directive"),
        ("a: " + "9" * 500, "9" * 500, "500 digits"),
        ('a: "\\0"', '"\\0"', "NUL"),
        ("a: b\x85c\n", "\x85", "U+0085"),
        ("a: b\u2028c\n", "\u2028", "U+2028"),
        ("a: 1\n\ufeffb: 2\n", "\ufeff", "U+FEFF"),
        ("a: \ud800\n", "\ud800", "U+D800"),
        ("a: \x7f\n", "\x7f", "U+007F"),
        ("a: b: c\n", ":", "a `:` followed by a space"),
        ("a:\n\t- b\n", "\t", "a tab"),
        ("a: @x\n", "@", "`@` cannot begin a value"),
        ("a: `x`\n", "`", "a backtick cannot begin a value"),
        ("a: 1\nb: 'x\n", "'", "never closed"),
        ("a: [1\n", "", "not closed, or a comma is missing"),
        ('a: "\\ud83d\\ude00"\n', "\\ud83d", "stands for no character"),
        ('a: "x\\q"\n', "\\q", "begins no escape"),
        ('a: "\\UFFFFFFFF"\n', "\\UFFFFFFFF", "stands for no character"),
        ("a: 'it's'\n", "s", "belongs to no key"),
        ("a: |x\n b\n", "x", "after the `|` or `>`"),
        ("- a\nb: 1\n", "b", "`-` is expected"),
    ],
)
def test_what_a_page_may_not_hold_is_refused_in_place(content: str, words: str, said: str) -> None:
    refused, detail = refusal(content)

    assert refused == words
    assert said in detail


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: " + "[" * 33 + "]" * 33, "more than 32 deep"),
        ("a: " + "[" * 50_000, "more than 32 deep"),
        ("- " * 20_000 + "x", "more than 32 deep"),
        ("a: [" + "x," * 10_000 + "]", "more than 10,000 keys and values"),
        ("a: " + "x" * 17_000, "a value of 17,000 characters"),
        ("a: b\n" * 20_000, "the data is 100,000 characters long"),
    ],
)
def test_limits_hold_before_anything_is_built(content: str, said: str) -> None:
    assert said in refusal(content)[1]


def test_a_whole_file_may_hold_more() -> None:
    content = "a: " + "x" * 17_000

    assert read(content, WHOLE_FILE).valid


@pytest.mark.parametrize("depth", [1, 31])
def test_what_lies_within_the_depth_is_read(depth: int) -> None:
    assert read("a: " + "[" * depth + "]" * depth).valid
