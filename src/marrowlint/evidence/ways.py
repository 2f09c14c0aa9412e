"""Tell by which way a text says that something was given, and where its sources name another."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from marrowlint.page import Source
from marrowlint.patterns import lazy

_GIVEN = lazy(
    r"(?P<vein>\b(?:infused|injected|dripped|infusions?|injections?|given) (?:\w+ ){0,4}?(?:in)?to"
    r" (?:a|an|the) (?:\w+ )?(?:vein|bloodstream)\b|\bintravenous(?:ly)?\b)"
    r"|(?P<muscle>\b(?:injected|injections?|given) (?:\w+ ){0,4}?into (?:a|the) (?:\w+ )?muscle\b"
    r"|\bintramuscular(?:ly)?\b)"
    r"|(?P<under>\b(?:injected|given) under the skin\b|\bsubcutaneous(?:ly)?\b)"
    r"|(?P<skin>\b(?:rubbed|applied|spread|massaged) (?:in|on|)to the skin\b|\btopical(?:ly)?\b)"
    r"|(?P<nose>\b(?:sprayed|sniffed) (?:up|into) the nose\b|\bintranasal(?:ly)?\b)"
    r"|(?P<rectum>\b(?:as|by) (?:an enema|a suppository|enema)\b|\brectal(?:ly)?\b)"
    r"|(?P<joint>\b(?:injected|injections?) (?:\w+ ){0,4}?(?:in|)to (?:a|the) (?:\w+ )?"
    r"(?:joint|knee|hip)s?\b|\bintra-?articular(?:ly)?\b)"
    r"|(?P<belly>\b(?:injected|injections?) (?:\w+ ){0,4}?(?:in|)to the belly\b"
    r"|\bintraperitoneal(?:ly)?\b)"
    r"|(?P<mouth>\bby mouth\b|\borally\b"
    r"|\boral (?!contracept|health|hygiene|cancer|cavit|muco|squam"
    r"|glucose|anticoag|antidiab|thrush|bacter|microb|herpes|pain|surg)\w+\b|\bswallow(?:ed|ing)\b"
    r"|\bby gavage\b)",
    re.IGNORECASE,
)
"""Words of giving, so that a site alone ("muscle pain") is none."""
_HINTS = lazy(
    r"(?P<mouth>\b(?:tablets?|capsules?|lozenges?|drank|drink\w*|juice|tea|chew\w*|swallow\w*|ate"
    r"|eaten|diet|dietary|feed|fed|food|powder|orally|oral|gavage|by mouth)\b)"
    r"|(?P<vein>\b(?:infus\w+|drip|vein)\b)|(?P<skin>\b(?:gels?|creams?|ointments?|appl\w+ to)\b)"
    r"|(?P<any>\binject\w*|\bimplant\w*|\binhal\w*|\bdrops\b|\bspray\w*)",
    re.IGNORECASE,
)
"""Words that leave a way open in what is known of a source."""


class Way(Struct, frozen=True):
    """A way of giving that a claim names and its sources do not."""

    start: int
    end: int
    text: str
    other: str
    """The words of a source that name the way it was given there."""


def elsewhere(claim: str, sources: Sequence[Source]) -> Way | None:
    """Return the way of giving in ``claim`` that each of ``sources`` gives otherwise."""
    found = list(_ways(claim))
    if not found or len({way for way, _ in found}) != 1 or not sources:
        return None
    (way, match), *_ = found
    told = [_told(source) for source in sources]
    if not all(told) or any(way in each for each in told):
        return None
    if any(_open(way, source) for source in sources):
        return None
    return Way(match.start(), match.end(), match[0], next(iter(told[0].values())))


def _ways(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in _GIVEN.finditer(text):
        yield str(match.lastgroup), match


def _told(source: Source) -> dict[str, str]:
    """Return each way that what the page says of a source names, with its words."""
    return {way: match[0] for way, match in _ways(_text(source))}


def _open(way: str, source: Source) -> bool:
    """Tell whether other words of the source leave ``way`` possible."""
    hints = {str(match.lastgroup) for match in _HINTS.finditer(_text(source))}
    return way in hints or ("any" in hints and way not in {"mouth", "skin"})


def _text(source: Source) -> str:
    return f"{source.title} {source.citation} {source.summary}"
