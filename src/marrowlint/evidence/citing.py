"""Find the source that a citation in the text points to."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from marrowlint.evidence.identity import address, identifiers, in_url, scholarly
from marrowlint.page import Page, Source
from marrowlint.patterns import lazy
from marrowlint.read.tree import Marker, MarkerStyle

_CITED = lazy(r".?[(]|.?\[\\?\[?[0-9]")
"""How a link that cites begins, from the character before it: ``([words]`` or ``[1]``."""
_AS_URL = frozenset({MarkerStyle.LINK, MarkerStyle.IDENTIFIER})
"""Styles of markers whose keys lead to a work by themselves."""


def resolve(
    page: Page, recorded: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> Mapping[str, Source]:
    """Return every key a marker may use, to its source: id, number, address, identifier.

    ``recorded`` holds further identifiers that registries know of it, by its pointer.
    """
    keys: dict[str, Source] = {}
    for source in page.sources:
        keys.setdefault(source.id, source)
        if source.url:
            keys.setdefault(address(source.url), source)
        for found in identifiers(source):
            keys.setdefault(f"{found.scheme}:{found.value}", source)
    for source in page.sources:  # a source's own number beats its place in the list
        keys.setdefault(str(source.index + 1), source)
    for source in page.sources:
        for url in _further(source):
            keys.setdefault(address(url), source)
            keys.update({key: source for key in _ids(url) if key not in keys})
        for key in recorded.get(source.pointer, ()):
            keys.setdefault(key, source)
    return keys


def _further(source: Source) -> Iterator[str]:
    """Yield the addresses and identifiers among the words of an entry, beside its first."""
    for block in source.blocks:
        for marker in block.markers:
            if marker.style in _AS_URL:
                yield from marker.keys


def target(marker: Marker, key: str, keys: Mapping[str, Source]) -> Source | None:
    """Return the source that one key of a marker means, or ``None``."""
    if marker.style not in _AS_URL:
        return keys.get(key)
    named = map(keys.get, _ids(key))
    return keys.get(address(key)) or next(filter(None, named), None)


def cited(markers: Iterable[Marker], keys: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return the sources that ``markers`` point to, each once, in the order cited."""
    found: dict[str, Source] = {}
    for marker in markers:
        for key in marker.keys:
            source = target(marker, key, keys)
            if source is not None:
                found.setdefault(source.pointer, source)
    return tuple(found.values())


def cites(marker: Marker, keys: Mapping[str, Source], content: str) -> bool:
    """Return whether a marker cites: it points to a source, or is a link that is one itself.

    A link is one if it stands in brackets, is a number, or leads to a paper or an authority; a
    link among the words may lead to a shop. ``content`` is the file's.
    """
    if any(target(marker, key, keys) for key in marker.keys):
        return True
    if marker.style not in _AS_URL:
        return False
    written = content[max(0, marker.span.start - 1) : marker.span.start + 5]
    return _CITED.match(written) is not None or any(map(scholarly, marker.keys))


def names_most(page: Page, keys: Mapping[str, Source]) -> bool:
    """Tell whether a page names its sources in words: half of them at least."""
    names = [marker for _, marker in page.markers() if marker.style is MarkerStyle.NAME]
    return bool(names) and 2 * len(cited(names, keys)) >= len(page.sources)


def unlisted(page: Page, keys: Mapping[str, Source]) -> frozenset[str]:
    """Return the identifiers of works that the text links to and no entry of the list has."""
    found: set[str] = set()
    for _, marker in page.markers():
        if marker.style in _AS_URL:
            for key in marker.keys:
                if target(marker, key, keys) is None:
                    found.update(_ids(key))
    return frozenset(found)


def _ids(url: str) -> Iterator[str]:
    return (f"{found.scheme}:{found.value}" for found in in_url(url))
