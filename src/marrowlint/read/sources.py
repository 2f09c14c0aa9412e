"""Read an entry of a source list: its id, address, identifiers, title and summary."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from marrowlint.patterns import lazy
from marrowlint.read.draft import dedented, raw
from marrowlint.read.elements import Element, part, to_blocks
from marrowlint.read.markers import bare
from marrowlint.read.tree import Block, Marker, MarkerStyle
from marrowlint.text import Mapped, Run, Span, identity

_LABEL = lazy(r"@(\w[\w:./-]*):\s+|\[@?(\w[\w:./-]*)\]:?\s+|([0-9]{1,3})[.)]\s+")
_SEPARATOR = lazy(r"\s*[–—:]\s*|\s+-{1,3}\s+")
_QUOTED = lazy(r"[“\"]([^“”\"]{10,400})[”\"]")
_PATTERNS = {
    "doi": re.compile(r"(?:\bdoi:?\s*|\bdoi\.org/)(10\.[0-9]{4,9}/[^\s\"<>]+)", re.IGNORECASE),
    "pmid": re.compile(r"\bPMID:?\s*([0-9]{1,9})\b", re.IGNORECASE),
    "pmcid": re.compile(r"(?<![\w/])(PMC[0-9]{3,9})\b"),
    "nct": re.compile(r"(?<![\w/])(NCT[0-9]{8})\b"),
}
_YEAR = lazy(r"\b(?:19|20)[0-9]{2}\b")
_NOTE = lazy(r"\b(?:medical advice|last reviewed|last updated|reviewed by)\b", re.IGNORECASE)
_DOI_SITE = lazy(r"https?://(?:dx\.)?doi\.org/(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_DECLARED = lazy(
    r"(id|url|doi|pmid|pmcid|nct|title|authors|container|year|design|population|species|n|status"
    r"|summary|quote|citation|role): +(?=\S)"
)
_URL = lazy(r"https?://[^\s<>\"]{1,2000}")
_TITLE_WORDS = 3
_ADDRESSED = frozenset({MarkerStyle.LINK, MarkerStyle.IDENTIFIER})


PROSE = frozenset({"summary", "citation"})
"""Fields that are read as prose."""


class Field(Struct, frozen=True):
    """One field of a source."""

    name: str
    value: Mapped
    blocks: tuple[Block, ...] | None = None
    """Its prose, for summaries and citations."""


class _Entry(Struct):
    """A source list entry while it is read."""

    content: str
    elements: Sequence[Element]
    head: Element
    at: int = 0
    """Where in the head's words what has not been read yet begins."""
    begin: int = 0
    """The same in the file."""
    fields: list[Field] = field(default_factory=list)


def declared(element: Element) -> bool:
    """Say whether the words are a field written out, such as ``design: cohort``."""
    return _DECLARED.match(element.text) is not None


def identify(text: str) -> dict[str, str]:
    """Return the identifiers and the address that a reference in one string holds, by field."""
    found = {name: pattern.search(text) for name, pattern in _PATTERNS.items()}
    fields = {name: bare(match[1]) for name, match in found.items() if match}
    url = _URL.search(text)
    return {**fields, "url": bare(url[0])} if url else fields


def is_labelled(element: Element) -> bool:
    """Say whether the words begin as an entry does: with its number, key or address."""
    return bool(
        _LABEL.match(element.text)
        or (element.markers and not element.markers[0].start)
        or (element.links and not element.links[0].start)
    )


def is_identified(elements: Iterable[Element]) -> bool:
    """Say whether the words hold an address or an identifier."""
    return any(
        element.links
        or any(marker.style is MarkerStyle.LINK for marker in element.markers)
        or any(pattern.search(element.text) for pattern in _PATTERNS.values())
        for element in elements
    )


def looks_like_one(element: Element) -> bool:
    """Say whether a paragraph may be a reference: it names a year, and is no note on the page."""
    return _YEAR.search(element.text) is not None and not _NOTE.search(element.text)


def fields(content: str, elements: Sequence[Element], pointer: str) -> list[Field]:
    """Return the fields of the source that ``elements`` are, at ``pointer``."""
    heads = [element for element in elements if element.kind and (element.text or element.markers)]
    if not heads:
        return []
    more = [each for each in heads[1:] if not declared(each)]
    entry = _Entry(content, more, heads[0], begin=heads[0].inner.start)
    _read_id(entry)
    _read_address(entry)
    _read_rest(entry, pointer)
    _read_declared(entry, filter(declared, heads[1:]), pointer)
    return entry.fields


