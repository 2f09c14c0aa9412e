"""Turn titles and abstracts as services write them into plain words."""

import re
from collections.abc import Iterable
from html import unescape

TITLE = 2_000
"""Characters of a title that are kept."""
ABSTRACT = 20_000
"""The same of an abstract."""

_ATTRIBUTES = r"(?:\s[^<>]{0,500})?"
_HEADING = re.compile(rf"<(?P<end>/?)(?:h[1-6]|(?:jats:)?title){_ATTRIBUTES}>")
_INLINE = re.compile(
    r"</?(?:jats:|mml:)?(?:i|b|u|em|strong|sub|sup|sc|scp|italic|bold|underline|span)"
    rf"{_ATTRIBUTES}/?>",
    re.IGNORECASE,
)
"""Tags inside words: "H<sub>2</sub>O"."""
_TAG = re.compile(rf"</?[A-Za-z][\w:.-]{{0,40}}{_ATTRIBUTES}/?>")
"""Any tag; "p < 0.05" holds none, for a blank follows the sign."""
_UNTOLD: dict[int, str] = {
    **dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " "),
    **dict.fromkeys((0xAD, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)), ""),
    **dict.fromkeys(range(0x2060, 0x2070), ""),
}
"""Control characters and separators of lines, to a blank; signs without width, to nothing."""
_MARK = re.compile(
    r"[\[(*\s]*(?P<mark>(?:partially )?retracted|withdrawn|temporary removal|removed)"
    r"(?: (?:article|paper|chapter|preprint|publication))?\s?(?:[:\])—–*]|- )[\s:\])—–*-]*",
    re.IGNORECASE,
)
"""What publishers put before the title of a work that they took back."""
_LABEL = re.compile(r"(?:abstract|summary)\s*:?\s*", re.IGNORECASE)
_DOUBLED = re.compile(r"[:.]\s?: ")
"""Two ends of a heading: its own colon or full stop, and ours."""


def clean(value: str, most: int) -> str:
    """Return ``value`` as one line without control characters, at most ``most`` long."""
    cut = value[: 4 * most]
    told = cut if cut.isprintable() else cut.translate(_UNTOLD)
    return " ".join(told.split())[:most].rstrip()


def plain(value: str, most: int) -> str:
    """Return ``value`` as one line without markup and entities, at most ``most`` long.

    Crossref has both escaped once, and some of its publishers once more.
    """
    return clean(unescape(_unmarked(unescape(_unmarked(value[: 8 * most])))), most)


def title(value: str) -> str:
    """Return a title without markup, "RETRACTED:" marks and the full stop of PubMed."""
    bare = plain(value, TITLE)
    if mark := _MARK.match(bare):
        bare = bare[mark.end() :] or bare
    return bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare


def withdrawn(value: str) -> bool:
    """Return whether a title carries the mark of a work that was withdrawn or removed."""
    mark = _MARK.match(plain(value, TITLE))
    return mark is not None and mark["mark"].lower() in {"withdrawn", "removed"}


def abstract(value: str) -> str:
    """Return an abstract in HTML or JATS as plain words, a line for each headed section."""
    parted = _HEADING.sub(lambda tag: ": " if tag["end"] else "\v", value[: 4 * ABSTRACT])
    return sections(plain(part, ABSTRACT) for part in parted.split("\v"))


def sections(lines: Iterable[str]) -> str:
    """Return lines as one abstract, "Abstract:" taken off, at most ``ABSTRACT`` long."""
    told = (_DOUBLED.sub(": ", line) for line in lines)
    whole = "\n".join(line for line in told if line and not _LABEL.fullmatch(line))
    label = _LABEL.match(whole)
    return whole[label.end() if label and ":" in label[0] else 0 :][:ABSTRACT].rstrip()


def _unmarked(value: str) -> str:
    return _TAG.sub(" ", _INLINE.sub("", value))
