"""Know the identifiers of scholarly works: their syntax, and where URLs hide them.

Syntax: DOI handbook 2.2 (``10.`` registrant ``/`` suffix), NLM (PMID 1 to 8 digits, PMCID
``PMC`` and digits), ClinicalTrials.gov (``NCT`` and 8 digits).
"""

import re
from urllib.parse import unquote

from msgspec import Struct

from marrowlint.page import Source

FORMS = {
    "doi": re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+"),
    "pmid": re.compile(r"[1-9]\d{0,7}"),
    "pmcid": re.compile(r"PMC[1-9]\d{0,8}"),
    "nct": re.compile(r"NCT\d{8}"),
}
"""Field of a source to the form its whole value must have."""

EXAMPLES = {
    "doi": "10.1371/journal.pone.0191099",
    "pmid": "29346436",
    "pmcid": "PMC5773187",
    "nct": "NCT01234567",
}
"""A well-formed value of each field, for messages."""

_HOSTS = (
    ("pmcid", re.compile(r"ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(PMC[^/?#]*)", re.IGNORECASE)),
    ("pmid", re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/([^/?#]+)")),
    ("pmid", re.compile(r"ncbi\.nlm\.nih\.gov/pubmed/([^/?#]+)")),
    ("nct", re.compile(r"clinicaltrials\.gov/(?:ct2/)?(?:show|study)/([^/?#]+)", re.IGNORECASE)),
    ("doi", re.compile(r"doi\.org/(10\.[^?#]+)", re.IGNORECASE)),
)
"""Where a URL of a known host holds an identifier."""


_SCHOLARLY = re.compile(
    r"/doi/|/pii/|/abstract|/fulltext|journal|pubmed|cochrane|\.(?:gov|edu|int)(?:[/:?#]|\Z)"
    r"|\.ac\.[a-z]{2}(?:[/:?#]|\Z)|europa\.eu",
    re.IGNORECASE,
)
"""Shapes of addresses at journals, libraries, universities and authorities."""

_LABELS = ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:", "DOI:", "PMID:", "pmid:")


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

    @property
    def valid(self) -> bool:
        """Return whether the value has the form of its scheme."""
        return FORMS[self.scheme].fullmatch(self.value) is not None


def identifiers(source: Source) -> tuple[Identifier, ...]:
    """Return every identifier that the entry of ``source`` gives, fields before the URL."""
    declared = []
    for scheme in FORMS:
        written = getattr(source, scheme)
        if written:
            bare = strip(scheme, written)
            at = written.find(bare)
            declared.append(
                Identifier(scheme, fold(scheme, bare), scheme, max(at, 0), len(written))
            )
    return (*declared, *in_url(source.url))


def keys(source: Source) -> tuple[str, ...]:
    """Return what facts about ``source`` are filed under, the surest first.

    Every valid identifier as ``scheme:value``; where it has none its address as ``url:...``.
    """
    found = [f"{each.scheme}:{each.value}" for each in identifiers(source) if each.valid]
    if found:
        return tuple(dict.fromkeys(found))
    return (f"url:{address(source.url)}",) if source.url else ()


def in_url(url: str) -> tuple[Identifier, ...]:
    """Return the identifier that a URL of a known host holds, if any."""
    for scheme, pattern in _HOSTS:
        match = pattern.search(url)
        if match:
            value = unquote(match[1]).rstrip("/").rstrip(".,;")
            return (Identifier(scheme, fold(scheme, value), "url", *match.span(1)),)
    return ()


def scholarly(url: str) -> bool:
    """Return whether a URL leads to a paper or an authority, as far as its words tell."""
    return bool(in_url(url)) or _SCHOLARLY.search(url) is not None


def strip(scheme: str, written: str) -> str:
    """Return ``written`` without the resolver or label people put before an identifier."""
    bare = written.strip()
    for prefix in _LABELS:
        bare = bare.removeprefix(prefix).lstrip()
    if scheme == "pmcid" and bare.isdigit():
        return f"PMC{bare}"
    return bare


def fold(scheme: str, value: str) -> str:
    """Return the spelling that is compared: DOIs ignore case, the others are upper case."""
    return value.lower() if scheme == "doi" else value.upper()


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
