"""Tell by address, reference or summary that a source is an abstract of a meeting or a preprint."""

import re

from marrowlint.evidence.study import UNKNOWN, Origin, Value
from marrowlint.page import Source
from marrowlint.patterns import lazy

_SUPPLEMENT = lazy(r"/\d+/(?:Supplement|Suppl|supplement)(?:[_%+]?[\w%]*)/(?P<page>[\w.]+)(?:/|$)")
_SUPPL_PAGE = lazy(r"\(Suppl(?:ement)?\.?\s?\d*\):\s?[A-Z]{0,2}\d+(?![\d–-])")
_RANGE = lazy(r":\s?[A-Z]{0,2}(?P<first>\d+)[–-][A-Z]{0,2}(?P<last>\d+)")
_PAGES = 4
"""Pages from which on a paper in a supplement is an article: an abstract has one or two."""
_MEETING = lazy(
    r"\b(?:conference|meeting|congress|poster) abstracts?\b|\babstract presented at\b",
    re.IGNORECASE,
)
_PREPRINT = lazy(
    r"\b(?:medrxiv|biorxiv|arxiv|chemrxiv|preprints\.org|researchsquare|research square|ssrn)\b"
    r"|osf\.io/preprints|\bpreprint\b",
    re.IGNORECASE,
)


def status(source: Source) -> Value:
    """Return whether URL, reference or summary betray an abstract or a preprint."""
    if (match := _SUPPLEMENT.search(source.url)) and not _long(source):
        return Value("conference-abstract", Origin.URL, source.url[: match.end()])
    for origin, text in (
        (Origin.TITLE, source.title),
        (Origin.SUMMARY, f"{source.citation} {source.container} {source.summary}"),
    ):
        if match := _MEETING.search(text) or _SUPPL_PAGE.search(text):
            return Value("conference-abstract", origin, match[0])
    for origin, text in (
        (Origin.URL, source.url),
        (Origin.SUMMARY, f"{source.container} {source.citation}"),
    ):
        if match := _PREPRINT.search(text):
            return Value("preprint", origin, match[0])
    return UNKNOWN


def _long(source: Source) -> bool:
    """Tell whether the reference gives the pages of a whole article: "S27-S54"."""
    pages = _RANGE.search(f"{source.citation} {source.summary}")
    if pages is None:
        return False
    return int(pages["last"][:6]) - int(pages["first"][:6]) >= _PAGES
