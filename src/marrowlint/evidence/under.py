"""Tell whether a block stands under the citation of another: a list, a table, what follows them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from marrowlint.page import Page
from marrowlint.patterns import lazy
from marrowlint.read.tree import Block, BlockKind
from marrowlint.text import Span

_LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL})
_BARE = 12
"""Code points that may stand beside the markers of a line that is nothing else: "See", brackets."""
_ORIGIN = lazy(
    r"(?:sources?:|(?:(?:all|both|the|these) )?"
    r"(?:figures|values|amounts|numbers|doses|rates|table|list)"
    r" (?:[\w-]+ ){0,3}?(?:is|are|comes?|follows?|taken)\b)",
    re.IGNORECASE,
)
_ALL = lazy(r"(?:all|both|each|every|these|those|the above)\b", re.IGNORECASE)
_OPEN = frozenset({":", ";"})
_RUNS_ON = frozenset({",", ";"})
_ABSTRACT = lazy(
    r"[“\"]?(?:aims?|objectives?|background|methods?|results?|findings|conclusions?)[”\"]?\s?:",
    re.IGNORECASE,
)
"""How the parts of an abstract begin."""
_ABSTRACT_BLOCKS = 12
"""Blocks after a citation in which the parts of an abstract may follow."""
_SHORT = 100
"""Code points of a bold line that may be the heading of the list after it."""


def stands_under(block: Block, page: Page) -> bool:
    """Return whether the markers of another block of the same value hold for ``block``."""
    tests = (_in_cited_row, _introduced, _introduces, _closed, _led_to, _labelled, _enumerated)
    return any(test(block, page) for test in tests)


def _in_cited_row(block: Block, page: Page) -> bool:
    """Tell whether a cell of a table shares its line, or its table's head, with a marker."""
    if block.kind is not BlockKind.CELL:
        return False
    content = page.tree.text.content
    start = content.rfind("\n", 0, block.span.start)
    end = content.find("\n", block.span.end)
    row = Span(start, end if end >= 0 else len(content))
    cells = (other for _, other in page.blocks() if other.markers)
    return any(row.start < other.span.start < row.end for other in cells) or _headed(block, page)


def _headed(block: Block, page: Page) -> bool:
    """Tell whether a cell in the first line of the same table holds a marker."""
    cells = (*takewhile(lambda each: each.kind is BlockKind.CELL, reversed(_before(block, page))),)
    if not cells:
        return False
    end = page.tree.text.content.find("\n", cells[-1].span.end)
    head = takewhile(lambda each: each.span.start < end, reversed(cells))
    return any(each.markers for each in head)


def _introduced(block: Block, page: Page) -> bool:
    """Tell whether a list item or cell follows a cited line of the same value."""
    if block.kind not in _LISTED:
        return False
    for other in reversed(_before(block, page)):
        if other.kind not in _LISTED:
            return bool(other.markers)
    return False


def lead_in(block: Block, page: Page) -> str:
    """Return the line that introduces a list item or cell, or ``""``."""
    if block.kind not in _LISTED:
        return ""
    before = (each for each in reversed(_before(block, page)) if each.kind not in _LISTED)
    return next((each.text for each in before), "")


def _led_to(block: Block, page: Page) -> bool:
    """Tell whether a paragraph follows a cited line that ends in a colon: "as follows:".

    Lines without a full stop stand between them: the list of a plain outline.
    """
    before = _before(block, page)
    lines = block.text.rstrip()[-1:].isalnum()
    for other in reversed(before):
        last = other.text.rstrip()[-1:]
        if last in _OPEN:
            return bool(other.markers)
        if not lines or not last.isalnum():
            return False
    return False


def reads_list(block: Block, page: Page) -> bool:
    """Return whether a paragraph follows a list or table that a cited line with a colon opens."""
    before = _before(block, page)
    if not before or before[-1].kind not in _LISTED:
        return False
    opened = next((each for each in reversed(before) if each.kind not in _LISTED), None)
    return opened is not None and bool(opened.markers) and opened.text.rstrip()[-1:] in _OPEN


def _labelled(block: Block, page: Page) -> bool:
    """Tell whether a paragraph is a part of the abstract of a study that was cited before it."""
    if _ABSTRACT.match(block.text) is None:
        return False
    near = _before(block, page)[-_ABSTRACT_BLOCKS:]
    return any(other.markers for other in near)


def _introduces(block: Block, page: Page) -> bool:
    """Tell whether a line that ends in a colon, or is all bold, opens a list that is cited."""
    written = page.tree.text.content[block.span.start : block.span.end].strip()
    bold = len(written) <= _SHORT and written[:2] == written[-2:] == "**"
    if not bold and not block.text.rstrip().endswith(":"):
        return False
    for other in _after(block, page):
        if other.kind not in _LISTED:
            return False
        if other.markers:
            return True
    return False


def _enumerated(block: Block, page: Page) -> bool:
    """Tell whether an item runs on to later ones of its list, of which one is cited."""
    if block.kind is not BlockKind.ITEM or block.text.rstrip()[-1:] not in _RUNS_ON:
        return False
    for other in _after(block, page):
        if other.kind is not BlockKind.ITEM or other.markers:
            return bool(other.markers)
    return False


def _closed(block: Block, page: Page) -> bool:
    """Tell whether a list is followed by a line that cites its source: bare markers, or so told."""
    if block.kind not in _LISTED:
        return False
    for other in _after(block, page):
        if other.kind not in _LISTED:
            return bool(other.markers) and (len(other.text) <= _BARE or _names_them(other))
    return False


def _names_them(block: Block) -> bool:
    """Tell whether a paragraph opens by speaking of the list or table before it."""
    return _ORIGIN.match(block.text) is not None or _ALL.match(block.text) is not None


def _after(block: Block, page: Page) -> Sequence[Block]:
    blocks = [other for _, other in page.blocks() if other.pointer == block.pointer]
    return blocks[next(i for i, other in enumerate(blocks) if other is block) + 1 :]


def _before(block: Block, page: Page) -> Sequence[Block]:
    blocks = [other for _, other in page.blocks() if other.pointer == block.pointer]
    return blocks[: next(i for i, other in enumerate(blocks) if other is block)]
