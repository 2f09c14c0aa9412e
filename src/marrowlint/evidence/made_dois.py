"""Make a DOI of the numbers that a publisher's path holds in its place.

Each function takes the groups of a form's pattern and returns the DOI, or ``""`` where the rule
does not hold for them.
"""

from types import MappingProxyType

from marrowlint.evidence.checksums import issn
from marrowlint.evidence.journal_codes import CAMBRIDGE, LANCET, MDPI, NATURE, OSF
from marrowlint.patterns import compiled

_DASHES = str.maketrans("", "", "-()")
_BOOK = "B"
_DATED = r"(?P<slug>[a-z]+)(?P<year>20[012]\d)(?P<number>\d{1,4})"
_UNDATED = frozenset({"nature", "srep"})
"""Their articles count past 20000, which only looks like a year."""
_NUMBER = frozenset("0123456789.")
_HINDAWI_SINCE = 2007
"""Before, its DOIs held a code of the journal as well."""
_MOVED_TO_HINDAWI = MappingProxyType({"ecam": 2012})
"""Years in which journals first had DOIs of this publisher, not of the one before."""
_CAMBRIDGE_SINCE = 8
_RS3 = 30000
"""Research Square: lower numbers may belong to its older scheme, 10.21203/rs.2."""


def pii(written: str) -> str:
    """Return a publisher item identifier without its punctuation; ``""`` if its ISSN is none."""
    bare = written.translate(_DASHES).upper()
    return bare if bare.startswith(_BOOK) or issn(bare.removeprefix("S")[:8]) else ""


def lancet(written: str) -> str:
    """Return the DOI of an article in The Lancet's family, made of its item identifier."""
    bare = pii(written)
    mark = "S" if bare.startswith("S") else ""
    digits = bare.removeprefix("S")
    last = LANCET.get(issn(digits[:8]), -1)
    year = digits[8:10]
    if bare.startswith(_BOOK) or last < 0 or (last < int(year) < _old(mark)):
        return ""
    return f"10.1016/{mark}{digits[:4]}-{digits[4:8]}({year}){digits[10:15]}-{digits[15:]}"


def _old(mark: str) -> int:
    """Return from which two digits on a year is of the last century."""
    return 90 if mark else 50


def mdpi(journal: str, volume: str, issue: str, article: str) -> str:
    """Return the DOI of an MDPI article: code, volume, issue of two digits, article of four."""
    code, first = MDPI.get(journal.upper(), ("", 0))
    if not code or int(volume) < first:
        return ""
    return f"10.3390/{code}{volume}{int(issue):02}{int(article):04}"


def karger(number: str) -> str:
    """Return the DOI of a Karger article: its number with nine digits."""
    return f"10.1159/{int(number):09}"


def nature(article: str) -> str:
    """Return the DOI of an article at nature.com, whose paths leave out dots and a prefix."""
    if article.isdigit():
        slug = next((slug for slug, head in NATURE.items() if _began(article, head)), "")
        return f"10.1038/sj.{slug}.{article}" if slug else ""
    match = compiled(_DATED).fullmatch(article)
    if match is None or match["slug"] in _UNDATED:
        return f"10.1038/{article}"
    known = match["slug"] in NATURE
    return f"10.1038/{match['slug']}.{match['year']}.{match['number']}" if known else ""


def _began(number: str, head: str) -> bool:
    return bool(head) and len(number) == len("6605891") and number.startswith(head)


def old_nature(journal: str, article: str) -> str:
    """Return the DOI of an article at its address before 2017, ``/bjc/journal/v107/n6/full/``."""
    if journal in NATURE:
        return nature(article.removesuffix("a"))
    named = article.startswith(journal) and set(article[len(journal) :]) <= _NUMBER
    return nature(article) if named or journal == "nature" else ""


def hindawi(journal: str, year: str, number: str) -> str:
    """Return the DOI of a Hindawi article: year and number."""
    first = _MOVED_TO_HINDAWI.get(journal, _HINDAWI_SINCE)
    return f"10.1155/{year}/{number}" if int(year) >= first else ""


def cambridge(item: str) -> str:
    """Return the DOI of an article at Cambridge, where its journal uses the item identifier."""
    known = issn(item[1:9]) in CAMBRIDGE and _CAMBRIDGE_SINCE <= int(item[9:11]) < _old("S")
    return f"10.1017/{item}" if known else ""


def royal_society(journal: str, page: str) -> str:
    """Return the DOI of an article of the Royal Society: ``20133305`` is ``rspb.2013.3305``."""
    return f"10.1098/{journal}.{page[:4]}.{page[4:]}"


def osf(server: str, work: str) -> str:
    """Return the DOI of a preprint at the Open Science Framework, whose server names its prefix."""
    prefix = OSF.get(server.lower(), "")
    return f"{prefix}/osf.io/{work}" if prefix else ""


def research_square(number: str, version: str) -> str:
    """Return the DOI of a Research Square preprint; without a version that of its first."""
    return f"10.21203/rs.3.rs-{number}/v{version or 1}" if int(number) >= _RS3 else ""
