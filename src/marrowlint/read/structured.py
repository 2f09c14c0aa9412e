"""Read a page that is one whole YAML or JSON file."""

from collections.abc import Mapping
from types import MappingProxyType

from marrowlint.read import comments, prose
from marrowlint.read.composed import INVALID, WHOLE_FILE, Composed
from marrowlint.read.folded import paragraphs
from marrowlint.read.frontmatter import first_line
from marrowlint.read.gathered import gathered
from marrowlint.read.json_values import scan
from marrowlint.read.renamed import renamed
from marrowlint.read.tree import Form, Problem, Tree
from marrowlint.read.yaml_events import compose
from marrowlint.text import Span, Text

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def parse(text: Text, form: Form, extra_sections: Mapping[str, tuple[str, ...]] = _NONE) -> Tree:
    """Return the page in ``text``, written as ``Form.YAML`` or ``Form.JSON``.

    The data is taken as it stands, but for names and shapes that plainly mean ours; the schema
    judges it. ``extra_sections`` are further headings, by section key. A file that cannot be read,
    or is no object, gives an unreadable tree with the one problem.
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
    composed = gathered(renamed(composed), extra_sections)
    written = {
        pointer: paragraphs(value, text.content)
        for pointer, value in composed.values.items()
        if prose.is_prose(pointer)
    }
    listed = composed.data.get("sources")
    most = len(listed) if isinstance(listed, list) else 0
    return Tree(
        text,
        form,
        composed.data,
        places=composed.places,
        values=composed.values,
        prose={
            pointer: prose.blocks(value, pointer, most=most) for pointer, value in written.items()
        },
        comments=(*composed.comments, *comments.find_in(text.content, written.values())),
        problems=composed.problems,
        head=head,
    )


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
