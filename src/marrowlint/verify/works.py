"""Sort identifiers into works: those that the services give to one record are one work's.

A service can be wrong, and two can be of two minds. So what two services know under different
identifiers of one scheme is joined only where the titles agree as well, and two PubMed records
never are: a DOI that is mistyped somewhere must not make one work of two.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct

from marrowlint.evidence.titles import SAME, shared
from marrowlint.facts import Record

SCHEMES = ("doi", "pmid", "pmcid", "nct", "arxiv", "url", "pii", "isbn")
"""Schemes of identifiers, the one a work is filed under first."""
_EXACT = frozenset({"pmid", "nct"})
"""Schemes of which a work has one."""
_ONE = frozenset({"doi", "pmcid", "arxiv"}) | _EXACT
"""Schemes of which a work has one as a rule."""


class _Group(Struct, frozen=True):
    ids: frozenset[str]
    title: str
    preprint: bool


class Works:
    """Identifiers in groups that only ever grow together."""

    def __init__(self) -> None:
        """Begin with no identifiers."""
        self._of: dict[str, _Group] = {}

    def add(self, record: Record) -> None:
        """Take what one service says of ``record.key``; hear those first that know best."""
        self._join(record.key, _Group(frozenset({record.key}), record.title, record.preprint))
        for each in sorted(record.ids, key=lambda one: (one not in self._of, one)):
            known = self._of.get(each)
            if scheme(each) in SCHEMES and (known is None or self._fit(record.key, known)):
                self._join(record.key, known or _Group(frozenset({each}), "", record.preprint))

    def claim(self, ids: Sequence[str]) -> None:
        """Take what a page says to be one work, where the titles say so too."""
        found = [each for each in ids if each in self._of]
        for each in found[1:]:
            if self._fit(found[0], self._of[each]) and _alike(self._of[found[0]], self._of[each]):
                self._join(found[0], self._of[each])

    def of(self, key: str) -> frozenset[str]:
        """Return all identifiers of the work that ``key`` is one of, itself included."""
        group = self._of.get(key)
        return group.ids if group else frozenset({key})

    def _join(self, key: str, other: _Group) -> None:
        one = self._of.get(key)
        if one is not None and one is not other:
            title, preprint = one.title or other.title, one.preprint or other.preprint
            other = _Group(one.ids | other.ids, title, preprint)
        self._of.update(dict.fromkeys(other.ids, other))

    def _fit(self, key: str, other: _Group) -> bool:
        """Return whether nothing keeps the group of ``key`` and ``other`` apart."""
        one = self._of[key]
        clash = {scheme(each) for each in one.ids} & {scheme(each) for each in other.ids} & _ONE
        if one.ids == other.ids or not clash:
            return True
        return not clash & _EXACT and _alike(one, other)


def scheme(identifier: str) -> str:
    """Return the scheme of ``scheme:value``."""
    return identifier.partition(":")[0]


def main(ids: Collection[str], known: Collection[str]) -> str:
    """Return the identifier that a work with ``ids`` is filed under: the first scheme it has.

    Of two in one scheme that counts which is among ``known``, those that a service has.
    """

    def place(each: str) -> tuple[int, bool, str]:
        place = SCHEMES.index(scheme(each)) if scheme(each) in SCHEMES else len(SCHEMES)
        return place, each not in known, each

    return min(ids, key=place)


def _alike(one: _Group, other: _Group) -> bool:
    """Return whether two groups have one title; a preprint is never its article."""
    share = shared(one.title, other.title) if one.title and other.title else None
    return one.preprint == other.preprint and share is not None and share >= SAME
