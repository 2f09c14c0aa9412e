"""Read journal, volume, issue and page from addresses that name these and hide the DOI."""

import re
from types import MappingProxyType

from msgspec import Struct

from marrowlint.evidence.detours import archived, direct
from marrowlint.evidence.publisher_forms import HIGHWIRE, SILVERCHAIR
from marrowlint.evidence.web_address import LONGEST, WebAddress, parse
from marrowlint.patterns import compiled


class Locator(Struct, frozen=True):
    """Where a work stands in its journal, as its address says."""

    journal: str
    """The journal as the host calls it, lower case: ``blood``, ``bjsm``; or its ISSN."""
    volume: str = ""
    issue: str = ""
    """``8``, ``Supplement 1``."""
    page: str = ""
    """First page or article number: ``2561``, ``1080S``, ``zsaa291``."""
    year: str = ""
    name: str = ""
    """The journal's name, where its slug does not say it."""
    words: str = ""
    """Words of the title, as far as the address has them."""


_PLACE = r"(?P<volume>\d[\w.-]*)/(?P<issue>[^/]+)/(?P<page>[a-z]{0,5}\d\w*)"
_SILVERCHAIR = (
    rf"/(?P<journal>[a-z0-9-]+)/article(?:-[a-z]+)?/{_PLACE}(?:/\d+(?:/(?P<words>[^/]+))?)?(?:/|\Z)",
)
_HIGHWIRE = (
    r"/content/(?!early/)(?:(?P<journal>[a-z]+)/)?(?P<volume>\d+)/(?P<issue>\w+)/(?P<page>[a-z]?\d\w*)",
    (
        r"/cgi/(?:content/)?(?:full|abstract|short|long|reprint|extract|citation|content)/"
        r"(?:(?P<journal>[a-z]+);)?(?P<volume>\d+)/(?P<issue>\w+)/(?P<page>[a-z]?\d\w*)"
    ),
)
_OPEN = (r"/articles/(?P<volume>\d+)-(?P<page>\d+)(?:/|\Z)",)
_ROWS = (
    (SILVERCHAIR, _SILVERCHAIR),
    (HIGHWIRE, _HIGHWIRE),
    ("mdpi.com", (rf"/(?P<journal>\d{{4}}-\d{{3}}[\dX])/{_PLACE}(?:/|\Z)",)),
    ("jmir.org", (r"/(?P<year>20\d\d)/(?P<issue>\d+)/(?P<page>e\d+)(?:/|\Z)",)),
    ("f1000research.com wellcomeopenresearch.org gatesopenresearch.org", _OPEN),
    ("journals.humankinetics.com", ((r"/view/journals/(?P<journal>[a-z]+)/(?P<volume>\d+)/"
     r"(?P<issue>[\w-]+)/article-p(?P<page>\d+)"),)),
    ("jstage.jst.go.jp", ((r"/article/(?P<journal>[a-z]+)/(?P<volume>\d+)/(?P<issue>[^/]+)/"
     r"\d+_(?P<page>[a-z]?\d+)(?:/|\Z)"),)),
    ("spandidos-publications.com", (rf"/(?P<journal>[a-z]+)/{_PLACE}(?:/|\Z)",)),
    ("journals.lww.com", ((r"/(?P<journal>[a-z][a-z0-9-]*)/(?:fulltext|abstract|citation|pages)/"
     r"(?P<year>\d{4})/\d{5}/(?P<words>[^/]+?)(?:\.\d+)?\.aspx"),)),
    ("nature.com", ((r"/(?P<journal>[a-z]+)/journal/v(?P<volume>\d+)/n(?P<issue>\w+)/"
     r"(?:full|abs|pdf)/"),)),
)  # fmt: skip
PATTERNS = MappingProxyType(
    {
        host: tuple(pattern for hosts, patterns in _ROWS if host in hosts.split()
                    for pattern in patterns)
        for hosts, _ in _ROWS for host in hosts.split()
    }
)  # fmt: skip
_NAMES = MappingProxyType(
    {
        "ajcn": "The American Journal of Clinical Nutrition",
        "aje": "American Journal of Epidemiology",
        "archinte": "Archives of Internal Medicine",
        "ard": "Annals of the Rheumatic Diseases",
        "bjsm": "British Journal of Sports Medicine",
        "bloodadvances": "Blood Advances",
        "bmj": "BMJ",
        "bmjopen": "BMJ Open",
        "care": "Diabetes Care",
        "cid": "Clinical Infectious Diseases",
        "circ": "Circulation",
        "edrv": "Endocrine Reviews",
        "eurheartj": "European Heart Journal",
        "eurjpc": "European Journal of Preventive Cardiology",
        "gutjnl": "Gut",
        "humrep": "Human Reproduction",
        "hyper": "Hypertension",
        "ije": "International Journal of Epidemiology",
        "jama": "JAMA",
        "jcem": "The Journal of Clinical Endocrinology & Metabolism",
        "jco": "Journal of Clinical Oncology",
        "jmir": "Journal of Medical Internet Research",
        "jn": "The Journal of Nutrition",
        "nar": "Nucleic Acids Research",
        "ndt": "Nephrology Dialysis Transplantation",
        "nejm": "New England Journal of Medicine",
        "pnas": "Proceedings of the National Academy of Sciences",
        "rsif": "Journal of The Royal Society Interface",
        "sciencemag": "Science",
        "stm": "Science Translational Medicine",
    }
)
"""Slug to the journal's name, where a search by the slug would find nothing."""

_YEARS = MappingProxyType({"jmir": 1998, "medinform": 2012, "mental": 2013, "mhealth": 2012})
"""Slug of a journal with a volume a year to the year before its first."""


def locator(url: str) -> Locator | None:
    """Return where the work at ``url`` stands in its journal, ``None`` if the address hides it."""
    if len(url) > LONGEST:
        return None
    reached = direct(url)
    address = parse(archived(reached) or reached)
    if address is None:
        return None
    for name in address.names():
        for pattern in PATTERNS.get(name, ()):
            match = compiled(pattern).match(address.path)
            if match:
                return _made(match.groupdict(""), address, name)
    return None


def _made(parts: dict[str, str], address: WebAddress, domain: str) -> Locator:
    journal = (parts.get("journal") or _subdomain(address.host, domain)).lower()
    words = parts.get("words", "")
    words = "" if words.endswith(".pdf") else re.sub(r"[_\s-]+", " ", words).strip()
    volume = parts.get("volume", "")
    if not volume and journal in _YEARS:
        volume = str(int(parts["year"]) - _YEARS[journal])
    return Locator(
        journal,
        volume,
        re.sub(r"[_\s]+", " ", parts.get("issue", "")),
        parts.get("page", ""),
        parts.get("year", ""),
        _NAMES.get(journal, ""),
        words,
    )


def _subdomain(host: str, domain: str) -> str:
    """Return what stands before the publisher's domain, else the domain's own name."""
    first = host.removesuffix(domain).rstrip(".").rpartition(".")[2]
    plain = first in ("", "www", "content", "m")
    return domain.removeprefix("content.").split(".")[0] if plain else first
