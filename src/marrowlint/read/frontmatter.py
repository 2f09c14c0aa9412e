"""Split the YAML front matter off a Markdown page."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from marrowlint.patterns import lazy
from marrowlint.read.composed import FRONT_MATTER, INVALID
from marrowlint.read.renamed import renamed
from marrowlint.read.tree import Comment, Place, Problem
from marrowlint.read.yaml_events import compose
from marrowlint.text import Mapped, Span, Text

_OPENING = lazy(r"---[ \t]*(?:\n|\Z)")
_TOML = lazy(r"\+\+\+[ \t]*\n")
_TOML_END = lazy(r"^\+\+\+[ \t]*$", re.MULTILINE)
_CLOSING = lazy(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """What stands between the ``---`` lines, and where the body of the page begins."""

    data: dict[str, Any]
    """Empty where there is no front matter, or none that can be read."""
    body: int
    """Offset of the first code point after the closing line."""
    head: Span
    """The opening line; the page's first line where there is no front matter."""
    present: bool = True
    """Whether the page opens with ``---``."""
    valid: bool = True
    """False where the front matter was refused; ``problems`` then says why."""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    values: Mapping[str, Mapped] = field(default_factory=lambda: MappingProxyType({}))
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()


def split(text: Text) -> FrontMatter:
    """Return the front matter of a Markdown page; all spans are in the whole file's content."""
    content = text.content
    head = first_line(content)
    if toml := _TOML.match(content):
        return _refuse_toml(content, toml.end(), head)
    opening = _OPENING.match(content)
    if not opening:
        return FrontMatter({}, 0, head, present=False)
    closing = _CLOSING.search(content, opening.end())
    if not closing:
        problem = Problem(
            INVALID,
            head,
            "",
            "the front matter that `---` opens is never closed",
            "Add a line `---` where it ends.",
        )
        # Nothing tells front matter from body here: all of it is shown to the Markdown reader.
        return FrontMatter({}, opening.end(), head, valid=False, problems=(problem,))
    body = min(closing.end() + 1, len(content))
    return _compose(content, Span(opening.end(), closing.start()), head, body)


def _refuse_toml(content: str, begin: int, head: Span) -> FrontMatter:
    """Return the front matter as refused, and the body below it where its end is found."""
    closing = _TOML_END.search(content, begin)
    body = min(closing.end() + 1, len(content)) if closing else begin
    problem = Problem(
        INVALID,
        head,
        "",
        "the front matter is TOML, which is not read; the page below it is",
        "Write it as YAML between `---` lines.",
    )
    return FrontMatter({}, body, head, valid=False, problems=(problem,))


def first_line(content: str) -> Span:
    """Return where the first line stands, without its line end and the blanks before that."""
    return Span(0, len(content.partition("\n")[0].rstrip()))


def _compose(content: str, span: Span, head: Span, body: int) -> FrontMatter:
    composed = compose(content, span, FRONT_MATTER)
    problems = composed.problems
    data = {} if composed.data is None else composed.data
    if not isinstance(data, dict):
        place = composed.places[""].value
        problem = Problem(
            INVALID,
            place,
            "",
            "the front matter is not made of keys and values",
            "Write each line as `key: value`.",
        )
        return FrontMatter({}, body, head, valid=False, problems=(problem,))
    if data:
        composed = renamed(composed)
    return FrontMatter(
        composed.data or {},
        body,
        head,
        valid=composed.valid,
        places=composed.places,
        values=composed.values,
        comments=composed.comments,
        problems=problems,
    )
