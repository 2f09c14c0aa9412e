"""Sort the elements of a page's body into sections, questions and sources."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.read import faqs, sources
from marrowlint.read.composed import DUPLICATE, INVALID, shorten
from marrowlint.read.draft import Draft, raw, within
from marrowlint.read.elements import Element, to_blocks
from marrowlint.read.listing import group
from marrowlint.read.names import take_aliases
from marrowlint.read.numbered import (
    count_numbers,
    holds_counted,
    holds_raised,
    is_numbered,
    raise_numbers,
)
from marrowlint.read.printed import Printed
from marrowlint.read.sections import FAQS, OVERVIEW, SOURCES, fold
from marrowlint.read.tree import Place, Problem
from marrowlint.text import Span

SECTIONS = "sections"
_LISTS = frozenset({FAQS, SOURCES})
_SHAPES = {dict: "a group of `name: text`", list: "a list"}


class Part(Struct, frozen=True):
    """A stretch of the body under one heading; ``""`` is what stands before the first."""

    key: str
    heading: Element | None
    elements: tuple[Element, ...]
    span: Span
    """From behind the heading to the next one."""
    nested: bool = False
    """Whether it stands below a section's heading: each section may have such a list."""


def with_numbers(parts: Iterable[Part], declared: int) -> tuple[Part, ...]:
    """Return ``parts`` with raised and bracketed numbers as markers of a source list.

    Numbers in round brackets are words of many kinds, so they count beside a numbered list only.
    ``declared`` says how many sources the front matter has.
    """
    parts = tuple(parts)
    prose = tuple(e for each in parts if each.key != SOURCES for e in each.elements)
    raised, counted = holds_raised(prose), holds_counted(prose)
    if not raised and not counted:
        return parts
    listed = [e for each in parts if each.key == SOURCES for e in group(each.elements)[0]]
    if raised:
        prose = raise_numbers(prose, max(declared, len(listed)))
    if counted and listed and all(is_numbered(each[0]) for each in listed):
        prose = count_numbers(prose, len(listed))
    rest = iter(prose)
    return tuple(
        each
        if each.key == SOURCES
        else replace(each, elements=tuple(islice(rest, len(each.elements))))
        for each in parts
    )


