import pytest

from marrowlint.read.composed import FRONT_MATTER
from marrowlint.read.yaml_events import compose
from marrowlint.text import Span


def comments(content: str) -> list[tuple[str, str]]:
    """Return each comment's body and what it speaks of."""
    found = compose(content, Span(0, len(content)), FRONT_MATTER).comments
    return [(c.body, content[c.target.start : c.target.end]) for c in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "a: b # marrowlint: ignore x -- y\n",
            [("ignore x -- y", "a: b # marrowlint: ignore x -- y")],
        ),
        ("#marrowlint:ignore x\na:\n  - b\nc: d\n", [("ignore x", "a:\n  - b")]),
        (
            "a:\n  # marrowlint: ignore x\n  - b: 1\n    c: 2\n  - d\n",
            [("ignore x", "b: 1\n    c: 2")],
        ),
        ("a:\n  - b\n  # marrowlint: ignore x\nc: d\n", [("ignore x", "c: d")]),
        ("a: b\n# marrowlint: ignore x", [("ignore x", "")]),
        ("a: | # marrowlint: one\n  # marrowlint: text\n", [("one", "a: | # marrowlint: one")]),
        ("a: 'x # marrowlint: text'\nb: x#marrowlint: 1\n", []),
        ("a: x\na: 'y # marrowlint: text'\n", []),
        ("a: b # another word\n", []),
        (
            "a: b # marrowlint: x # marrowlint: y\n",
            [("x # marrowlint: y", "a: b # marrowlint: x # marrowlint: y")],
        ),
    ],
)
def test_a_comment_speaks_of_what_it_stands_at(
    content: str, expected: list[tuple[str, str]]
) -> None:
    assert comments(content) == expected


def test_a_comment_has_its_own_place() -> None:
    content = "a: b  # marrowlint: ignore x  \n"

    (comment,) = compose(content, Span(0, len(content)), FRONT_MATTER).comments

    assert content[comment.span.start : comment.span.end] == "# marrowlint: ignore x"
