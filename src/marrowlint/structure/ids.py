"""Check that no two sources of a page have the same id.

A marker leads to the first of them; claims would then rest on a study their author did not mean.
"""

from collections.abc import Iterator

from marrowlint.pointer import join
from marrowlint.read.composed import DUPLICATE, shorten
from marrowlint.read.tree import Tree
from marrowlint.structure.fault import Fault, Where

LARGEST = 999_999
"""No list is numbered higher; and Python refuses to print some numbers."""


def check_ids(tree: Tree) -> Iterator[Fault]:
    """Yield a fault for each source whose id an earlier one has.

    A bare number that a list in the body counts is no id of the author's: a list under a second
    sub-heading may begin at 1 again.
    """
    given = tree.data.get("sources")
    first: dict[str, int] = {}
    for index, source in enumerate(given if isinstance(given, list) else ()):
        pointer = join("sources", index, "id")
        name = _name(source)
        if not name or (name.isdecimal() and not _declared(tree, pointer)):
            continue
        if first.setdefault(name, index) != index:
            detail = f"the id '{shorten(name)}' is that of source {first[name] + 1} already"
            way_out = "Give each source an id of its own, so that a marker means one source."
            yield Fault(DUPLICATE, pointer, Where.VALUE, detail, way_out)


def _name(source: object) -> str:
    name = source.get("id") if isinstance(source, dict) else None
    if isinstance(name, int) and not isinstance(name, bool) and 0 <= name <= LARGEST:
        return str(name)
    return name.strip() if isinstance(name, str) else ""


def _declared(tree: Tree, pointer: str) -> bool:
    place = tree.places.get(pointer)
    return place is not None and place.key is not None
