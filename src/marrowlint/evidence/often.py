"""Read how often something is taken: "twice daily", "three times a day", "every 8 hours"."""

import re
from functools import lru_cache

from msgspec import Struct

from marrowlint.language.quantities import number
from marrowlint.patterns import lazy

_OFTEN = lazy(
    r"\b(?P<count>once|twice|thrice|(?:two|three|four|five|six|[2-9])[ -]times)"
    r"[ -](?:(?:a|per|each|every)[ -](?P<period>day|week|month)|(?P<adverb>daily|weekly|monthly))\b"
    r"|\bevery (?P<hours>4|6|8|12|four|six|eight|twelve)(?: |-)?(?:hours|h)\b",
    re.IGNORECASE,
)
_BARE = lazy(r"\b(?:daily|(?:a|per|each|every) day)\b", re.IGNORECASE)
_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}
_DAY = 24


class Often(Struct, frozen=True):
    """A frequency as a text gives it."""

    count: int
    period: str
    """``day``, ``week`` or ``month``."""
    start: int
    end: int


@lru_cache(maxsize=512)
def often(text: str) -> tuple[Often, ...]:
    """Return every frequency that ``text`` gives in a number of times, in order."""
    return tuple(_read(match) for match in _OFTEN.finditer(text))


def _read(match: re.Match[str]) -> Often:
    if match["hours"]:
        return Often(_DAY // int(number(match["hours"].lower()) or _DAY), "day", *match.span())
    first = re.split("[ -]", match["count"].lower())[0]
    count = _WORDS.get(first) or int(number(first) or 0)
    period = (match["period"] or _PERIODS[match["adverb"].lower()]).lower()
    return Often(count, period, *match.span())


def differs(one: Often, text: str) -> bool:
    """Return whether ``text`` gives frequencies of that period, and not this one.

    Where it has a bare "daily" as well, once a day may be meant.
    """
    given = {other.count for other in often(text) if other.period == one.period}
    if one.count == 1 and one.period == "day" and _bare(text):
        return False
    return bool(given) and one.count not in given


def _bare(text: str) -> bool:
    return _BARE.search(_OFTEN.sub("", text)) is not None
