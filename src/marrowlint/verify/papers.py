"""Ask about papers, stage by stage: the services that answer for many at once come first.

PubMed's three services answer for 200 works a call; Europe PMC is the second voice, and the first
where NCBI is down; Crossref is asked about what PubMed does not have, and about every work that
something is said against; doi.org, which answers for one DOI a call, only about the rest.
"""

from collections.abc import Collection, Iterable, Sequence

from marrowlint.facts import Notice
from marrowlint.verify.registries.preprint_servers import openrxiv
from marrowlint.verify.registries.retraction_watch import Watch
from marrowlint.verify.session import Session
from marrowlint.verify.works import Works, scheme

IDCONV, SUMMARY, RECORDS = "ncbi-idconv", "ncbi-summary", "ncbi-records"
EUROPE, CROSSREF, HANDLES = "europe-pmc", "crossref", "doi"
DATACITE, DEPOSITS, TRIALS = "datacite", "biorxiv", "trials"

FEW = 500
"""Works up to which everybody is asked about everything: at most 10 calls of Crossref, 5 of
Europe PMC. Above that (without ``thorough``) only about those that PubMed does not settle.
"""

Entry = tuple[str, ...]
"""Identifiers of one entry."""


async def ask_papers(session: Session, entries: Sequence[Entry], watch: Watch) -> None:
    """Ask whoever may know the works that ``entries`` name; ``session`` hears the answers."""
    keys = {each for entry in entries for each in entry}
    await _ask_pubmed(session, entries)
    await _ask_europe(session, keys)
    await _ask_pubmed_about_others(session, keys)
    await _ask_crossref(session, keys)
    await _ask_about_trouble(session, keys, watch)
    await _ask_registrars(session, keys)


async def _ask_pubmed(session: Session, entries: Sequence[Entry]) -> None:
    """Find the PMIDs of all entries that have none, then ask about every PMID."""
    without = [entry for entry in entries if not _of(entry, "pmid")]
    await session.ask(IDCONV, _of((each for entry in without for each in entry), "pmcid", "doi"))
    await session.ask(SUMMARY, _pmids(session, (each for entry in entries for each in entry)))
    works = session.works()
    strays = {
        each
        for entry in entries
        for each in _of(entry, "pmcid")
        if _of(entry, "pmid") and not _of(works.of(each), "pmid")
    }
    await session.ask(IDCONV, strays)
    await session.ask(SUMMARY, _pmids(session, strays))


async def _ask_europe(session: Session, keys: Collection[str]) -> None:
    """Ask about what PubMed did not find: it knows PMIDs of DOIs, and stands in for NCBI."""
    works = session.works()
    rest = [each for each in keys if not _in_pubmed(session, works, each)]
    settled = {works.of(each) for each in keys} - {works.of(each) for each in rest}
    more = settled if _everything(session, settled) else ()
    await session.ask(EUROPE, [*rest, *(each for ids in more for each in _best(ids))])


async def _ask_pubmed_about_others(session: Session, keys: Iterable[str]) -> None:
    """Ask about the PMIDs that came to light, and for the headings of all that are there."""
    works = session.works()
    await session.ask(SUMMARY, {pmid for key in keys for pmid in _of(works.of(key), "pmid")})
    works = session.works()
    found = {pmid for key in keys for pmid in _of(works.of(key), "pmid")}
    await session.ask(RECORDS, [pmid for pmid in found if _has(session, SUMMARY, pmid)])


async def _ask_crossref(session: Session, keys: Collection[str]) -> None:
    works = session.works()
    every = _everything(session, {works.of(key) for key in keys})
    chosen = (key for key in keys if every or not _in_pubmed(session, works, key))
    await session.ask(CROSSREF, {doi for key in chosen for doi in _of(works.of(key), "doi")})


async def _ask_about_trouble(session: Session, keys: Iterable[str], watch: Watch) -> None:
    """Ask two more services about each work that one says something against."""
    works = session.works()
    troubled = {works.of(key) for key in keys if _trouble(session, works.of(key), watch)}
    await session.ask(CROSSREF, {doi for ids in troubled for doi in _of(ids, "doi")})
    await session.ask(EUROPE, {each for ids in troubled for each in _best(ids)})
    notices = (notice.id for ids in troubled for notice in _notices(session, ids))
    await session.ask(SUMMARY, _of(notices, "pmid"))


async def _ask_registrars(session: Session, keys: Iterable[str]) -> None:
    """Ask doi.org whether DOIs exist that Crossref has not, then DataCite what they are."""
    dois = [each for each in keys if scheme(each) == "doi"]
    await session.ask(DEPOSITS, [each for each in dois if openrxiv(each.partition(":")[2])])
    missing = [each for each in dois if _absent(session, CROSSREF, each)]
    await session.ask(HANDLES, missing)
    await session.ask(DATACITE, [each for each in missing if not _absent(session, HANDLES, each)])


def _everything(session: Session, works: Collection[frozenset[str]]) -> bool:
    """Return whether each service is asked about each of ``works``."""
    return session.desk.online.thorough or len(works) <= FEW


def _pmids(session: Session, keys: Iterable[str]) -> set[str]:
    """Return the PMIDs among ``keys``, and those that the converter found for others."""
    found = set()
    for key in keys:
        heard = session.said(IDCONV, key)
        ids = heard.record.ids if heard is not None and heard.record is not None else ()
        found.update(_of((key, *ids), "pmid"))
    return found


def _in_pubmed(session: Session, works: Works, key: str) -> bool:
    return any(_has(session, SUMMARY, pmid) for pmid in _of(works.of(key), "pmid"))


def _trouble(session: Session, ids: frozenset[str], watch: Watch) -> bool:
    return bool(watch.notices(ids) or watch.notice_of(ids) or _notices(session, ids))


def _notices(session: Session, ids: Iterable[str]) -> list[Notice]:
    """Return all that services say for or against a work as notices, both ways."""
    return [
        notice
        for each in ids
        for heard in session.heard(each).values()
        if heard.record is not None
        for notice in (*heard.record.notices, *heard.record.notice_of)
    ]


def _best(ids: Iterable[str]) -> list[str]:
    """Return the identifiers by which Europe PMC finds one record: PMID, else DOI, else PMCID."""
    held = list(ids)
    return next((found for name in ("pmid", "doi", "pmcid") if (found := _of(held, name))), [])


def _has(session: Session, name: str, key: str) -> bool:
    heard = session.said(name, key)
    return heard is not None and heard.found


def _absent(session: Session, name: str, key: str) -> bool:
    heard = session.said(name, key)
    return heard is not None and heard.absent


def _of(keys: Iterable[str], *schemes: str) -> list[str]:
    return [each for each in keys if scheme(each) in schemes]
