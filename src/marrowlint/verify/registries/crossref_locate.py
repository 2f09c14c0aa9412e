"""Find the DOI of a work whose address names only journal, volume and page.

Crossref's search always answers with something. A result counts only where volume and first page
are those of the address, the journal fits, and a supplement stands against a supplement: pages of
meeting abstracts are numbered anew, so that a volume can have two pages 113.
"""

import re
from collections.abc import Iterator

from marrowlint.evidence.locators import Locator
from marrowlint.verify.registries.answer import Table, document, table, tables, text, texts
from marrowlint.verify.registries.crossref import NAME
from marrowlint.verify.registries.idents import ident
from marrowlint.verify.registries.registry import NotAnAnswerError, Request
from marrowlint.verify.registries.wording import plain

_SELECT = "DOI,container-title,short-container-title,ISSN,volume,issue,page,article-number"
_ROWS = "20"
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_SMALL = {"the", "of", "and", "for", "in", "on", "a", "an", "de", "la", "et", "und", "der"}
_INITIALS = 3
"""Letters that initials must have to name a journal: "jn" is many."""


def request(locator: Locator, contact: str) -> Request | None:
    """Return the call that looks for ``locator``; ``None`` where it says too little."""
    if not (locator.journal and locator.volume and locator.page):
        return None
    is_issn = _ISSN.fullmatch(locator.journal)
    name = locator.name or ("" if is_issn else locator.journal.replace("-", " "))
    sought = (name, locator.volume, locator.issue, locator.page, locator.words)
    query = (
        ("query.bibliographic", " ".join(filter(None, sought))),
        *((("query.container-title", name),) if name else ()),
        *((("filter", f"issn:{locator.journal.upper()}"),) if is_issn else ()),
        ("rows", _ROWS),
        ("select", _SELECT),
        *((("mailto", contact),) if contact else ()),
    )
    return Request(NAME, "works", (), query=query)


def read(locator: Locator, body: bytes) -> str:
    """Return the work at ``locator`` as ``doi:...``, ``""`` where the search has it not for sure.

    Raises ``NotAnAnswerError``.
    """
    works = table(document(body).get("message")).get("items")
    if not isinstance(works, list):
        fault = "it has no list of works"
        raise NotAnAnswerError(fault)
    there = [work for work in tables(works) if _there(locator, work)]
    found = {ident("doi", text(work.get("DOI"))): _same_issue(locator, work) for work in there}
    found.pop("", None)
    sure = [doi for doi, same in found.items() if same] if len(found) > 1 else list(found)
    return sure[0] if len(sure) == 1 else ""


def _there(locator: Locator, work: Table) -> bool:
    issue = text(work.get("issue"))
    pages = (text(work.get("page")).replace("–", "-").partition("-")[0].strip(),)
    first = {page.lower() for page in (*pages, text(work.get("article-number"))) if page}
    return (
        text(work.get("volume")).lower() == locator.volume.lower()
        and locator.page.lower() in first
        and (not issue or not locator.issue or _extra(issue) == _extra(locator.issue))
        and _fits(locator, work)
    )


def _extra(issue: str) -> bool:
    """Return whether an issue is a supplement: "Supplement 1", "Suppl_1", "S2"."""
    return re.match(r".*suppl|s\d", issue.lower()) is not None


def _same_issue(locator: Locator, work: Table) -> bool:
    return _digits(text(work.get("issue"))) == _digits(locator.issue)


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))


def _fits(locator: Locator, work: Table) -> bool:
    """Return whether the journal of ``work`` is the one of the address, by ISSN, name or slug."""
    if _ISSN.fullmatch(locator.journal):
        return locator.journal.upper() in {issn.upper() for issn in texts(work.get("ISSN"))}
    sought = {_letters(locator.name), _letters(locator.journal)} - {""}
    return any(form in sought for form in _forms(work))


def _forms(work: Table) -> Iterator[str]:
    """Yield the letters of each of the journal's names, and their initials."""
    for name in texts([*_list(work, "container-title"), *_list(work, "short-container-title")]):
        bare = plain(name, 300).lower()
        yield _letters(bare)
        yield _letters(bare.partition(":")[0])
        initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", bare) if word not in _SMALL)
        if len(initials) >= _INITIALS:
            yield initials


def _list(work: Table, name: str) -> list[str]:
    return texts(work.get(name))


def _letters(words: str) -> str:
    """Return the letters of ``words`` in lower case, without a "The" before them."""
    return "".join(filter(str.isalnum, words.lower().removeprefix("the ").replace("&", "and")))