class Sorter:
    """Put the parts of a body into a draft."""

    def __init__(
        self,
        draft: Draft,
        content: str,
        footnotes: Mapping[str, Sequence[Element]],
        holes: Iterable[Span] = (),
    ) -> None:
        """Take the draft to fill, the footnotes that are sources, and what is in no part."""
        self._draft = draft
        self._content = content
        self._footnotes = footnotes
        notes = {each.top for parts in footnotes.values() for each in parts}
        self._holes = sorted({*notes, *holes})
        self._seen: set[str] = set()
        self._copies: dict[str, int] = {}
        self._opened: dict[str, dict[str, str]] = {}
        """Section key to its headings so far: folded, and as first written."""
        self.problems: list[Problem] = []
        self._make_room()
        self._given = set(draft.data.get(SECTIONS) or ())
        self._addresses = {_address(url) for url in _urls(draft)}
        self._printed = Printed(draft.data.get(SOURCES))

    def put(self, parts: Iterable[Part]) -> None:
        """Add every part, then the footnotes that are sources."""
        parts = tuple(parts)
        has_overview = OVERVIEW in self._given or any(each.key == OVERVIEW for each in parts)
        for each in parts:
            rest = [e for e in each.elements if e.footnote not in self._footnotes]
            if each.heading is None:
                self._put_lead(each, rest, "lead" if has_overview else OVERVIEW)
            else:
                self._put_part(each, rest, each.heading)
        for note in self._footnotes.values():
            self._put_source(note)

    def _put_lead(self, lead: Part, elements: list[Element], key: str) -> None:
        rest, holes = take_aliases(self._draft, elements)
        if any(each.kind and (each.text or each.markers) for each in rest):
            self._put_section(key, None, rest, lead.span, holes)

    def _put_part(self, each: Part, elements: list[Element], heading: Element) -> None:
        key = SOURCES if each.nested else self._key(each.key, heading)
        value = raw(self._content, each.span)
        place = Place(heading.inner, value.span(0, len(value.text)))
        if key == FAQS:
            self._draft.hold((FAQS,), [], place)
            lead = faqs.put(self._draft, self._content, elements, each.span.end, self._holes)
            self._put_notes(f"{FAQS}_lead", lead)
        elif key == SOURCES:
            self._draft.hold((SOURCES,), [], place)
            entries, notes = group(elements)
            for entry in entries:
                if not self._printed.holds(entry):
                    self._put_source(entry)
            tops = [element.top for entry in entries for element in entry]
            self._put_notes(f"{SOURCES}_notes", notes, tops)
        else:
            self._put_section(key, heading.inner, elements, each.span)

    def _key(self, key: str, heading: Element) -> str:
        """Return ``key``, or one that is free where the page has that section already.

        Two headings of one kind, such as "Warnings" and "Adverse reactions", are no fault: the
        page is built as if they were one. Only the same heading twice is.
        """
        opened, words = self._opened.setdefault(key, {}), fold(heading.text)
        again = words in opened
        first = opened.setdefault(words, heading.text)
        given = key in self._given and key not in _LISTS
        if not given and key not in self._seen:
            self._seen.add(key)
            return key
        if key in _LISTS and not again:
            return key
        free = self._free(key)
        if given or again:
            self.problems.append(_duplicate(heading, first, f"/{SECTIONS}/{free}"))
        self._seen.add(free)
        return free

    def _free(self, key: str) -> str:
        """Return ``key`` with the least number that no section has; linear over a page."""
        number = self._copies.get(key, 1) + 1
        while (free := f"{key}_{number}") in self._seen or free in self._given:
            number += 1
        self._copies[key] = number
        return free

    def _put_section(
        self,
        key: str,
        where: Span | None,
        elements: Iterable[Element],
        span: Span,
        holes: Iterable[Span] = (),
    ) -> None:
        inside = within(self._holes, span.start, span.end)
        value = raw(self._content, span, [*holes, *inside])
        place = Place(where, value.span(0, len(value.text)))
        self._draft.hold((SECTIONS,), {}, place)
        steps = (SECTIONS, key)
        self._draft.put(steps, value, place, to_blocks(elements, f"/{SECTIONS}/{key}"))

    def _put_notes(self, key: str, notes: Sequence[Element], holes: Iterable[Span] = ()) -> None:
        words = [each for each in notes if each.kind]
        if words:
            key = self._free(key) if key in self._seen else key
            self._seen.add(key)
            span = Span(words[0].span.start, max(each.span.end for each in words))
            self._put_section(key, None, words, span, holes)

    def _put_source(self, entry: Sequence[Element]) -> None:
        index = self._draft.count(SOURCES)
        found = sources.fields(self._content, entry, f"/{SOURCES}/{index}")
        address = next((each.value.text for each in found if each.name == "url"), "")
        twin = self._printed.twin(found)
        if twin is not None:
            self._complete(twin, entry)
            return
        if not found or _address(address) in self._addresses:
            return
        span = Span(entry[0].span.start, max(each.span.end for each in entry))
        self._draft.hold((SOURCES,), [], Place(None, span))
        self._draft.hold((SOURCES, index), {}, Place(None, span))
        for each in found:
            place = Place(None, each.value.span(0, len(each.value.text)))
            self._draft.put((SOURCES, index, each.name), each.value, place, each.blocks)

    def _complete(self, index: int, entry: Sequence[Element]) -> None:
        """Add to a declared source what an entry of the same id says beyond it."""
        for each in sources.fields(self._content, entry, f"/{SOURCES}/{index}"):
            if self._printed.lacks(index, each.name):
                place = Place(None, each.value.span(0, len(each.value.text)))
                self._draft.put((SOURCES, index, each.name), each.value, place, each.blocks)

    def _make_room(self) -> None:
        """Take out of the front matter what cannot hold the parts of the body."""
        for key, kind in ((SECTIONS, dict), (FAQS, list), (SOURCES, list)):
            given = self._draft.data.get(key)
            if given is not None and not isinstance(given, kind):
                del self._draft.data[key]
                self.problems.append(
                    Problem(
                        INVALID,
                        self._draft.places[f"/{key}"].value,
                        f"/{key}",
                        f"`{key}` in the front matter is not {_SHAPES[kind]}",
                        f"Leave it out, or write {_SHAPES[kind]} below it.",
                    )
                )


def _duplicate(heading: Element, first: str, pointer: str) -> Problem:
    return Problem(
        DUPLICATE,
        heading.inner,
        pointer,
        f"the page has a section “{shorten(first)}” already",
        "Make one section of the two.",
    )


def _urls(draft: Draft) -> list[str]:
    given = draft.data.get(SOURCES)
    rows = given if isinstance(given, list) else []
    urls = [row.get("url") for row in rows if isinstance(row, dict)]
    return [url for url in urls if isinstance(url, str)]


def _address(url: str) -> str:
    """Return ``url`` as far as it tells one source from another."""
    return url.casefold().rstrip("/") or " "
