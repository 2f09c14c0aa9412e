"""Read a page that is one whole YAML or JSON file."""

from collections.abc import Iterator

from marrowlint.read import prose
from marrowlint.read.composed import INVALID, WHOLE_FILE, Composed
from marrowlint.read.frontmatter import first_line
from marrowlint.read.json_values import scan
from marrowlint.read.tree import Form, Problem, Tree
from marrowlint.read.yaml_events import compose
from marrowlint.text import Builder, Mapped, Span, Text


def parse(text: Text, form: Form) -> Tree:
    """Return the page in ``text``, written as ``Form.YAML`` or ``Form.JSON``.

    The data is taken as it stands; the schema judges it. A file that cannot be read, or is no
    object, gives an unreadable tree with the one problem.
    """
    head = first_line(text.content)
    whole = Span(0, len(text.content))
    composed = (
        scan(text.content, WHOLE_FILE)
        if form is Form.JSON
        else compose(text.content, whole, WHOLE_FILE)
    )
    if not composed.valid:
        return Tree(text, form, {}, problems=composed.problems, head=head, readable=False)
    if not isinstance(composed.data, dict):
        problem = _not_an_object(composed, head)
        return Tree(text, form, {}, problems=(problem,), head=head, readable=False)
    return Tree(
        text,
        form,
        composed.data,
        places=composed.places,
        values=composed.values,
        prose={
            pointer: prose.blocks(paragraphs(value, text.content), pointer)
            for pointer, value in composed.values.items()
            if prose.is_prose(pointer)
        },
        comments=composed.comments,
        problems=composed.problems,
        head=head,
    )


def paragraphs(value: Mapped, content: str) -> Mapped:
    """Return ``value`` with an empty line wherever the author left one in the file.

    YAML folds an empty line between two paragraphs into one line end, which Markdown would read
    as a space.
    """
    builder, done = Builder(), 0
    for at in _lone_line_ends(value.text):
        gap = content[value.span(at - 1, at).end : value.span(at + 1, at + 2).start]
        if gap.count("\n") > 1:
            builder.extend(value.slice(done, at))
            builder.add("\n\n", value.span(at, at + 1))
            done = at + 1
    if not done:
        return value
    builder.extend(value.slice(done, len(value.text)))
    return builder.build()


def _lone_line_ends(text: str) -> Iterator[int]:
    at = text.find("\n", 1)
    while 0 < at < len(text) - 1:
        if text[at - 1] != "\n" and text[at + 1] != "\n":
            yield at
        at = text.find("\n", at + 1)


def _not_an_object(composed: Composed, head: Span) -> Problem:
    kinds = {list: "a list", str: "text", type(None): "empty"}
    kind = kinds.get(type(composed.data), "a single value")
    place = composed.places.get("")
    return Problem(
        INVALID,
        head if place is None or place.value.start == place.value.end else place.value,
        "",
        f"the file is {kind}, and a page is an object of keys and values",
        "Begin with `title`.",
    )
