"""Read the plain outline: bare headings, question lines and ``- URL – blurb`` sources."""

from collections.abc import Mapping, Sequence
from itertools import islice

from marrowlint.patterns import lazy
from marrowlint.read import comments
from marrowlint.read.body import Part, Sorter, with_numbers
from marrowlint.read.composed import FRONT_MATTER, INVALID, Composed
from marrowlint.read.draft import Draft
from marrowlint.read.elements import Element
from marrowlint.read.lines import line, spans
from marrowlint.read.sections import Headings, alias_label, slug
from marrowlint.read.tree import Form, Place, Problem, Tree
from marrowlint.read.yaml_events import compose
from marrowlint.text import Span, Text, identity

MOST_LINES = 60_000
"""More lines than an honest outline of 2 MiB has; reading stops there."""

_MARKED = lazy(r"## +(?=\S)")
_FIELD = lazy(r"([a-z][a-z0-9_-]*): (?=\S)")
_OWN = frozenset({"title", "aliases", "sections", "faqs", "sources"})
_LONGEST_HEADING = 120


def parse(text: Text, extra_sections: Mapping[str, tuple[str, ...]]) -> Tree:
    """Return the page in ``text``; ``extra_sections`` are further headings, by section key.

    A text without title or headings still gives a tree: all of it is the overview.
    """
    content = text.content
    rows = list(islice(spans(content), MOST_LINES + 1))
    cut = rows[MOST_LINES:]
    rows = rows[:MOST_LINES]
    title = _title(content, rows, Headings(extra_sections))
    if title:
        rows.remove(title)
    given, rows = _fields(content, rows)
    draft = Draft(given.data or {}, given.places, given.values)
    if title:
        value = identity(content[title.start : title.end], title.start)
        draft.put(("title",), value, Place(None, title))
    headings = Headings(extra_sections, [content[title.start : title.end]] if title else [])
    end = cut[0].start if cut else len(content)
    elements, parts = _parts(content, rows, headings, end)
    sorter = Sorter(draft, content, {}, [title] if title else [])
    sorter.put(with_numbers(parts, draft.count("sources")))
    return Tree(
        text,
        Form.OUTLINE,
        draft.data,
        draft.places,
        draft.values,
        draft.prose,
        (*given.comments, *comments.find(content, elements)),
        (*given.problems, *sorter.problems, *map(_cut_short, cut)),
        title or (rows[0] if rows else Span(0, 0)),
    )


def opens_section(row: str) -> bool:
    """Say whether ``row`` as a line of an outline would open a section."""
    return bool(row) and _heading(row, Span(0, len(row)), Headings({})) is not None


def _cut_short(row: Span) -> Problem:
    return Problem(
        INVALID,
        Span(row.start, row.start),
        "",
        f"the page has more than {MOST_LINES:,} lines of text, and is read up to here",
        "Split the page.",
    )


def _title(content: str, rows: Sequence[Span], headings: Headings) -> Span | None:
    """Return the first line, unless it opens a section or is plainly a sentence."""
    first = next((row for row in rows if not content.startswith("<!--", row.start)), None)
    if first is None or first.end - first.start > _LONGEST_HEADING:
        return None
    words = content[first.start : first.end]
    sentence = words[-1] in ".!?:"
    if sentence or alias_label().match(words) or _heading(content, first, headings):
        return None
    return first


def _fields(content: str, rows: list[Span]) -> tuple[Composed, list[Span]]:
    """Read the ``key: value`` lines under the title; return them and the other rows."""
    first = 1 if rows and alias_label().match(content, rows[0].start) else 0
    last = first
    while last < len(rows) and _is_field(content[rows[last].start : rows[last].end]):
        last += 1
    if first < last:
        begin = content.rfind("\n", 0, rows[first].start) + 1
        composed = compose(content, Span(begin, rows[last - 1].end), FRONT_MATTER)
        if composed.valid and isinstance(composed.data, dict):
            return composed, rows[:first] + rows[last:]
    return Composed(None), rows


def _is_field(words: str) -> bool:
    match = _FIELD.match(words)
    return match is not None and match[1] not in _OWN


def _parts(
    content: str, rows: Sequence[Span], headings: Headings, end: int
) -> tuple[list[Element], list[Part]]:
    """Return every line as an element, and the lines split at the headings among them."""
    whole = identity(content, 0)
    elements: list[Element] = []
    parts: list[Part] = []
    key, heading, inside = "", None, []
    begin = rows[0].start if rows else end
    for row in rows:
        element = line(whole, row.start, row.end)
        elements.append(element)
        opened = _heading(content, row, headings)
        if not opened:
            inside.append(element)
            continue
        parts.append(Part(key, heading, tuple(inside), Span(begin, row.start)))
        start, key = opened
        heading = line(whole, start, row.end)
        begin, inside = row.end, []
    parts.append(Part(key, heading, tuple(inside), Span(begin, end)))
    return elements, parts


def _heading(content: str, row: Span, headings: Headings) -> tuple[int, str] | None:
    """Return where the words of a heading begin and its key, if the line is one."""
    if row.end - row.start > _LONGEST_HEADING or content[row.end - 1] in ".?!,;":
        return None
    marked = _MARKED.match(content, row.start, row.end)
    start = marked.end() if marked else row.start
    words = content[start : row.end]
    key = headings.key(words) if marked or words[0].isalnum() else None
    if key is None and marked:
        key = slug(words)
    return (start, key) if key else None
