"""Follow addresses to works: by the DOI a page states of itself, or by the place it names."""

from collections.abc import Iterable, Mapping

from marrowlint.evidence.identity import address, canonical_url
from marrowlint.evidence.locators import Locator, locator
from marrowlint.verify.heard import Heard
from marrowlint.verify.remember import Visit
from marrowlint.verify.session import Session
from marrowlint.verify.wanted import Wanted
from marrowlint.verify.works import scheme

_ARXIV_DOI = "doi:10.48550/arxiv."


def doubted(entries: Iterable[Wanted], session: Session) -> dict[str, str]:
    """Return the addresses, by key, of entries of which only guesses are known, all wrong."""
    found = {}
    for entry in entries:
        known = any(heard.found for each in entry.keys for heard in session.heard(each).values())
        if entry.url and entry.guessed and entry.guessed >= set(entry.keys) and not known:
            found[_key(entry)] = canonical_url(entry.url)
    return found


def places(visits: Mapping[str, Visit]) -> dict[str, Locator]:
    """Return the places that the addresses of pages without a DOI of their own name, by key."""
    bare = ((key, locator(each.url)) for key, each in visits.items() if not each.reached.doi)
    return {key: place for key, place in bare if place is not None}


def link(
    entries: Iterable[Wanted],
    visits: Mapping[str, Visit],
    located: Mapping[str, Heard],
    session: Session,
) -> set[str]:
    """Tell ``session`` which identifiers belong together, and return the DOIs that came up."""
    dois = {key: f"doi:{each.reached.doi}" for key, each in visits.items() if each.reached.doi}
    for key, heard in located.items():
        if heard.record is not None:
            dois[key] = next(each for each in heard.record.ids if scheme(each) == "doi")
    for key in sorted(visits):
        session.link(key, *((dois[key],) if key in dois else ()))
    for entry in entries:
        _link_entry(entry, visits, session)
    return set(dois.values())


def _link_entry(entry: Wanted, visits: Mapping[str, Visit], session: Session) -> None:
    """Link what names the same work by its form alone, and what was read off one address."""
    for each in entry.keys:
        if each.startswith(_ARXIV_DOI):
            session.link(each, f"arxiv:{each.removeprefix(_ARXIV_DOI)}")
    ours = [key for key in (*entry.keys, _key(entry)) if key in visits]
    read_off = [each for each in entry.keys if scheme(each) == "pii" or each in entry.guessed]
    if ours and read_off:
        session.link(ours[0], *read_off)


def _key(entry: Wanted) -> str:
    return f"url:{address(entry.url)}"
