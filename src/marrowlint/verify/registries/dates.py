"""Read the dates of services as far as they go: ISO 8601, a year at least."""

import re
from datetime import MAXYEAR, date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_A_YEAR = 12
_FIRST = 1000
"""No journal is older."""
_CITED = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)\d\d)"
    r"(?: (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"(?:[- /][A-Z][a-z]{2,8})?(?: (?P<day>\d{1,2})(?!\d))?)?"
)
"""In a citation of NLM: "2010 Feb 6", "2011 Nov", "2022 Jul-Aug", "2015"."""
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.{0,20})?")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.{0,30})?")


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return the date as far as it is one: ``2010-02-06``, ``2010-02``, ``2010`` or ``""``."""
    if not _FIRST <= year <= MAXYEAR:
        return ""
    if not 1 <= month <= _MONTHS_A_YEAR:
        return str(year)
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return f"{year}-{month:02}"


def parts(value: object) -> str:
    """Return the date in the ``date-parts`` of Crossref: ``[[2010, 2, 6]]``."""
    outer = value.get("date-parts") if isinstance(value, dict) else None
    inner = outer[0] if isinstance(outer, list) and outer else None
    numbers = inner[:3] if isinstance(inner, list) else []
    if not numbers or any(type(number) is not int for number in numbers):
        return ""
    return iso(*numbers)


def cited(reference: str) -> str:
    """Return the date in a citation as NLM writes it: "Lancet. 2010 Feb 6;375(9713):445."."""
    found = _CITED.search(reference)
    if found is None:
        return ""
    month = _MONTHS.index(found["month"].lower()) + 1 if found["month"] else 0
    return iso(int(found["year"]), month, int(found["day"] or 0))


def american(written: str) -> str:
    """Return the date in month/day/year, ``2/6/2010 0:00``, or in ISO 8601."""
    if found := _AMERICAN.fullmatch(written.strip()):
        return iso(int(found[3]), int(found[1]), int(found[2]))
    return standard(written)


def standard(written: str) -> str:
    """Return a date that is in ISO 8601 already, its time taken off; else ``""``."""
    found = _ISO.fullmatch(written.strip())
    return iso(*(int(part or 0) for part in found.groups())) if found else ""


def year(date_or_words: str) -> str:
    """Return the first year in ``date_or_words``: "1998 Feb 28", "Winter 2019-2020"."""
    found = _CITED.search(date_or_words)
    return found["year"] if found else ""
