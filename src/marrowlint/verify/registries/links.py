"""Read the links of a PubMed record to others: its notices, its works, its preprint."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from marrowlint.facts import Notice, NoticeKind
from marrowlint.verify.registries.dates import cited
from marrowlint.verify.registries.idents import cited_doi
from marrowlint.verify.registries.notice_kinds import folded, link, publication_type
from marrowlint.verify.registries.preprint_servers import cites_preprint
from marrowlint.verify.registries.wording import withdrawn

NOTICES = 100
"""Notices of a work that are kept."""

_RETRACTED = {NoticeKind.RETRACTION.value, NoticeKind.PARTIAL_RETRACTION.value}


class Link(Struct, frozen=True):
    """A link as PubMed and Europe PMC have it."""

    type: str
    """``Retraction in``, ``RetractionIn``, ``Update of``, ``Preprint of``, ..."""
    id: str = ""
    """The other record's identifier, ``scheme:value``."""
    reference: str = ""
    """The other record as cited: "Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/...."."""

    @property
    def other(self) -> str:
        """Return the identifier that all services know: the DOI before the PMID."""
        return cited_doi(self.reference) or self.id


class Linked(Struct, frozen=True):
    """What the links of a record say."""

    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = ()
    published_as: str = ""
    preprint_of: str = ""
    updated_in: str = ""


def linked(links: Iterable[Link], types: Iterable[str], service: str, *, preprint: bool) -> Linked:
    """Return what ``links`` and publication types say of a record, in the name of ``service``.

    A type without its link ("Retracted Publication" alone) is a notice without identifier.
    """
    read = tuple(links)
    found: dict[bool, list[Notice]] = {False: [], True: []}
    for each in read:
        if meaning := link(each.type):
            date = "" if meaning.of else cited(each.reference)
            found[meaning.of].append(Notice(meaning.kind, each.other, date, (service,)))
    for name in types:
        meaning = publication_type(name)
        if meaning and not _told(meaning.kind, found[meaning.of]):
            found[meaning.of].append(Notice(meaning.kind, services=(service,)))
    return Linked(
        united(found[False]),
        united(found[True]),
        _version(read, {"updatein", "preprintof"}, preprints=False) if preprint else "",
        "" if preprint else _version(read, {"updateof", "preprintin"}, preprints=True),
        "" if preprint else _renewed(read),
    )


def united(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices sorted, those that several services know as one, at most ``NOTICES``."""
    services: dict[tuple[str, str, str], set[str]] = {}
    for each in notices:
        services.setdefault((each.kind, each.id, each.date), set()).update(each.services)
    found = (Notice(*what, tuple(sorted(who))) for what, who in services.items())
    return tuple(sorted(found)[:NOTICES])


def by_title(name: str, known: Iterable[Notice], service: str) -> Iterator[Notice]:
    """Yield the withdrawal that only the title of a preprint tells of: no field has it."""
    kind = NoticeKind.WITHDRAWAL.value
    if withdrawn(name) and all(each.kind != kind for each in known):
        yield Notice(kind, services=(service,))


def _told(kind: str, notices: list[Notice]) -> bool:
    kinds = _RETRACTED if kind in _RETRACTED else {kind}
    return any(each.kind in kinds for each in notices)


def _version(links: Iterable[Link], types: set[str], *, preprints: bool) -> str:
    """Return the other version that a link of one of ``types`` leads to.

    "Update in" also joins two versions of a Cochrane review: of those neither is a preprint.
    """
    for each in links:
        name = folded(each.type)
        known = name.startswith("preprint") or cites_preprint(each.reference) == preprints
        if name in types and known and each.other:
            return each.other
    return ""


def _renewed(links: Iterable[Link]) -> str:
    """Return the newest version that "Update in" leads to, none of them a preprint."""
    newer = [
        (cited(each.reference), each.other)
        for each in links
        if folded(each.type) == "updatein" and each.other and not cites_preprint(each.reference)
    ]
    return max(newer, default=("", ""))[1]
