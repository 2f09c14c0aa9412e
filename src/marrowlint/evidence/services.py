"""Name the services behind a fact, as messages name them, and the day they were asked."""

from collections.abc import Iterable, Sequence

from marrowlint.facts import Answer, Record

_NAMES = {
    "arxiv": "arXiv",
    "biorxiv": "bioRxiv",
    "clinicaltrials.gov": "ClinicalTrials.gov",
    "crossref": "Crossref",
    "datacite": "DataCite",
    "doi.org": "doi.org",
    "europe-pmc": "Europe PMC",
    "medrxiv": "medRxiv",
    "pmc": "PMC",
    "pubmed": "PubMed",
    "retraction-watch": "Retraction Watch",
    "wayback": "the Wayback Machine",
}
"""Short name in the lock to the name that people know."""
_INDEXES = ("pubmed", "europe-pmc", "crossref", "datacite")
"""Who lists works under types and headings, the most careful first."""
_DAY = len("2026-11-23")


def name(service: str) -> str:
    """Return what people call ``service``."""
    return _NAMES.get(service, service)


def listed(items: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(items) < 2:  # noqa: PLR2004 - one needs no "and"
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def answered(record: Record, answer: Answer) -> tuple[str, ...]:
    """Return the services that gave ``answer`` of ``record``, in the order asked."""
    found = (asked.service for asked in record.asked if asked.answer == answer.value)
    return tuple(dict.fromkeys(found))


def index(record: Record) -> str:
    """Return who lists ``record``: the service whose types and headings count most."""
    found = answered(record, Answer.FOUND)
    known = next((service for service in _INDEXES if service in found), next(iter(found), ""))
    return name(known) if known else "its registry"


def silent(record: Record) -> frozenset[str]:
    """Return who knows ``record`` and left no question open: what they do not say they deny.

    A service that gave no answer, to this or to a second question, or that was not asked, denies
    nothing.
    """
    open_ = answered(record, Answer.UNCHECKED)
    return frozenset(answered(record, Answer.FOUND)).difference(open_)


def say(services: Iterable[str], others: Iterable[str] = ()) -> str:
    """Return who says so, and who of ``others`` does not: "only Crossref says so, PubMed does not".

    ``others`` know the work and would tell.
    """
    told = [name(service) for service in sorted(services)]
    denying = [name(service) for service in sorted(others) if name(service) not in told]
    if not told:
        return "its registry says so"
    if denying:
        only = "only " if len(told) == 1 else ""
        return f"{only}{listed(told)} {_says(told)} so, {listed(denying)} {_does(denying)} not"
    if len(told) > 1:
        return f"{listed(told)} agree"
    return f"{told[0]} says so"


def day(record: Record) -> str:
    """Return the day on which ``record`` was last asked about, ``2026-11-23``."""
    return record.at[:_DAY]


def _says(names: Sequence[str]) -> str:
    return "says" if len(names) == 1 else "say"


def _does(names: Sequence[str]) -> str:
    return "does" if len(names) == 1 else "do"
