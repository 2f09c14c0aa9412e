"""Pick what notices say of a work, with the day, the notice, and who says so and who does not."""

from collections.abc import Iterable

from msgspec import Struct

from marrowlint.evidence.services import say, silent
from marrowlint.facts import Notice, NoticeKind, Record

TELLING = frozenset({"pubmed", "europe-pmc", "crossref", "retraction-watch"})
"""Services that would know of a notice about a paper."""
_DAY, _MONTH = len("2010-02-06"), len("2010-02")


class Told(Struct, frozen=True):
    """What notices of one kind say of a work."""

    kind: NoticeKind
    date: str
    """ISO 8601 as far as it is known."""
    id: str
    """Of the notice; ``""`` where it is not known."""
    who: str
    """Who says so: "PubMed and Crossref agree"."""

    @property
    def when(self) -> str:
        """Return " on 2010-02-06", " in 2010-02", or "" where the day is not known."""
        if not self.date:
            return ""
        return f" {'on' if len(self.date) >= _DAY else 'in'} {self.date}"

    @property
    def notice(self) -> str:
        """Return " (notice pmid:20137807)", or "" where it is not known."""
        return f" (notice {self.id})" if self.id else ""


def told(record: Record, kind: NoticeKind) -> Told | None:
    """Return what stands of notices of ``kind`` about ``record``: none that was taken back since.

    Where there are several the one that most services have is told, and of these the last: what
    came before it was most often a retraction in part, or a concern.
    """
    back = max((each.date for each in record.told(NoticeKind.REINSTATEMENT)), default="")
    found = [each for each in record.told(kind) if not back or each.date > back]
    if not found:
        return None
    main = max(found, key=lambda each: (len(each.services), len(each.date), each.date))
    services = {service for notice in found for service in notice.services}
    denying = silent(record) & TELLING - services
    named = main.id or next((each.id for each in found if each.id), "")
    return Told(kind, main.date, named, say(services, denying))


def taken_back(records: Iterable[Record]) -> tuple[Record, Told] | None:
    """Return the first of ``records`` that was retracted or withdrawn, in whole or in part."""
    for record in records:
        whole = (NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL) if record.retracted else ()
        for kind in (*whole, NoticeKind.PARTIAL_RETRACTION):
            if found := told(record, kind):
                return record, found
    return None


def newer(notice: Notice, day: str) -> bool | None:
    """Return whether ``notice`` came after ``day``, as far as both dates tell; else ``None``."""
    size = min(len(notice.date), len(day))
    if size < _MONTH:
        year = len("2010")
        known = size >= year and notice.date[:year] != day[:year]
        return notice.date[:year] > day[:year] if known else None
    if notice.date[:size] == day[:size] and len(notice.date) < len(day):
        return None
    return notice.date[:size] > day[:size]
