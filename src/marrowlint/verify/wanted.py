"""Hold what a run is to find out about, and what it found."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from marrowlint.evidence.identity import canonical_url, in_url, keys
from marrowlint.facts import Record
from marrowlint.page import Source


class Wanted(Struct, frozen=True):
    """One entry of a page's source list."""

    keys: tuple[str, ...]
    """Its identifiers (``identity.keys``): the entry says that they are those of one work."""
    url: str = ""
    """Its address as written."""
    guessed: frozenset[str] = frozenset()
    """Of ``keys``, those that a rule made of the address: that one is not registered is no fact."""


class Verified(Struct, frozen=True):
    """What a run found."""

    records: tuple[Record, ...] = ()
    """Sorted by key."""
    by_wanted: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Place of an entry to the keys of its records, in the order of its identifiers."""
    calls: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Calls made, by bucket."""
    notes: tuple[str, ...] = ()
    """What is to be told once: services left alone, a cache that failed."""


def wanted(source: Source) -> Wanted:
    """Return what is to be found out about ``source``."""
    asked = keys(source)
    declared = set(keys(_without_url(source)))
    derived = {f"{each.scheme}:{each.value}" for each in in_url(source.url) if each.derived}
    return Wanted(asked, source.url, frozenset(derived & set(asked)) - declared)


def _without_url(source: Source) -> Source:
    return Source(
        source.index, source.pointer, source.id, doi=source.doi, pmid=source.pmid,
        pmcid=source.pmcid, nct=source.nct,
    )  # fmt: skip


def distinct(entries: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """Return the entries, those that ask for the same once, sorted.

    One that cannot be written in UTF-8 (half a surrogate pair) cannot be asked about.
    """
    found = {(each.keys, each.url): each for each in entries if each.keys and _sendable(each)}
    return tuple(found[each] for each in sorted(found))


def _sendable(entry: Wanted) -> bool:
    try:
        "".join((*entry.keys, entry.url)).encode()
    except UnicodeEncodeError:
        return False
    return True


def addresses(entries: Iterable[Wanted]) -> dict[str, str]:
    """Return the addresses that stand for works, by their keys; of two forms the safe one."""
    found: dict[str, str] = {}
    for entry in entries:
        for key in entry.keys:
            if key.startswith("url:"):
                url = canonical_url(entry.url)
                found[key] = min(found.get(key, url), url, key=_unsafe)
    return found


def guesses(entries: Iterable[Wanted]) -> frozenset[str]:
    """Return the identifiers that rules made of addresses, and that no entry gives itself."""
    every = tuple(entries)
    made = {each for entry in every for each in entry.guessed}
    return frozenset(made - {each for entry in every for each in set(entry.keys) - entry.guessed})


def _unsafe(url: str) -> tuple[bool, str]:
    return not url.lower().startswith("https:"), url
