"""Tell an abstract of a meeting, a preprint and a protocol from a whole article, by its record."""

from marrowlint.evidence.headings import status_of
from marrowlint.evidence.study import UNKNOWN, Origin, Value
from marrowlint.facts import Record

_ABSTRACT_PAGES = 1
"""Pages from the first to the last that an abstract of a meeting may span."""
_ARTICLE_PAGES = 4
"""The same, from which on it is an article."""
_DIGITS = 9


def published(record: Record) -> Value:
    """Return what else than a whole article ``record`` is, with the words that show it."""
    if record.preprint:
        return Value("preprint", Origin.REGISTRY, "preprint")
    for kind in sorted(record.types):
        if (status := status_of(kind)) and status != "preprint":
            return Value(status, Origin.REGISTRY, kind)
    if _fills_a_page(record) and not _is_indexed(record):
        words = f"{record.issue}, page {record.pages}"
        return Value("conference-abstract", Origin.REGISTRY, words)
    return UNKNOWN


def is_article(record: Record) -> bool:
    """Return whether ``record`` is sure to be a whole article: by its pages, or in PubMed."""
    size = _size(record.pages)
    return (size is not None and size >= _ARTICLE_PAGES) or _is_indexed(record)


def _fills_a_page(record: Record) -> bool:
    """Tell whether it fills a page of a supplement: "Supplement 1", "7425-7425"."""
    size = _size(record.pages)
    return "suppl" in record.issue.lower() and size is not None and size <= _ABSTRACT_PAGES


def _is_indexed(record: Record) -> bool:
    """Tell whether PubMed has it: abstracts of meetings are hardly ever there."""
    return any(each.startswith("pmid:") for each in record.ids)


def _size(pages: str) -> int | None:
    """Return how many pages lie between the first and the last; ``None`` where it is not told."""
    first, mark, last = pages.replace("\u2013", "-").partition("-")
    begin, end = (_number(part) for part in (first, last))
    if not begin:
        return None
    if not mark or not end:
        return 0
    whole = begin[: max(0, len(begin) - len(end))] + end  # "637-41"
    return max(0, int(whole) - int(begin))


def _number(page: str) -> str:
    """Return the digits of a page: "S27" is the 27th."""
    return "".join(char for char in page if char in "0123456789")[-_DIGITS:]
