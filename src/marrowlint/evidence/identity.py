"""Know the identifiers of scholarly works: their syntax, where URLs hide them, their addresses.

Syntax: DOI handbook 2.2 (``10.`` registrant ``/`` suffix), NLM (PMID 1 to 8 digits, PMCID
``PMC`` and digits), ClinicalTrials.gov (``NCT`` and 8 digits), arXiv identifier scheme, ISO 2108
(ISBN), publisher item identifier (ISSN or ISBN, year, number, check).
"""

from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote

from msgspec import Struct

from marrowlint.evidence.checksums import isbn
from marrowlint.evidence.clean_address import clean
from marrowlint.evidence.detours import archived, direct
from marrowlint.evidence.doi_text import trim
from marrowlint.evidence.found import Found, find
from marrowlint.evidence.made_dois import pii
from marrowlint.evidence.web_address import LONGEST
from marrowlint.page import Source
from marrowlint.patterns import compiled, lazy

FORMS = {
    "doi": lazy(r"10\.\d{4,9}(?:\.\d+)*/\S+"),
    "pmid": lazy(r"[1-9]\d{0,7}"),
    "pmcid": lazy(r"PMC[1-9]\d{0,8}"),
    "nct": lazy(r"NCT\d{8}"),
    "arxiv": lazy(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}"),
    "isbn": lazy(r"97[89]\d{10}"),
    "pii": lazy(r"S?\d{7}[\dX]\d{7}[\dX]|B\d{18}[\dX]"),
}
"""Scheme to the form its whole value must have, folded."""

EXAMPLES = {
    "doi": "10.1371/journal.pone.0191099",
    "pmid": "29346436",
    "pmcid": "PMC5773187",
    "nct": "NCT01234567",
    "arxiv": "2401.00001",
    "isbn": "9780306406157",
    "pii": "S0002916524000091",
}
"""A well-formed value of each scheme, for messages."""

_FIELDS = ("doi", "pmid", "pmcid", "nct")
"""Schemes that an entry has a field for."""
_UNASKED = frozenset({"pii", "isbn"})
"""Schemes that no registry is asked about as they are."""
_ADDRESSES = MappingProxyType(
    {
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
        "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
        "nct": "https://clinicaltrials.gov/study/{}",
        "arxiv": "https://arxiv.org/abs/{}",
        "isbn": "https://openlibrary.org/isbn/{}",
        "pii": "https://www.sciencedirect.com/science/article/pii/{}",
        "url": "https://{}",
    }
)
_ARXIV_DOI = "10.48550/arxiv."
"""Every work at arXiv has the DOI of its number since 2022, old ones too."""

_SCHOLARLY = (
    r"/doi/|/pii/|/abstract|/fulltext|journal|pubmed|cochrane|\.(?:gov|edu|int)(?:[/:?#]|\Z)"
    r"|\.ac\.[a-z]{2}(?:[/:?#]|\Z)|europa\.eu"
)
"""Shapes of addresses at journals, libraries, universities and authorities."""

_LABELS = ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:", "DOI:", "PMID:", "pmid:")
_ARXIV_EXTRAS = r"\.[a-z]{2}(?=/)|v\d+\Z"
"""Subject class and version: they name no other work."""
_PMC_VERSION = r"(?<=\d)\.\d{1,2}\Z"


class Identifier(Struct, frozen=True):
    """An identifier of one scheme, and the words it was read from."""

    scheme: str
    value: str
    """Folded, so that two spellings of one identifier are equal."""
    field: str
    """The field of the source that holds it."""
    start: int
    """Offset in that field's value."""
    end: int
    derived: bool = False
    """Made by a publisher's rule, not written: that it is not registered proves nothing."""

    @property
    def valid(self) -> bool:
        """Return whether the value has the form of its scheme."""
        return FORMS[self.scheme].fullmatch(self.value) is not None


def identifiers(source: Source) -> tuple[Identifier, ...]:
    """Return every identifier that the entry of ``source`` gives, fields before the URL."""
    return _identifiers(_written(source), source.url)


def _written(source: Source) -> tuple[str, ...]:
    return tuple([getattr(source, scheme) for scheme in _FIELDS])


@lru_cache(maxsize=256)
def _identifiers(fields: tuple[str, ...], url: str) -> tuple[Identifier, ...]:
    declared = []
    for scheme, written in zip(_FIELDS, fields, strict=True):
        if written:
            bare = strip(scheme, written)
            at = max(written.find(bare), 0)
            end = at + len(bare) if written.startswith(bare, at) else len(written)
            declared.append(Identifier(scheme, fold(scheme, bare), scheme, at, end))
    return (*declared, *in_url(url))