def _read_declared(entry: _Entry, rows: Iterable[Element], pointer: str) -> None:
    for row in rows:
        match = _DECLARED.match(row.text)
        if match:
            name = match[1]
            rest = part(row, match.end(), len(row.text))
            prose = to_blocks([rest], f"{pointer}/{name}") if name in PROSE else None
            entry.fields = [known for known in entry.fields if known.name != name]
            begin = row.words.span(match.end() - 1, match.end()).end
            value = raw(entry.content, Span(begin, max(begin, row.inner.end)))
            entry.fields.append(Field(name, value, prose))


def _read_id(entry: _Entry) -> None:
    head, content = entry.head, entry.content
    first = head.markers[0] if head.markers else None
    match = _LABEL.match(head.text)
    if head.footnote:
        _add_written(entry, "id", head.footnote, Span(head.top.start, head.inner.start))
    elif match:
        _add(entry, "id", *match.span(match.lastindex or 0))
        entry.at, entry.begin = match.end(), head.words.span(match.end() - 1, match.end()).end
    elif first and not first.start and first.style not in _ADDRESSED and first.keys[1:] == ():
        _add_written(entry, "id", first.keys[0], first.span)
        entry.begin = first.span.end
    elif head.number:
        line = content.rfind("\n", 0, head.inner.start) + 1
        _add_written(entry, "id", head.number, Span(line, head.inner.start))


def _read_address(entry: _Entry) -> None:
    parts = (entry.head, *entry.elements)
    address = next((marker for each in parts for marker in _addresses(each)), None)
    if address:
        _add_written(entry, "url", address.keys[0], address.span)
        url = entry.fields[-1].value
        if match := _DOI_SITE.match(url.text):
            entry.fields.append(Field("doi", url.slice(match.start(1), match.end(1))))
    for name, pattern in _PATTERNS.items():
        if any(known.name == name for known in entry.fields):
            continue
        for each in parts:
            if match := pattern.search(each.text):
                end = match.start(1) + len(bare(match[1]))
                entry.fields.append(Field(name, each.words.slice(match.start(1), end)))
                break


def _addresses(element: Element) -> Iterator[Marker]:
    return (marker for marker in element.markers if marker.style is MarkerStyle.LINK)


def _read_rest(entry: _Entry, pointer: str) -> None:
    head = entry.head
    text = head.text
    link = next((link for link in head.links if link.start >= entry.at), None)
    if link and link.start < link.end and not text[entry.at : link.start].strip():
        end = link.end
        match = _SEPARATOR.match(text, end)
        words = text[link.start : end]
        if match or not text[end:].strip(" ."):
            if words != link.url:
                _add(entry, "title", link.start, end)
            after = match.end() if match else len(text)
            _add_prose(entry, "summary", after, pointer)
            return
    if match := _QUOTED.search(text, entry.at):
        _add(entry, "title", match.start(1), match.end(1))
    elif link and len(text[link.start : link.end].split()) >= _TITLE_WORDS:
        _add(entry, "title", link.start, link.end)
    _add_prose(entry, "citation", entry.at, pointer)


def _add_prose(entry: _Entry, name: str, at: int, pointer: str) -> None:
    """Add the words from ``at`` on, with the paragraphs after them, as written."""
    head = entry.head
    begin = entry.begin if at == entry.at else head.words.span(at - 1, at).end
    rest = part(head, at, len(head.text))
    blocks = to_blocks([rest, *entry.elements], f"{pointer}/{name}")
    end = max(each.inner.end for each in (head, *entry.elements))
    if any(block.text for block in blocks):
        value = dedented(entry.content, Span(begin, max(begin, end))).strip()
        entry.fields.append(Field(name, value, blocks))


def _add(entry: _Entry, name: str, start: int, end: int) -> None:
    entry.fields.append(Field(name, entry.head.words.slice(start, end)))


def _add_written(entry: _Entry, name: str, words: str, span: Span) -> None:
    """Add ``words``, which stand somewhere in ``span`` as written."""
    at = entry.content.rfind(words, span.start, span.end)
    if at >= 0:
        entry.fields.append(Field(name, identity(words, at)))
    else:
        entry.fields.append(Field(name, Mapped(words, (Run(0, span),))))
