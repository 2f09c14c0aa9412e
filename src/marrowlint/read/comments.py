"""Find the comments in a page that speak to marrowlint."""

from collections.abc import Iterable, Iterator, Sequence

from marrowlint.read import prose
from marrowlint.read.elements import Element
from marrowlint.read.tree import Comment
from marrowlint.text import Mapped, Span

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


def find_in(content: str, values: Iterable[Mapped]) -> Iterator[Comment]:
    """Yield the comments in strings of Markdown that stand in data, in order."""
    for value in values:
        if "<!--" in value.text and _NAME in value.text:
            yield from find(content, prose.elements(value)[0])


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
