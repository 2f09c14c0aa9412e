"""Hold what the outside world answered about sources, and when; data only.

A ``Record`` is one work as its registries (or the web) know it: one entry of the lock. An
identifier is written ``scheme:value`` throughout, folded so that equal ones are equal:
``doi:10.1371/journal.pone.0191099``, ``pmid:29346436``, ``pmcid:PMC5773187``,
``nct:NCT01234567``, ``arxiv:2401.00001``; a page of the web is ``url:`` and its address.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct, field


class Verdict(Enum):
    """Whether a work is there."""

    ALIVE = "alive"
    """A registry has its record, or the address answered with the page itself."""
    DEAD = "dead"
    """The authority for the identifier has no such record; 404 or 410; the host is gone."""
    UNKNOWN = "unknown"
    """Nobody could tell: a time-out, a bot wall, a server's error. Never a pass."""


class Answer(Enum):
    """What one service said of one work."""

    FOUND = "found"
    ABSENT = "absent"
    """It answered, and has no such record. A fact only where the service is the authority."""
    UNCHECKED = "unchecked"
    """It gave no answer that can be used: 429, 5xx, a time-out, HTML in place of JSON."""


class NoticeKind(Enum):
    """What a notice says of a work."""

    RETRACTION = "retraction"
    PARTIAL_RETRACTION = "partial-retraction"
    CONCERN = "concern"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    """Of a preprint by its server, or of an article by its publisher."""
    REINSTATEMENT = "reinstatement"


class Notice(Struct, frozen=True, order=True, omit_defaults=True):
    """A notice about a work, and who knows of it."""

    kind: str
    """Value of a ``NoticeKind``."""
    id: str = ""
    """The notice's own identifier, ``scheme:value``, where one is known."""
    date: str = ""
    """ISO 8601 as far as it is known: ``2010-02-06``, ``2010-02`` or ``2010``."""
    services: tuple[str, ...] = ()
    """Who says so, sorted."""


class Trial(Struct, frozen=True, omit_defaults=True):
    """What a trial register says of a trial."""

    status: str = ""
    """As ClinicalTrials.gov spells it: ``COMPLETED``, ``TERMINATED``, ``WITHDRAWN``, ..."""
    why_stopped: str = ""
    has_results: bool | None = None
    study_type: str = ""
    allocation: str = ""
    masking: str = ""
    enrollment: int | None = None
    phases: tuple[str, ...] = ()
    completed: str = ""
    """When it ended or is to end, ISO 8601 as far as it is known."""


class Asked(Struct, frozen=True, omit_defaults=True):
    """Who was asked, what came back, and when."""

    service: str
    answer: str
    """Value of an ``Answer``."""
    at: str
    """UTC, ``2026-11-23T09:30:00Z``."""
    why: str = ""
    """For ``unchecked``: the reason, in a few words."""


class Record(Struct, frozen=True, omit_defaults=True):
    """One work, as far as it is known outside the page; one entry of the lock.

    ``""`` and ``()`` stand for "not known", never for "known to be none".
    """

    key: str
    """Its main identifier: the first it has of doi, pmid, pmcid, nct, arxiv, url."""
    ids: tuple[str, ...] = ()
    """All its identifiers, ``key`` included, sorted."""
    url: str = ""
    """The address to give readers, canonical."""
    title: str = ""
    """As registered, markup and "RETRACTED:" marks taken off."""
    authors: tuple[str, ...] = ()
    """Family name and initials, "Egashira K", in the order of the paper."""
    year: str = ""
    container: str = ""
    """The journal's or publisher's name."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    types: tuple[str, ...] = ()
    """Publication types as the services name them, in lower case, sorted, ``meta-analysis``."""
    mesh: tuple[str, ...] = ()
    """Check tags and species headings only: ``Animals``, ``Humans``, ``Mice``; sorted."""
    notices: tuple[Notice, ...] = ()
    """Notices about this work, sorted."""
    notice_of: tuple[Notice, ...] = ()
    """For a record that is itself a notice: the works it is about, in ``id``."""
    preprint: bool = False
    published_as: str = ""
    """For a preprint: the identifier of the article it became."""
    preprint_of: str = ""
    """For an article: the identifier of its preprint."""
    updated_in: str = ""
    """For a review or guideline that was renewed: the identifier of the newer version."""
    abstract: str = ""
    """Only where ``licence`` allows it to be kept."""
    abstract_sha256: str = ""
    """Of an abstract that was read."""
    numbers: tuple[str, ...] = ()
    """Amounts and counts that the abstract gives, as written, in its order."""
    limits: bool | None = None
    """Whether the abstract names limits of the study; ``None`` where no abstract was read."""
    design: str = ""
    """What the abstract shows the design to be, in the words of the schema."""
    population: str = ""
    """The same for the population."""
    licence: str = ""
    """Of the abstract, as its service names it."""
    trial: Trial | None = None
    registrations: tuple[str, ...] = ()
    """Trials that it reports on: ``nct:NCT01234567``; sorted. No identifiers of its own."""
    retracted_references: tuple[str, ...] = ()
    """Works it cites that are known to be retracted, sorted."""
    verdict: str = Verdict.UNKNOWN.value
    reason: str = ""
    """Why the verdict is what it is, in a few words, unless it is ``alive``."""
    http_status: int | None = None
    """Of an address that was fetched."""
    moved_to: str = ""
    """Where an address was moved to for good (301, 308)."""
    archived: str = ""
    """A snapshot of a dead address."""
    asked: tuple[Asked, ...] = ()
    """By service."""
    at: str = ""
    """When it was last asked about, as in ``Asked.at``."""

    @property
    def retracted(self) -> bool:
        """Return whether it is retracted or withdrawn, and was not reinstated since."""
        return self._stands("retraction") or self._stands("withdrawal")

    def told(self, kind: NoticeKind) -> tuple[Notice, ...]:
        """Return its notices of one kind."""
        return tuple(notice for notice in self.notices if notice.kind == kind.value)

    def _stands(self, kind: str) -> bool:
        last = max((notice.date for notice in self.notices if notice.kind == kind), default=None)
        back = max((each.date for each in self.told(NoticeKind.REINSTATEMENT)), default=None)
        return last is not None and (back is None or back < last)


class Fact(Struct, frozen=True):
    """What is known from outside of one source of a page."""

    records: tuple[Record, ...] = ()
    """One for each work that its identifiers lead to: more than one means that they disagree."""
    unchecked: str = ""
    """Why nothing is known, or why what is known cannot be used, in a few words."""
    age: int | None = None
    """Days since the oldest of the records was asked about."""
    stale: bool = False
    """Whether that is longer than the limit."""
    note: str = ""
    """What readers of a report should hear of where the records are from, in a few words."""

    @property
    def record(self) -> Record | None:
        """Return the work that its identifiers agree on."""
        return self.records[0] if len(self.records) == 1 else None


NOTHING = Fact(unchecked="there is no lock")
NOT_LOCKED = "it is not in the lock"
NO_KEY = "its entry gives no identifier and no address"


class Facts(Struct, frozen=True):
    """What is known from outside of the sources of a page."""

    of: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    """Source pointer to fact; every source of the page has one where ``used``."""
    lock: str = ""
    """The lock's path as reported; ``""`` where there is none."""

    def fact(self, pointer: str) -> Fact:
        """Return what is known of the source at ``pointer``."""
        return self.of.get(pointer) or NOTHING


NO_FACTS = Facts()
