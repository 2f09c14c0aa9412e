"""Tell which updates at Crossref are about a work, and of which works it is itself the notice.

``updated-by`` means that this work was updated, ``update-to`` that this record updates another.
Publishers deposit both on both: the notice that retracted the Surgisphere paper is "updated by"
the paper. So where two records point at each other one direction is an echo, and Retraction
Watch tells which: the record it has as the notice only is the notice; any other is the work. A
record that updates itself was changed in its own place, and carries its notice.

A new version or edition is no notice: it is read apart, and only where no echo makes it doubtful
which of the two is the newer.
"""

from collections.abc import Iterable

from msgspec import Struct

from marrowlint.facts import Notice
from marrowlint.verify.registries.answer import Table, tables, text
from marrowlint.verify.registries.dates import parts
from marrowlint.verify.registries.idents import ident
from marrowlint.verify.registries.links import united
from marrowlint.verify.registries.notice_kinds import folded, update

WATCH = "retraction-watch"
PUBLISHER = "crossref"
_VERSIONS = frozenset({"newversion", "newedition"})


class Updates(Struct, frozen=True):
    """The notices about a work, and the works that it is a notice of."""

    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = ()


def updates(asked: str, message: Table) -> Updates:
    """Return what the update fields of ``message``, the record of ``asked``, say."""
    to = _read(message.get("update-to"))
    about = [*_read(message.get("updated-by")), *(each for each in to if each.id == asked)]
    of = [each for each in to if each.id != asked]
    if _watched(of) and not _watched(about):
        about = _without_echo(about, of)
    else:
        of = _without_echo(of, about)
    return Updates(united(about), united(of))


def _read(value: object) -> list[Notice]:
    found = []
    for entry in tables(value):
        kind = update(text(entry.get("type")))
        other = ident("doi", text(entry.get("DOI")))
        service = WATCH if text(entry.get("source")) == WATCH else PUBLISHER
        if kind and other:
            found.append(Notice(kind, other, parts(entry.get("updated")), (service,)))
    return found


def renewed(asked: str, message: Table) -> str:
    """Return the newest version of the record of ``asked`` that ``message`` tells of."""
    older = {ident("doi", text(each.get("DOI"))) for each in tables(message.get("update-to"))}
    newer = []
    for entry in tables(message.get("updated-by")):
        other = ident("doi", text(entry.get("DOI")))
        if folded(text(entry.get("type"))) in _VERSIONS and other not in {"", asked, *older}:
            newer.append((parts(entry.get("updated")), other))
    return max(newer, default=("", ""))[1]


def _watched(notices: Iterable[Notice]) -> bool:
    return any(WATCH in each.services for each in notices)


def _without_echo(notices: Iterable[Notice], true: Iterable[Notice]) -> list[Notice]:
    """Return ``notices`` less what a publisher says of records that ``true`` names already."""
    known = {each.id for each in true}
    return [each for each in notices if each.id not in known or WATCH in each.services]
