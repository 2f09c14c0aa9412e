"""Find the comments in YAML that speak to marrowlint; libyaml drops them all."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from marrowlint.patterns import lazy
from marrowlint.read.tree import Comment, Place
from marrowlint.text import Span

_MARK = lazy(r"#[ \t]*marrowlint:")


def find(
    content: str, span: Span, scalars: Sequence[Span], places: Mapping[str, Place]
) -> tuple[Comment, ...]:
    """Return the comments in ``content[span.start:span.end]``, in order.

    ``scalars`` are where keys and values stand, ascending: a ``#`` in there is text. A comment
    on a line of its own speaks of the next entry, key through value, or list item; any other
    of its line.
    """
    entries: list[Span] | None = None
    comments = []
    for start in _starts(content, span, scalars):
        # The next entry is looked for in a list that only a page with comments pays for.
        entries = _entries(places) if entries is None else entries
        comments.append(_comment(content, span, start, entries))
    return tuple(comments)


def _starts(content: str, span: Span, scalars: Sequence[Span]) -> Iterator[int]:
    passed = span.start
    for found in _MARK.finditer(content, span.start, span.end):
        at = found.start()
        if at < passed:
            continue
        index = bisect_right(scalars, at, key=lambda scalar: scalar.start) - 1
        inside = index >= 0 and at < scalars[index].end
        free = at == span.start or content[at - 1] in " \t\n"
        if free and not inside:
            end = content.find("\n", at, span.end)
            passed = span.end if end < 0 else end
            yield at


def _comment(content: str, span: Span, start: int, entries: list[Span]) -> Comment:
    line = content.rfind("\n", span.start, start) + 1 or span.start
    end = content.find("\n", start, span.end)
    end = span.end if end < 0 else end
    written = content[start:end].rstrip()
    body = written.partition("marrowlint:")[2].strip()
    if content[line:start].strip():
        target = Span(line, end)
    else:
        index = bisect_right(entries, end, key=lambda entry: entry.start)
        target = entries[index] if index < len(entries) else Span(end, end)
    return Comment(Span(start, start + len(written)), body, target)


def _entries(places: Mapping[str, Place]) -> list[Span]:
    """Return every entry and list item, by start, of those that start together the longest."""
    spans = (
        Span((place.key or place.value).start, place.value.end)
        for pointer, place in places.items()
        if pointer
    )
    return sorted(spans, key=lambda span: (span.start, -span.end))
