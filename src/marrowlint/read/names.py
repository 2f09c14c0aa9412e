"""Read the line that lists a topic's other names."""

from collections.abc import Iterable, Iterator

from marrowlint.read.draft import Draft
from marrowlint.read.elements import Element, part
from marrowlint.read.sections import alias_label
from marrowlint.read.tree import Place
from marrowlint.text import Span

ALIASES = "aliases"
_LOCANTS = frozenset("0123456789'′’")


def take_aliases(draft: Draft, elements: Iterable[Element]) -> tuple[list[Element], list[Span]]:
    """Add the names that an ``Also known as:`` line among ``elements`` lists.

    Returns the elements without that line, and where it stands in the file. A name that the
    front matter gives already is left out.
    """
    rest: list[Element] = []
    holes: list[Span] = []
    for element in elements:
        for row in _rows(element):
            label = alias_label().match(row.text) if row.kind else None
            if label:
                _put(draft, row, label.end())
                holes.append(row.inner)
            else:
                rest.append(row)
    return rest, holes


def _rows(element: Element) -> Iterator[Element]:
    """Yield the row that lists names, and what stands before and after it, as elements."""
    kept = start = 0
    for end in (*element.breaks, len(element.text)):
        begin = start + (start > 0)
        if element.kind and alias_label().match(element.text, begin):
            if kept < start:
                yield part(element, kept, start)
            yield part(element, begin, end)
            kept = end
        start = end
    if kept < len(element.text) or not element.text:
        yield part(element, kept, len(element.text))


def _put(draft: Draft, row: Element, start: int) -> None:
    given = draft.data.get(ALIASES)
    if given is not None and not isinstance(given, list):
        return
    known = {name.casefold() for name in given or () if isinstance(name, str)}
    whole = Place(None, row.words.span(start, len(row.text)))
    draft.hold((ALIASES,), [], whole)
    for begin, end in _names(row.text, start):
        name = row.words.slice(begin, end).strip()
        if name.text and name.text.casefold() not in known:
            place = Place(None, name.span(0, len(name.text)))
            draft.put((ALIASES, draft.count(ALIASES)), name, place)


def _locant(text: str, at: int) -> bool:
    """Tell whether a comma parts the places in a chemical name: "3,3',4'-trihydroxy"."""
    return text[at - 1 : at] in _LOCANTS and text[at + 1 : at + 2].isdigit()


def _names(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the names in ``text[start:]`` stand: commas inside brackets part nothing."""
    depth = 0
    for at in range(start, len(text)):
        char = text[at]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char in ",;" and not depth and not _locant(text, at):
            yield start, at
            start = at + 1
    stop = len(text.rstrip())
    yield start, stop - text.endswith(".", start, stop)
