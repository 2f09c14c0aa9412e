"""Cut a DOI out of the text around it: end of sentence, closing brackets, a page's views.

DOI Handbook 2.2: a suffix may hold any printable character, so that nothing but experience tells
where it ends. Old ones hold brackets and ``<>`` in pairs (SICI, ANSI/NISO Z39.56).
"""

from marrowlint.patterns import compiled

_END = " \t\r\n.,;:'\"*_\u00a0\u200b\u2019\u201d\u2026/"
_OPENERS = "([{<"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_VIEWS = frozenset(
    {
        "abs", "abstract", "article-info", "asset", "citation", "citations", "citedby", "comments",
        "cover", "doi", "download", "epdf", "epub", "figure", "figures", "full", "fulltext",
        "full-text", "fulltext.html", "full.html", "html", "information", "linkout", "media",
        "meta", "metrics", "pdf", "pdfdirect", "pdfft", "peer-review", "open-peer-review", "print",
        "reader", "ref", "references", "related", "related-articles", "share", "standard",
        "summary", "suppl", "suppl_file", "supinfo", "supplementary", "supplementary-material",
        "tables", "tab-pdf", "viewer", "xml",
    }
)  # fmt: skip
"""What publishers put behind a DOI in their paths to name one view of an article."""
_SESSION = r";jsessionid=.*"
_EXTENSION = (
    r"\.(?:full|pdf|epdf|abstract|html?|xml|short|long|epub|full-text|article-info|figures-only"
    r"|supplementary-material|ris|txt)(?:\+html)?\Z"
)
_MOST_EXTENSIONS = 3
"""``.full.pdf+html``."""
_REGISTRANT_AND_FIRST = 2
"""Segments of a DOI that no view can be: ``10.1002`` and one more."""


def trim(written: str) -> str:
    """Return a DOI without the punctuation and the brackets that the text around it put there."""
    text = written.strip(_END).lstrip(_OPENERS + _END)
    surplus = {closer: text.count(closer) - text.count(_PAIRS[closer]) for closer in _PAIRS}
    end = len(text)
    while end and (text[end - 1] in _END or surplus.get(text[end - 1], 0) > 0):
        if text[end - 1] in surplus:
            surplus[text[end - 1]] -= 1
        end -= 1
    return text[:end]


def without_view(written: str) -> str:
    """Return a DOI from a publisher's path without the view that the path goes on to name."""
    segments = compiled(_SESSION).sub("", written).split("/")
    for at in range(_REGISTRANT_AND_FIRST, len(segments)):
        if segments[at].lower() in _VIEWS:
            segments = segments[:at]
            break
    text = "/".join(segments)
    for _ in range(_MOST_EXTENSIONS):
        text = compiled(_EXTENSION).sub("", text)
    return trim(text)