def keys(source: Source) -> tuple[str, ...]:
    """Return what facts about ``source`` are filed under, the surest first.

    Every valid identifier as ``scheme:value``, arXiv numbers with their DOI beside them. Where no
    registry can be asked about any of them its address follows as ``url:...``.
    """
    return _keys(_written(source), source.url)


@lru_cache(maxsize=256)
def _keys(fields: tuple[str, ...], url: str) -> tuple[str, ...]:
    """Return the keys of an entry; many rules ask for them."""
    valid = [each for each in _identifiers(fields, url) if each.valid]
    found = [key for each in valid for key in _equal(each.scheme, each.value)]
    if url and all(each.scheme in _UNASKED for each in valid):
        found.append(f"url:{address(canonical_url(url) if not valid else url)}")
    return tuple(dict.fromkeys(found))


def in_url(url: str) -> tuple[Identifier, ...]:
    """Return the identifier that a URL holds, if any; ``doi:10...`` and the like count as URLs.

    What stands between the reader and the page, as a redirector or a library's proxy, is seen
    through.
    """
    return _in_url(url) if len(url) <= LONGEST else ()


def canonical(key: str) -> str:
    """Return the address to give readers of ``scheme:value``; ``""`` for no such key.

    That of ``url:`` is a guess: such keys leave out what comes before the host.
    """
    scheme, _, value = key.partition(":")
    if scheme == "doi":
        return f"https://doi.org/{quote(value, safe='/():;,.-_~!$&*+=@', errors='replace')}"
    form = _ADDRESSES.get(scheme, "")
    return form.format(value) if value else ""


def canonical_url(url: str) -> str:
    """Return the one address for what ``url`` leads to.

    That of the work where it holds a valid identifier; else without tracking parameters,
    redirectors and proxies, and by ``https`` where the host is a scholarly one.
    """
    found = next((each for each in in_url(url) if each.valid), None)
    if found:
        return canonical(f"{found.scheme}:{found.value}")
    return clean(direct(url)) if len(url) <= LONGEST else url


def scholarly(url: str) -> bool:
    """Return whether a URL leads to a paper or an authority, as far as its words tell."""
    return bool(in_url(url)) or compiled(_SCHOLARLY).search(url) is not None


def strip(scheme: str, written: str) -> str:
    """Return ``written`` without the resolver or label people put before an identifier.

    A URL in place of an identifier gives the one it holds, a DOI loses the punctuation after it.
    """
    bare = written.strip()
    if "/" in bare and scheme != "doi" and (found := in_url(bare)) and found[0].scheme == scheme:
        return found[0].value
    for prefix in _LABELS:
        bare = bare.removeprefix(prefix).lstrip()
    if scheme == "doi":
        return trim(bare)
    if scheme == "pmcid" and bare.isdigit():
        return f"PMC{bare}"
    return bare


def fold(scheme: str, value: str) -> str:
    """Return the spelling that is compared: case, versions and separators that name no other."""
    if scheme == "doi":
        return value.lower()
    if scheme == "arxiv":
        return compiled(_ARXIV_EXTRAS).sub("", value.lower())
    if scheme == "pmcid":
        return compiled(_PMC_VERSION).sub("", value.upper())
    if scheme in _UNASKED:
        return (isbn(value) if scheme == "isbn" else pii(value)) or value.upper()
    return value.upper()


def address(url: str) -> str:
    """Return a URL as compared: no scheme, ``www.``, fragment or closing slash, host folded.

    A fragment that holds a path (``#/food/1``) names another page and stays.
    """
    bare, mark, fragment = url.strip().partition("#")
    if fragment.startswith(("/", "!")):
        bare += mark + fragment
    for prefix in ("https://", "http://"):
        if bare.lower().startswith(prefix):
            bare = bare[len(prefix) :]
    host, slash, path = bare.partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


@lru_cache(maxsize=1024)
def _in_url(url: str) -> tuple[Identifier, ...]:
    reached = direct(url)
    found = find(reached)
    if found is None and (copied := archived(reached)):
        found = find(copied)
    if found is None:
        return ()
    at = (found.start, found.end) if find(url) == found else (0, len(url))
    return (Identifier(found.scheme, _folded(found), "url", *at, found.derived),)


def _folded(found: Found) -> str:
    return fold(found.scheme, found.value)


def _equal(scheme: str, value: str) -> tuple[str, ...]:
    """Return an identifier as a key, and the other that names the same work for sure."""
    key = f"{scheme}:{value}"
    if scheme == "arxiv":
        return key, f"doi:{_ARXIV_DOI}{value}"
    if scheme == "doi" and value.startswith(_ARXIV_DOI):
        number = fold("arxiv", value.removeprefix(_ARXIV_DOI))
        return (key, f"arxiv:{number}") if FORMS["arxiv"].fullmatch(number) else (key,)
    return (key,)
