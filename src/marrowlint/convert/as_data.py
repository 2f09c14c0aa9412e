"""Write a page as YAML or JSON."""

import json
from copy import deepcopy
from typing import Any

from marrowlint.convert.plain_text import to_prose
from marrowlint.convert.same import hold_whole
from marrowlint.convert.yaml_text import dump
from marrowlint.errors import UsageError
from marrowlint.pointer import steps
from marrowlint.read.folded import paragraphs
from marrowlint.read.prose import is_prose
from marrowlint.read.tree import Form, Tree
from marrowlint.text import Mapped


def to_yaml(tree: Tree) -> str:
    """Return the page as YAML; its prose stays the Markdown it is, or becomes Markdown."""
    return tree.text.content if tree.form is Form.YAML else dump(data_of(tree))


def to_json(tree: Tree) -> str:
    """Return the page as JSON; raise ``UsageError`` for a number that JSON does not know."""
    try:
        written = json.dumps(data_of(tree), ensure_ascii=False, indent=2, allow_nan=False)
    except ValueError as error:
        message = "the page holds a number that JSON cannot write"
        raise UsageError(message, "Write infinity and not-a-number as words.") from error
    return written + "\n"


def data_of(tree: Tree) -> dict[str, Any]:
    """Return the page's data with all prose as Markdown; raise as ``hold_whole`` does."""
    hold_whole(tree)
    data = deepcopy(tree.data)
    for pointer, value in tree.values.items():
        if is_prose(pointer):
            at: Any = data
            *way, last = steps(pointer)
            for step in way:
                at = at[int(step)] if isinstance(at, list) else at[step]
            at[last] = _prose(tree, value)
    return data


def _prose(tree: Tree, value: Mapped) -> str:
    if tree.form is Form.OUTLINE:
        return to_prose(value.text)
    return paragraphs(value, tree.text.content).text
