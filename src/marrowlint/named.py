"""Read a source that the prose names, by surname or journal and year, as a citation of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from marrowlint.page import Page, Source
from marrowlint.read.tree import Block, Marker, MarkerStyle

_YEAR = r"(?P<year>(?:19|20)[0-9]{2}[a-z]?)\b"
_SURNAME = r"[A-Z][^\W\d_]{1,40}(?:['’-][^\W\d_]{2,40}){0,2}"
_PARTICLES = r"(?:(?:de|van|von|der|den) ){0,2}"
_OTHERS = rf"(?:,? et al\b\.?| and colleagues\b|,? (?:and|&) {_PARTICLES}{_SURNAME})"
_AUTHORS = re.compile(
    rf"(?P<opened>[(\[;:] ?{_PARTICLES})?\b(?P<name>{_SURNAME})"
    rf"(?P<others>{_OTHERS})?(?:['’]s)?,? ?(?P<bracket>[(\[])?{_YEAR}"
)
_TITLED = r"[A-Z][\w&-]{1,40}"
_JOURNAL = re.compile(
    rf"\bin (?:the )?(?P<name>{_TITLED}(?: (?:of|and|the|for|in|&|{_TITLED})){{0,8}})"
    rf",? ?[(\[]?{_YEAR}"
)
_BODY = re.compile(
    rf"(?P<opened>[(\[;] ?)?\b(?P<name>{_TITLED}(?: (?:of|and|the|for|in|on|&|{_TITLED})){{1,8}})"
    rf",? ?(?P<bracket>[(\[])?{_YEAR}"
)
"""A body that signs as an author: "(Supplement Label Registry 2025)"."""
_KIND = re.compile(
    r"(?P<opened>[(\[;] ?)(?P<name>[A-Z][\w-]{1,40}(?: [\w-]{1,40}){1,6})"
    rf",? {_YEAR}(?=[)\];])"
)
"""A kind of work in brackets: "(Product information 2025)"."""
_SHORT_TITLE = re.compile(r"\*\*(?P<name>[A-Z][\w'-]{1,40}(?: [\w'-]{1,40}){1,5})[.:]?\*\*")
"""What a list calls an entry for short, in bold before it: "**Later Life Trial.**"."""
_YEARS = re.compile(r"\b((?:19|20)[0-9]{2})([a-z]?)\b")
_CAPITALISED = re.compile(_SURNAME)
_FIRST = re.compile(rf"\W*{_PARTICLES}({_SURNAME})")
_HEAD = 200
"""Code points of a reference that may name its authors."""
_WHOLE = 1_000
_SHORTEST = 3
"""Letters that the short name of a journal has at least: "BMJ"."""
_MOST = 400
"""Pairs of journal and year that are looked up on one page."""


def with_names(page: Page) -> Page:
    """Return ``page`` with markers where its prose names just one of its sources."""
    if not page.sources:
        return page
    finder = _Finder(page.sources)
    return replace(
        page,
        sections=tuple(
            replace(section, blocks=finder.mark(section.blocks)) for section in page.sections
        ),
        faqs=tuple(replace(faq, answer=finder.mark(faq.answer)) for faq in page.faqs),
    )


class _Finder:
    """Know the sources of a page by the names and years that fit them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """Take down who wrote each source, where, and when."""
        self._people: dict[tuple[str, str], list[Source]] = {}
        self._years: dict[str, list[tuple[str, Source]]] = {}
        self._journals: dict[tuple[str, str], Source | None] = {}
        shared = Counter(source.id for source in sources)
        for source in sources:
            if shared[source.id] > 1:  # a marker would lead to the first of them
                continue
            whole = f"{source.container} . {source.citation} . {source.summary}"[:_WHOLE]
            for year in _years(source):
                self._years.setdefault(year, []).append((f" {_folded(whole)} ", source))
                for name in _people(source):
                    self._people.setdefault((name, year), []).append(source)

        self._titles = _short_titles(sources)
        titles = "|".join(map(re.escape, sorted(self._titles, key=len, reverse=True)))
        self._shorts = re.compile(rf"\b(?:{titles})\b") if titles else None

    def mark(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return ``blocks`` with a marker behind each name that fits one source."""
        return tuple(self._mark(block) for block in blocks)

    def _mark(self, block: Block) -> Block:
        taken = {key for marker in block.markers for key in marker.keys}
        new: dict[int, Marker] = {}
        for match, source in self._found(block.text):
            if taken.isdisjoint({source.id, str(source.index + 1), source.url or source.id}):
                place = block.words.span(*match.span())
                marker = Marker(match.end(), place, (source.id,), MarkerStyle.NAME)
                new.setdefault(marker.start, marker)
        if not new:
            return block
        markers = sorted([*block.markers, *new.values()], key=lambda each: each.start)
        return replace(block, markers=tuple(markers))

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], Source]]:
        for match in _AUTHORS.finditer(text):
            if match["others"] or match["opened"] or match["bracket"]:
                source = self._by_author(match["name"].casefold(), match["year"])
                if source:
                    yield match, source
        for pattern in (_BODY, _KIND, _JOURNAL):
            yield from self._called(pattern, text)
        for match in self._shorts.finditer(text) if self._shorts else ():
            yield match, self._titles[match[0]]

    def _called(
        self, pattern: re.Pattern[str], text: str
    ) -> Iterator[tuple[re.Match[str], Source]]:
        """Yield where words with a year stand in just one source of that year."""
        for match in pattern.finditer(text):
            if pattern is _BODY and not (match["opened"] or match["bracket"]):
                continue
            name = match["name"].removeprefix("The ")
            source = self._by_journal(_folded(name), match["year"])
            if pattern is _JOURNAL:
                source = source or self._by_journal(_initials(name), match["year"])
            if source:
                yield match, source

    def _by_author(self, name: str, year: str) -> Source | None:
        found = self._people.get((name, year), [])
        if len(found) > 1:
            found = [each for each in found if _first(each) == name]
        return found[0] if len(found) == 1 else None

    def _by_journal(self, name: str, year: str) -> Source | None:
        key = (name, year)
        if key not in self._journals and len(self._journals) < _MOST:
            told = (source for words, source in self._years.get(year, ()) if f" {name} " in words)
            found = list(told)
            self._journals[key] = found[0] if len(found) == 1 else None
        return self._journals.get(key)


def _short_titles(sources: Sequence[Source]) -> dict[str, Source]:
    """Return the short titles that a list gives its entries, those of two left out."""
    found = [(match["name"], each) for each in sources if (match := _short_title(each))]
    often = Counter(name for name, _ in found)
    return {name: source for name, source in found if often[name] == 1}


def _short_title(source: Source) -> re.Match[str] | None:
    return _SHORT_TITLE.match(source.citation)


def _people(source: Source) -> set[str]:
    """Return the words that may be surnames of a source's authors, folded."""
    listed = " ".join(source.authors)[:_WHOLE]
    heads = (text[:_HEAD] for text in (source.citation, source.title, source.summary))
    return {name.casefold() for text in (listed, *heads) for name in _CAPITALISED.findall(text)}


def _first(source: Source) -> str:
    """Return the first name of a source's reference, folded."""
    text = " ".join(source.authors[:1]) or source.citation or source.title
    match = _FIRST.match(text)
    return match[1].casefold() if match else ""


def _years(source: Source) -> set[str]:
    """Return the years that a source gives for itself, with and without a letter."""
    texts = (source.year, source.citation, source.title, source.summary)
    text = next((text[:_WHOLE] for text in texts if _YEARS.search(text[:_WHOLE])), "")
    found = [match.groups() for match in _YEARS.finditer(text)]
    return {year + letter for year, letter in found} | {year for year, _ in found}


def _initials(name: str) -> str:
    """Return what people call a journal of several words: "nejm"; else nothing that is one."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters.casefold() if len(letters) >= _SHORTEST else "-"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[\w&]+", text.casefold()))
