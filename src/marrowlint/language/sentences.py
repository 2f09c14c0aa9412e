"""Divide a block of prose into sentences."""

import re
from collections.abc import Iterator

from marrowlint.patterns import lazy

LONGEST = 2_000
"""Code points: a longer sentence is cut at a space."""
_END = lazy(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_ABBREVIATIONS = frozenset(
    """al approx art ca cf co corp dr e.g ed eds eg eq esp etc fig figs i.e i.m i.p i.v ie inc incl
    inj jr ltd max mg min mr mrs ms no nos p.o pp prof q.d ref refs resp s.c sp spp sr ssp st subsp
    suppl tab u.k u.s univ var viz vol vs""".split()  # noqa: SIM905 - one word list, wrapped
)
"""Short forms that end in a full stop in the middle of a sentence; source: own list, checked
against biomedical abstracts."""
_NEVER_LAST = frozenset({"al", "cf", "dr", "e.g", "eg", "fig", "i.e", "ie", "prof", "vs"})
_NAMED = frozenset(
    {"vitamin", "vitamins", "type", "hepatitis", "group", "factor", "grade", "and", "or"}
)
"""Words that a single capital letter completes: "vitamin C."."""
_UNITS = frozenset("ghl")
"""Single letters that complete an amount: "5 g."."""
_TOKEN = lazy(r"[^\s(\[]+\Z")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Return ``(start, end)`` of each sentence of ``text``, white space between them left out."""
    spans, start = [], _skip(text, 0)
    for match in _END.finditer(text):
        if match.start() < start or not _ends(text, match):
            continue
        spans.append((start, match.end()))
        start = _skip(text, match.end())
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(piece for span in spans for piece in _pieces(text, *span))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces where no writer's sentence is that long.

    What looks at a whole sentence for each of its words stays linear on a hostile page.
    """
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = _skip(text, cut)
    yield start, end


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether the full stop at ``match`` ends a sentence."""
    at = _skip(text, match.end())
    follows = text[at : at + 2]
    if not follows or text[match.start()] in "!?":
        return True
    if follows[0].islower():
        return False
    # Only the last stretch can be the token: long texts must not be copied for each full stop.
    token = _TOKEN.search(text[max(0, match.start() - 40) : match.start()])
    word = token[0].lower() if token else ""
    if word in _NEVER_LAST or (word in _ABBREVIATIONS and follows[0].isdigit()):
        return False
    if len(word) == 1 and word.isalpha():  # "E. coli", "J. Smith"; "vitamin C." ends one
        return not follows[0].isupper() or _closes(text, match.start())
    return word not in _ABBREVIATIONS or follows[0].isupper()


def _closes(text: str, stop: int) -> bool:
    """Tell whether the single letter before ``stop`` ends a name or an amount: "type A", "5 g"."""
    before = text[max(0, stop - 20) : stop - 1].rstrip().rpartition(" ")[2].lower()
    return before in _NAMED or (text[stop - 1] in _UNITS and before[-1:].isdigit())
