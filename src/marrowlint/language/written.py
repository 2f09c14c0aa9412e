"""Find characters wherever a page has them: in the file as it is, and behind escapes."""

from collections.abc import Callable, Iterable, Iterator

from marrowlint.page import Page
from marrowlint.text import Mapped, Span

Find = Callable[[str], Iterable[tuple[int, int]]]
"""Gives the ``(start, end)`` of each place in a text."""


def everywhere(page: Page, find: Find) -> Iterator[tuple[Span, str]]:
    r"""Yield the place in the file and the characters of all that ``find`` finds on ``page``.

    Comments, addresses and keys are searched as well as prose, and what is written as ``\u202e``
    or ``&#8238;``; each place comes once.
    """
    content = page.tree.text.content
    seen: set[Span] = set()
    for start, end in find(content):
        yield Span(start, end), content[start:end]
    for value in _decoded(page):
        for start, end in find(value.text):
            span = value.span(start, end)
            if content[span.start : span.end] != value.text[start:end] and span not in seen:
                seen.add(span)
                yield span, value.text[start:end]


def _decoded(page: Page) -> Iterator[Mapped]:
    """Yield every string of the page as its reader gets it."""
    yield from page.tree.values.values()
    for blocks in page.tree.prose.values():
        for block in blocks:
            yield block.words
