"""Read raised numbers, and numbers in round brackets, as markers beside a numbered source list."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from marrowlint.patterns import lazy
from marrowlint.read.elements import Element
from marrowlint.read.markers import Cite, cuts, in_order, numbers
from marrowlint.read.tree import Marker, MarkerStyle

_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_DIGIT = "[⁰¹²³⁴-⁹]"
_RAISED = lazy(rf"{_DIGIT}{{1,3}}(?:[⁻,·˒–-]{_DIGIT}{{1,3}}){{0,20}}(?![⁰¹²³⁴-⁹⁺⁻ⁿ⁄])")
_COUNTED = lazy(r"\(([0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){0,20})\)")
_UNIT = lazy(
    r"(?:\A|[^a-z])(?:[cdkmnµμ]?m|ft|in|yd|sq|[cdkm]?met(?:er|re)s?|inch(?:es)?|feet)\Z",
    re.IGNORECASE,
)
_WORD = lazy(r"[a-z]{2,}\Z|[^\W\d_]{3,}\Z")
"""The end of a word; a letter or two large ones may be a symbol: R², Ca²⁺."""
_GROUPED = lazy(r"[0-9],[0-9]{3}\Z")
"""A number in thousands: nobody raises one to a power."""
_LABEL = lazy(r"\[?[0-9]{1,3}[.)\]]\s")
_REACH = 16
_STOPS = ".!?…\"'”’)"
_STYLES = frozenset({MarkerStyle.NUMBER, MarkerStyle.FOOTNOTE, MarkerStyle.PANDOC})


def raise_numbers(elements: Iterable[Element], most: int) -> tuple[Element, ...]:
    """Return ``elements`` with raised numbers up to ``most`` as markers: ``<sup>1</sup>`` and ¹."""
    return tuple(_with(each, _raised(each, most)) if each.kind else each for each in elements)


def count_numbers(elements: Sequence[Element], most: int) -> tuple[Element, ...]:
    """Return ``elements`` with numbers in round brackets as markers, where those are its style.

    They are if no other marker is, and one of them at least ends a sentence, a block or a quote.
    """
    cited = any(marker.style in _STYLES for each in elements for marker in each.markers)
    found = [[] if cited else list(_counted(each.text, most)) for each in elements]
    if not any(sure for each in found for _, sure in each):
        return tuple(elements)
    return tuple(
        _with(element, [cite for cite, _ in each])
        for element, each in zip(elements, found, strict=True)
    )


def is_numbered(entry: Element) -> bool:
    """Say whether an entry of a source list begins with its number."""
    first = entry.markers[0] if entry.markers else None
    marked = first is not None and not first.start and first.style is MarkerStyle.NUMBER
    return bool(entry.number) or marked or _LABEL.match(entry.text) is not None


def holds_raised(elements: Iterable[Element]) -> bool:
    """Say whether something stands raised, be it a marker or not."""
    return any(each.raised or _RAISED.search(each.text) for each in elements)


def holds_counted(elements: Iterable[Element]) -> bool:
    """Say whether a number stands in round brackets."""
    return any(_COUNTED.search(each.text) for each in elements)


def _with(element: Element, found: Sequence[Cite]) -> Element:
    """Return ``element`` with further citations cut out of its words."""
    if not found:
        return element
    gone = cuts(element.text, found)
    new = [
        Marker(
            gone.moved(each.start), element.words.span(each.start, each.end), each.keys, each.style
        )
        for each in found
    ]
    old = [replace(marker, start=gone.moved(marker.start)) for marker in element.markers]
    return replace(
        element,
        words=gone.apply(element.words),
        markers=tuple(sorted([*old, *new], key=lambda marker: (marker.start, marker.span))),
        links=tuple(
            replace(link, start=gone.moved(link.start), end=gone.moved(link.end))
            for link in element.links
        ),
        breaks=tuple(gone.moved(at) for at in element.breaks),
        strong=gone.moved(element.strong),
        raised=(),
    )


def _raised(element: Element, most: int) -> list[Cite]:
    text = element.text
    spans = [*element.raised, *(match.span() for match in _RAISED.finditer(text))]
    found = (
        _cite(text, start, end, text[start:end].translate(_SMALL), most) for start, end in spans
    )
    return in_order(filter(None, found))


def _counted(text: str, most: int) -> Iterator[tuple[Cite, bool]]:
    """Yield each bracket that may cite, and whether it can hardly be anything else."""
    for match in _COUNTED.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        after = text[match.end() : match.end() + 1]
        stopped = before.rstrip()[-1:] in _STOPS if before.strip() else False
        ends = not after or after in ".,;:!?”\"'’" or (after.isspace() and stopped)
        cite = _cite(text, *match.span(), match[1], most)
        if cite and ends and before.rstrip()[-1:] not in ":;,([":
            yield cite, not after or after in ".!?" or (stopped and not before[-1:].isspace())


def _cite(text: str, start: int, end: int, written: str, most: int) -> Cite | None:
    """Return the citation at ``[start:end]``, if all its numbers are those of sources."""
    keys = numbers(written.replace("·", ",").replace("˒", ",")) if written.strip() else ()
    if not keys or any(int(key) > most for key in keys) or not _stands_apart(text, start, end):
        return None
    return Cite(start, end, keys, MarkerStyle.NUMBER)


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Tell a marker from a power, a unit and a formula: ``10⁹``, ``m²``, ``R²``, ``¹⁴C``."""
    before = text[max(0, start - _REACH) : start].rstrip()
    if not before or text[end : end + 1].isalnum():
        return False
    if before[-1].isdigit():
        return _GROUPED.search(before) is not None
    if not before[-1].isalpha():
        return before[-1] in ".,;:!?…%)]}\"'”’*"
    return _WORD.search(before) is not None and _UNIT.search(before) is None
