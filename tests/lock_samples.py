"""Records, locks and pages for the tests of the lock; all of it made up."""

from collections.abc import Sequence
from pathlib import Path

from marrowlint.cli import refresh
from marrowlint.cli.refresh import Answers
from marrowlint.evidence.identity import keys
from marrowlint.facts import Asked, Notice, Record, Trial
from marrowlint.lock.write import render
from marrowlint.page import Source

AT = "2026-11-20T09:30:00Z"
NOW = "2026-11-23"


def asked(service: str = "pubmed", answer: str = "found", at: str = AT, why: str = "") -> Asked:
    return Asked(service, answer, at, why)


def a_record(key: str = "pmid:101", **changes: object) -> Record:
    """Return the record of a work that is there, asked about on the 20th of November 2026."""
    given: dict[str, object] = {
        "ids": (key,),
        "title": "A synthetic title",
        "verdict": "alive",
        "asked": (asked(),),
        "at": AT,
        **changes,
    }
    return Record(key, **given)  # type: ignore[arg-type]


FULL = Record(
    key="doi:10.1234/full",
    ids=("doi:10.1234/full", "pmcid:PMC1", "pmid:1"),
    url="https://doi.org/10.1234/full",
    title="A synthetic work with every field",
    authors=("Example A", "Sample B"),
    year="2020",
    container="Journal of Samples",
    volume="3",
    issue="2",
    pages="1-9",
    types=("journal article",),
    mesh=("Animals", "Mice"),
    notices=(Notice("retraction", "doi:10.1234/notice", "2021-02-03", ("crossref", "pubmed")),),
    notice_of=(Notice("correction", "pmid:2"),),
    preprint=True,
    published_as="doi:10.1234/later",
    preprint_of="doi:10.1234/earlier",
    updated_in="doi:10.1234/renewed",
    abstract="Twelve mice were given it.",
    abstract_sha256="0" * 64,
    numbers=("12",),
    limits=False,
    design="animal-experiment",
    population="animal",
    licence="cc by",
    trial=Trial(
        status="TERMINATED",
        why_stopped="No money",
        has_results=False,
        study_type="INTERVENTIONAL",
        allocation="RANDOMIZED",
        masking="NONE",
        enrollment=3,
        phases=("2",),
        completed="2019-05",
    ),
    registrations=("nct:NCT01234567",),
    retracted_references=("pmid:3",),
    verdict="dead",
    reason="pubmed has no such PMID",
    http_status=404,
    moved_to="https://example.org/new",
    archived="https://web.archive.org/web/2020/https://example.org/",
    asked=(asked("crossref"), asked("pubmed", "unchecked", why="503")),
    at=AT,
)
"""No field is left at its default."""


def write_lock(path: Path | str, *records: Record) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(render(records), "utf-8", newline="")
    return file


def a_source(**fields: str) -> Source:
    return Source(0, "/sources/0", "1", **fields)  # type: ignore[arg-type]


def a_page(*sources: str, claim: str = "Ginger is a root.") -> str:
    """Return a page whose sources have these fields, such as ``pmid: 101``."""
    listed = "".join(f"  - {fields}\n" for fields in sources)
    head = f"sources:\n{listed}" if sources else ""
    return f"---\ntitle: Ginger\n{head}---\n\n## Overview\n\n{claim}\n"


def write_page(path: Path | str, *sources: str) -> str:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(a_page(*sources), "utf-8")
    return str(path)


class World:
    """Stands in for the registries: knows records by identifier, and remembers who asked."""

    def __init__(self, *records: Record) -> None:
        self.records = list(records)
        self.asked: list[tuple[str, ...]] = []
        self.notes: tuple[str, ...] = ()
        self.down = False

    def asker(self, args: object, now: object, collected: object) -> refresh.Ask:
        del args, now, collected
        return self.ask

    def ask(self, sources: Sequence[Source]) -> Answers:
        self.asked += map(keys, sources)
        of = {keys(source): self._answer(keys(source)) for source in sources}
        return Answers(of, 1, self.notes)

    def _answer(self, wanted: tuple[str, ...]) -> tuple[Record, ...]:
        if self.down:
            why = (Asked("pubmed", "unchecked", f"{NOW}T10:00:00Z", "503"),)
            return (Record(wanted[0], ids=wanted, asked=why, at=f"{NOW}T10:00:00Z"),)
        found = {each.key: each for each in self.records if {*wanted} & {each.key, *each.ids}}
        return tuple(found.values())
