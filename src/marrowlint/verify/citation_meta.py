"""Read the DOI that a page states of itself in its head.

Google Scholar's inclusion guidelines ask publishers for ``citation_doi``; PRISM and Dublin Core
have names of their own. The head is scanned, not parsed: what is read is bounded, whatever the
page does.
"""

import re
from collections.abc import Iterator
from html import unescape

from marrowlint.evidence.identity import FORMS, fold, strip

HEAD = 262144
"""Bytes of a page that are read."""
_NAMES = (
    "citation_doi",
    "bepress_citation_doi",
    "prism.doi",
    "dc.identifier",
    "dcterms.identifier",
)
"""Surest first. A ``dc.identifier`` counts only where it is a DOI."""
_LONGEST = 300
_MOST = 4000
"""Openings that are looked at; publishers have a ``meta`` for every author and reference."""
_STATED = re.compile(rb"<meta\b", re.IGNORECASE)
_OPENING = re.compile(rb"<(?:(!--)|(script|style)\b|(meta)\b|(?:body|/head)\b)", re.IGNORECASE)
_TAG = re.compile(
    rb"<meta([^<>\"']*+(?:(?:\"[^\"]{0,600}+\"|'[^']{0,600}+')[^<>\"']*+){0,8}+)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z:_.-]{1,40})\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.ASCII
)


def citation_doi(body: bytes) -> str:
    """Return the DOI that the page ``body`` states, folded; ``""`` for none, or for several."""
    if not _STATED.search(body, 0, HEAD):
        return ""
    found: dict[str, set[str]] = {name: set() for name in _NAMES}
    for name, content in _metas(body[:HEAD]):
        if name in found and (doi := _doi(content)):
            found[name].add(doi)
    for name in _NAMES:
        if found[name]:
            return found[name].pop() if len(found[name]) == 1 else ""
    return ""


def _metas(head: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and content of the ``meta`` elements before the page's body."""
    folded, at = head.lower(), 0
    for _ in range(_MOST):
        opening = _OPENING.search(head, at)
        if not opening or not opening.lastindex:
            return
        at = opening.end()
        comment, raw, _ = opening.groups()
        if comment or raw:
            close = folded.find(b"-->" if comment else b"</" + raw.lower(), at)
            at = close if close >= 0 else len(head)
        elif tag := _TAG.match(head, opening.start()):
            at = tag.end()
            yield _meta(tag[1].decode("utf-8", "replace"))


def _meta(attributes: str) -> tuple[str, str]:
    given = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(attributes)}
    name = given.get("name") or given.get("property") or ""
    return name.lower(), unescape(given.get("content", ""))


def _doi(content: str) -> str:
    if len(content) > _LONGEST:
        return ""
    doi = fold("doi", strip("doi", content))
    return doi if FORMS["doi"].fullmatch(doi) and doi.isprintable() else ""
