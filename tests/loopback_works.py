"""Works that the loopback registries know: synthetic records, and numbered ones by arithmetic.

Identifiers of the three works of the seed page are real; every other word here is ours, and says
nothing about any real work. A work is written once; the services tell it each in its own form,
unless ``told_by`` says that one of them does not know of a notice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loopback_samples import Samples

PUBMED, EUROPE_PMC, CROSSREF = "pubmed", "europe-pmc", "crossref"
WATCH = "retraction-watch"
EVERYBODY = (PUBMED, EUROPE_PMC, CROSSREF)


@dataclass(frozen=True)
class Told:
    """A notice about a work, and which services know of it."""

    kind: str
    """``retraction``, ``partial-retraction``, ``concern``, ``correction``, ``withdrawal``."""
    date: str
    doi: str
    pmid: str = ""
    told_by: tuple[str, ...] = EVERYBODY


@dataclass(frozen=True)
class Work:
    """A work as all services know it."""

    title: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    nct: str = ""
    authors: tuple[str, ...] = ("Sample A", "Synthetic B")
    year: str = "2020"
    journal: str = "Journal of Synthetic Records"
    volume: str = "1"
    issue: str = "1"
    pages: str = "1-9"
    types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ()
    abstract: str = ""
    licence: str = ""
    crossref_type: str = "journal-article"
    told: tuple[Told, ...] = ()
    notice_of: tuple[Told, ...] = ()
    """For a notice: ``doi`` and ``pmid`` are those of the work it is about."""
    published_as: str = ""
    preprint_of: str = ""
    withdrawn: str = ""
    """Day on which bioRxiv withdrew it."""
    references: tuple[str, ...] = ()
    status: str = ""
    why_stopped: str = ""
    has_results: bool = False
    unknown_to: tuple[str, ...] = field(default=())
    """Services that have no record of it."""


_RETRACTED = "10.5555/synthetic.retracted"
_NOTICE = "10.5555/synthetic.notice"

WORKS = (
    Work(
        title="Bone marrow concentrate promotes bone regeneration with a suboptimal-dose of "
        "rhBMP-2",
        doi="10.1371/journal.pone.0191099", pmid="29346436", pmcid="PMC5773187",
        authors=("Egashira K", "Sumita Y", "Zhong W", "I T", "Ohba S", "Nagai K", "Asahina I"),
        year="2018", journal="PloS one", volume="13", issue="1", pages="e0191099",
        types=("Journal Article",), mesh=("Animals", "Humans", "Mice", "Mice, Nude"),
        abstract="Human bone marrow concentrate was put on granules with a small dose of rhBMP-2 "
        "and implanted under the skin and on the skulls of immunodeficient mice. Bone was "
        "measured after 2 and 4 weeks. More bone had formed in mice that received both.",
        licence="cc by",
    ),
    Work(
        title="Bone Marrow Mononuclear Cells in Animal Models of Ischemic Stroke: Systematic "
        "Review and Meta-analysis of Preclinical Studies",
        doi="10.1161/strokeaha.116.012701", pmid="27165959", pmcid="PMC4879076",
        authors=("Vahidy FS", "Rahbar MH"), year="2016", journal="Stroke", volume="47", issue="6",
        pages="1632-9", types=("Journal Article", "Meta-Analysis", "Systematic Review"),
        mesh=("Animals", "Mice", "Rats"),
        abstract="Studies of intravenous mononuclear cells in animals with ischemic stroke were "
        "pooled. Lesion volume was smaller with cells. Limitations: the funnel plot was not "
        "symmetric and the studies differed widely.",
    ),
    Work(
        title="Outcomes after Bone Marrow Versus Peripheral Blood Stem Cells Haploidentical "
        "Hematopoietic Cell Transplantation: A Systematic Review and Meta-Analysis",
        doi="10.1182/blood-2024-199357", authors=("Shahzad M",), year="2024", journal="Blood",
        volume="144", issue="Supplement 1", pages="7425-7425", unknown_to=(PUBMED, EUROPE_PMC),
    ),
    Work(
        title="A synthetic trial that was retracted", doi=_RETRACTED, pmid="90000001",
        pmcid="PMC9900001", types=("Journal Article", "Randomized Controlled Trial",
        "Retracted Publication"), mesh=("Humans",), references=("10.5555/synthetic.plain",),
        told=(Told("retraction", "2021-06-05", _NOTICE, "90000002"),),
    ),
    Work(
        title="Retraction: A synthetic trial that was retracted", doi=_NOTICE, pmid="90000002",
        types=("Retraction Notice",), year="2021",
        notice_of=(Told("retraction", "2021-06-05", _RETRACTED, "90000001"),),
    ),
    Work(
        title="A synthetic study retracted in part", doi="10.5555/synthetic.part",
        pmid="90000003", mesh=("Humans",),
        told=(
            Told("partial-retraction", "2022-12-01", "10.5555/synthetic.part-notice", "90000013"),
        ),
    ),
    Work(
        title="A synthetic mouse study under an expression of concern",
        doi="10.5555/synthetic.concern", pmid="90000004", mesh=("Animals", "Mice"),
        told=(Told("concern", "2021-10-28", "10.5555/synthetic.concern-notice", "90000014"),),
    ),
    Work(
        title="A synthetic cohort with an erratum", doi="10.5555/synthetic.corrected",
        pmid="90000005", mesh=("Humans",), types=("Journal Article", "Observational Study"),
        told=(Told("correction", "2023-03-01", "10.5555/synthetic.erratum", "90000015"),),
    ),
    Work(
        title="A synthetic paper whose retraction only Retraction Watch has deposited",
        doi="10.5555/synthetic.watch", pmid="90000006", mesh=("Humans",),
        told=(
            Told("retraction", "2020-02-02", "10.5555/synthetic.watch-notice", told_by=(WATCH,)),
        ),
    ),
    Work(
        title="A synthetic paper whose retraction PubMed does not know",
        doi="10.5555/synthetic.half", mesh=("Humans",), unknown_to=(PUBMED, EUROPE_PMC),
        told=(Told("retraction", "2020-02-03", "10.5555/synthetic.half-notice",
                   told_by=(CROSSREF,)),),
    ),
    Work(
        title="A synthetic preprint that was published since", doi="10.1101/2020.05.05.000001",
        types=("Preprint",), crossref_type="posted-content", journal="bioRxiv",
        published_as="10.5555/synthetic.published", unknown_to=(PUBMED, EUROPE_PMC),
    ),
    Work(
        title="A synthetic preprint that was published since", doi="10.5555/synthetic.published",
        pmid="90000007", mesh=("Humans",), preprint_of="10.1101/2020.05.05.000001",
    ),
    Work(
        title="A synthetic preprint that was withdrawn", doi="10.1101/2020.01.30.000002",
        types=("Preprint",), crossref_type="posted-content", journal="bioRxiv",
        withdrawn="2020-02-02", unknown_to=(PUBMED, EUROPE_PMC),
    ),
    Work(
        title="A synthetic plain trial", doi="10.5555/synthetic.plain", pmid="90000008",
        pmcid="PMC9900008", mesh=("Humans",),
        types=("Journal Article", "Randomized Controlled Trial"),
    ),
    Work(title="A synthetic data set", doi="10.5072/synthetic.data", journal="Zenodo",
         types=("Dataset",), unknown_to=EVERYBODY),
    Work(title="A synthetic trial that was stopped", nct="NCT09000001", status="TERMINATED",
         why_stopped="Too few people took part"),
    Work(title="A synthetic trial without results", nct="NCT09000002", status="COMPLETED"),
    Work(title="A synthetic trial with results", nct="NCT09000003", status="COMPLETED",
         has_results=True),
)  # fmt: skip

NUMBERED = 10_000
_PMID, _PMC = 30_000_000, 7_000_000


def numbered(number: int) -> Work:
    """Return the work with a number below ``NUMBERED``; arithmetic, nothing is kept."""
    return Work(
        title=f"Synthetic record number {number}",
        doi=f"10.5555/number.{number}",
        pmid=str(_PMID + number),
        pmcid=f"PMC{_PMC + number}",
        authors=(f"Numbered{number} A",),
        mesh=("Humans",),
        abstract=f"In {100 + number % 900} adults the synthetic outcome fell by {number % 50} %.",
    )


class Works:
    """Finds works by any identifier, as ``scheme:value``."""

    def __init__(self, works: tuple[Work, ...] = WORKS) -> None:
        self.samples = Samples()
        self._by_id = {each: work for work in works for each in ids(work)}

    def find(self, key: str) -> Work | None:
        scheme, _, value = key.partition(":")
        found = self._by_id.get(f"{scheme}:{value.lower() if scheme == 'doi' else value.upper()}")
        return found or _by_number(scheme, value)

    def known(self, key: str, service: str) -> Work | None:
        """Return the work, unless ``service`` has no record of it."""
        work = self.find(key)
        return None if work is None or service in work.unknown_to else work

    def all(self) -> tuple[Work, ...]:
        return tuple({id(work): work for work in self._by_id.values()}.values())


def ids(work: Work) -> Iterator[str]:
    for scheme in ("doi", "pmid", "pmcid", "nct"):
        if value := getattr(work, scheme):
            yield f"{scheme}:{value}"


def _by_number(scheme: str, value: str) -> Work | None:
    base = {"pmid": ("", _PMID), "pmcid": ("PMC", _PMC), "doi": ("10.5555/number.", 0)}.get(scheme)
    if base is None or not value.startswith(base[0]):
        return None
    digits = value.removeprefix(base[0])
    number = int(digits) - base[1] if digits.isdigit() else -1
    return numbered(number) if 0 <= number < NUMBERED else None
