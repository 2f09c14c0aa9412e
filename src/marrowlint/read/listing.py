"""Part the entries of a source list from the words around them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from marrowlint.read.elements import Element, part
from marrowlint.read.sources import declared, is_identified, is_labelled, looks_like_one
from marrowlint.read.tree import BlockKind, MarkerStyle


def group(elements: Iterable[Element]) -> tuple[list[list[Element]], list[Element]]:
    """Return the entries of a source list, and what is none.

    Every list item is an entry, unless it only cites one by its key; so is a paragraph that names
    a source, and each of its rows where all of them begin as entries do.
    """
    elements = tuple(elements)
    listed = any(each.kind is BlockKind.ITEM for each in elements)
    entries: list[list[Element]] = []
    notes: list[Element] = []
    for each in elements:
        if each.kind is None:
            continue
        if _continues(each, entries):
            entries[-1].append(each)
        elif each.item or each.kind is BlockKind.ITEM:
            if _points(each):
                notes.append(each)
            else:
                entries.append([each])
        elif each.kind is BlockKind.PARAGRAPH and not each.depth:
            for row in _rows(each):
                named = is_identified([row]) or is_labelled(row)
                if named or (not listed and looks_like_one(row)):
                    entries.append([row])
                else:
                    notes.append(row)
        else:
            notes.append(each)
    return entries, notes


def lists_works(elements: Iterable[Element], *, linked: bool = False) -> bool:
    """Say whether what stands below a heading is a list of works, and no prose.

    Most entries must name an address, an identifier or a year; where all are to be ``linked``,
    each must be an item that begins with its link.
    """
    entries, notes = group(elements)
    if linked:
        # Over studies that stand under headings of their own, those headings are the claims.
        plain = not any(each.kind is BlockKind.HEADING for each in notes)
        return (
            bool(entries)
            and plain
            and all(
                entry[0].kind is BlockKind.ITEM
                and bool(entry[0].links)
                and not entry[0].links[0].start
                for entry in entries
            )
        )
    works = [each for each in entries if is_identified(each) or looks_like_one(each[0])]
    prose = [each for each in notes if each.kind is BlockKind.PARAGRAPH]
    return 2 * len(works) >= max(1, len(entries)) and len(prose) <= len(entries)


def _points(each: Element) -> bool:
    """Say whether an item only points to a source: "Smith 2019: a trial in adults [@smith2019]"."""
    cites = any(marker.start and marker.style is MarkerStyle.PANDOC for marker in each.markers)
    return cites and not is_identified([each])


def _continues(each: Element, entries: list[list[Element]]) -> bool:
    if not entries:
        return False
    last = entries[-1][0]
    if each.item:
        return each.item == last.item
    return not each.depth and last.kind is BlockKind.ITEM and not last.item and declared(each)


def _rows(element: Element) -> Iterator[Element]:
    bounds = (0, *element.breaks, len(element.text))
    rows = [part(element, a, b) for a, b in pairwise(bounds)]
    yield from rows if all(map(is_labelled, rows)) else [element]
