"""Say what a registry is: what it is asked, how fast, and how its answers are read."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from marrowlint.facts import Record


class NotAnAnswerError(ValueError):
    """Say that a body is not what the service speaks: HTML, half a document, another shape.

    It makes everything asked in that request ``unchecked``, never absent.
    """


class Request(Struct, frozen=True):
    """One call of a service, for one or many identifiers."""

    service: str
    """``Registry.name``."""
    path: str
    """After the base URL, no leading slash, percent-encoded: ``esummary.fcgi``."""
    asked: tuple[str, ...]
    """The identifiers it is about, ``scheme:value``."""
    query: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    """Where there is a form the call is a POST."""


class Said(Struct, frozen=True):
    """What a service said of one identifier that it was asked about."""

    asked: str
    record: Record | None = None
    """What it knows, under ``key == asked``; ``None`` where it has no such record."""
    references: tuple[str, ...] = ()
    """Works that it cites, as far as the service knows their identifiers."""


class Pace(Struct, frozen=True):
    """How a service wants to be asked."""

    per_second: float
    at_once: int = 1
    identified_per_second: float = 0.0
    """With a contact address (or a key) where that allows more; else 0."""
    by_key: bool = False
    """Whether it takes a key for that: a contact address alone changes nothing."""


class Registry(Struct, frozen=True):
    """One service; ``requests`` and ``read`` are pure."""

    name: str
    """``ncbi-summary``; what ``Asked.service`` and ``Notice.services`` hold is ``shown``."""
    shown: str
    """Short name for people and the lock: ``pubmed``, ``crossref``, ``europe-pmc``."""
    base: str
    """Where it lives, with a closing slash."""
    bucket: str
    """Registries with the same bucket share one pace: ``ncbi``."""
    schemes: tuple[str, ...]
    """Schemes of identifiers it can be asked about."""
    batch: int
    """The most identifiers in one call."""
    pace: Pace
    requests: Callable[[Sequence[str], str], Iterator[Request]]
    """Identifiers (of ``schemes``) and the contact address, or ``""``, to calls."""
    read: Callable[[Request, bytes], tuple[Said, ...]]
    """A call and the body of its answer, to what it says of each identifier asked.

    An identifier that it does not mention at all stays out of the result (unchecked). Raises
    ``NotAnAnswerError``.
    """
    absent_statuses: tuple[int, ...] = (404,)
    """Statuses that mean "no such record" for a call about a single identifier."""
    read_statuses: tuple[int, ...] = (200,)
    """Statuses with a body for ``read``: doi.org says in the body of a 404 what it means."""
    authority: tuple[str, ...] = ()
    """Schemes for which its "no such record" is a fact: pmid for PubMed, nct for its register."""
