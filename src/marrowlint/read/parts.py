"""Split the body of a Markdown page at the headings that open its sections."""

from collections.abc import Iterator, Sequence

from marrowlint.read.body import Part
from marrowlint.read.elements import Element
from marrowlint.read.listing import lists_works
from marrowlint.read.sections import SOURCES, Headings, slug
from marrowlint.read.tree import BlockKind
from marrowlint.text import Span

_LEAST_WORKS = 3
"""Items of a list of works below a heading that does not say so."""


def split(
    elements: Sequence[Element], headings: Headings, title: Element | None, body: Span
) -> list[Part]:
    """Return the parts of the body; what stands before the first heading comes first."""
    opened = {at: (key, below) for at, key, below in _openings(elements, headings, title)}
    parts: list[Part] = []
    key, nested, heading, begin = "", False, None, body.start
    inside: list[Element] = []
    for index, each in enumerate(elements):
        if index not in opened:
            if each is not title:
                inside.append(each)
            continue
        parts.append(Part(key, heading, tuple(inside), Span(begin, each.span.start), nested))
        (key, nested), heading, begin, inside = opened[index], each, each.span.end, []
    parts.append(Part(key, heading, tuple(inside), Span(begin, body.end), nested))
    return parts


def _openings(
    elements: Sequence[Element], headings: Headings, title: Element | None
) -> Iterator[tuple[int, str, bool]]:
    """Yield where a section begins, its key, and whether it is a list of works inside another.

    A heading of the page's level opens one, and so does one below it over a list of works; that
    list ends at the next heading of its own level.
    """
    tops = [i for i, each in enumerate(elements) if each.level and not each.depth]
    tops = [index for index in tops if elements[index] is not title]
    first = (i for i in tops if headings.key(elements[i].text) is not None)
    known = next(first, tops[0] if tops else None)
    level = elements[known].level if known is not None else 0
    nested = 0
    for place, index in enumerate(tops):
        heading = elements[index]
        key = headings.key(heading.text)
        nested = nested if heading.level > level else 0
        inside = heading.level > max(level, nested)
        works = (inside or key is None) and _works(elements, tops, place, headings, key)
        if inside and not works:
            continue
        nested = max(nested, heading.level * inside)
        if key is None and heading.level == level and not works:
            key = headings.guess(heading.text)
        works = works or (key is None and not inside and _ends_in_works(elements, tops, place))
        yield index, SOURCES if works else key or slug(heading.text), bool(works and nested)


def _ends_in_works(elements: Sequence[Element], tops: Sequence[int], place: int) -> bool:
    """Tell whether the last heading, whatever it says, stands over a list of works."""
    below = elements[tops[place] + 1 :]
    items = sum(each.kind is BlockKind.ITEM for each in below)
    return place + 1 == len(tops) and items >= _LEAST_WORKS and lists_works(below)


def _works(
    elements: Sequence[Element],
    tops: Sequence[int],
    place: int,
    headings: Headings,
    key: str | None,
) -> bool:
    """Tell whether the heading at ``tops[place]`` stands over a list of works."""
    heading = elements[tops[place]]
    if key not in {None, SOURCES} or (key is None and not headings.names_works(heading.text)):
        return False
    later = (tops[at] for at in range(place + 1, len(tops)))
    end = next((at for at in later if elements[at].level <= heading.level), len(elements))
    below = elements[tops[place] + 1 : end]
    return lists_works(below, linked=headings.names_studies(heading.text))
