"""Place faults of the data on the words of the file they are about."""

from collections.abc import Iterable
from typing import Any

from marrowlint.pointer import child, parent, resolve
from marrowlint.read.tree import Problem, Tree
from marrowlint.structure.fault import Fault, Where
from marrowlint.text import Span


def place(tree: Tree, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """Return the faults as problems, in page order."""
    problems = (
        Problem(
            fault.rule,
            span(tree, fault.pointer, fault.where),
            fault.pointer,
            fault.detail,
            fault.help,
        )
        for fault in faults
    )
    return tuple(sorted(problems, key=lambda one: (one.span, one.pointer, one.rule, one.detail)))


def span(tree: Tree, pointer: str, where: Where) -> Span:
    """Return where a fault of ``pointer`` stands.

    A value stands where it is written, and where nothing is written at its key; a missing
    key at its parent's key, in a list at the first key of the item. What the file does not
    hold (the root, a value the reader put together) falls back to what holds it, and at last
    to the head of the page.
    """
    while pointer and pointer not in tree.places:
        pointer, where = parent(pointer), Where.KEY
    if not pointer:
        return tree.head
    found = tree.places[pointer]
    if where is Where.VALUE:
        empty = found.value.start == found.value.end
        return found.key if found.key and empty else found.value
    return found.key or _first_key(tree, pointer) or found.value


def _first_key(tree: Tree, pointer: str) -> Span | None:
    """Return the first key inside the item of a list at ``pointer``, if it has one."""
    try:
        item: Any = resolve(tree.data, pointer)
    except LookupError:
        return None
    step = next(iter(item), None) if isinstance(item, dict) else None
    inner = tree.places.get(child(pointer, step)) if step is not None else None
    return inner.key if inner else None
