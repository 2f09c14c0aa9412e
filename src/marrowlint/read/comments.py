"""Find the comments in a page that speak to marrowlint."""

from collections.abc import Iterator, Sequence

from marrowlint.read.elements import Element
from marrowlint.read.tree import Comment
from marrowlint.text import Span

_NAME = "marrowlint:"


def find(content: str, elements: Sequence[Element]) -> tuple[Comment, ...]:
    """Return the comments and what they speak of: the block they are in, else the next one."""
    found: list[Comment] = []
    end = Span(len(content), len(content))
    after: Element | None = None
    for element in reversed(elements):
        following = after and (after.span if element.depth else after.top)
        target = element.span if element.kind else following or end
        for span in reversed(element.comments):
            said = list(_each(content, span))
            found.extend(Comment(at, body, target) for at, body in reversed(said))
        if element.kind or not element.comments:
            after = element
    return tuple(reversed(found))


def _each(content: str, span: Span) -> Iterator[tuple[Span, str]]:
    at = content.find("<!--", span.start, span.end)
    while at >= 0:
        end = content.find("-->", at, span.end)
        if end < 0:
            return
        said = content[at + 4 : end].strip()
        if said.startswith(_NAME):
            yield Span(at, end + 3), said.removeprefix(_NAME).strip()
        at = content.find("<!--", end, span.end)
