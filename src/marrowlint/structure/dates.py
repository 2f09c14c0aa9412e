"""Check that dates of the form YYYY-MM-DD or YYYY-MM are days and months that exist.

The schema holds dates to their form only: ``format`` is not asserted in draft 2020-12.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from marrowlint.patterns import lazy
from marrowlint.structure.fault import VIOLATION, Fault, Where

FIELDS = ("reviewed", "updated", "published")
FORM = lazy(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
DECEMBER = 12


def check_dates(data: dict[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each date of ``data`` that has the right form but does not exist."""
    for name in FIELDS:
        value = data.get(name)
        if isinstance(value, dict):
            yield from _check(f"/{name}/date", value.get("date"))
        else:
            yield from _check(f"/{name}", value)


def _check(pointer: str, value: object) -> Iterator[Fault]:
    form = FORM.fullmatch(value) if isinstance(value, str) else None
    if form is None or not (missing := _missing(*form.groups())):
        return
    name = pointer.rpartition("/")[2]
    detail = f"`{name}` is '{value}', and there is no such {missing}"
    yield Fault(VIOLATION, pointer, Where.VALUE, detail, "Write a date that is in the calendar.")


def _missing(year: str, month: str, day: str | None) -> str:
    """Return which part of the date does not exist: ``year``, ``month``, ``day`` or none."""
    if year == "0000":
        return "year"
    if not 1 <= int(month) <= DECEMBER:
        return "month"
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError:
        return "day"
    return ""
