"""Read a Markdown page with YAML front matter."""

from collections.abc import Mapping, Sequence

from marrowlint.read import comments, frontmatter, parts, prose
from marrowlint.read.body import Sorter, with_numbers
from marrowlint.read.composed import INVALID
from marrowlint.read.draft import Draft
from marrowlint.read.elements import Element
from marrowlint.read.folded import paragraphs
from marrowlint.read.frontmatter import FrontMatter
from marrowlint.read.sections import SOURCES, Headings, fold
from marrowlint.read.sources import is_identified
from marrowlint.read.tree import Form, MarkerStyle, Place, Problem, Tree
from marrowlint.text import Span, Text, identity

TITLE = "title"
_TOP = 1


def parse(text: Text, extra_sections: Mapping[str, tuple[str, ...]]) -> Tree:
    """Return the page in ``text``; ``extra_sections`` are further headings, by section key."""
    content = text.content
    front = frontmatter.split(text)
    body = identity(content[front.body :], front.body)
    elements, complete = prose.elements(body)
    draft = Draft(front.data, front.places, front.values)
    headings = Headings(extra_sections, _topics(front, elements))
    title = _title(front, elements, headings)
    if title and TITLE not in draft.data:
        place = Place(None, title.words.span(0, len(title.text)))
        draft.put((TITLE,), title.words, place)
    sorter = Sorter(draft, content, _footnotes(elements), [title.span] if title else [])
    sections = parts.split(elements, headings, title, Span(front.body, len(content)))
    sorter.put(with_numbers(sections, draft.count(SOURCES)))
    above = {
        pointer: paragraphs(value, content)
        for pointer, value in front.values.items()
        if prose.is_prose(pointer) and pointer not in draft.prose
    }
    most = draft.count(SOURCES)
    draft.prose.update(
        (pointer, prose.blocks(value, pointer, most=most)) for pointer, value in above.items()
    )
    told = (*comments.find_in(content, above.values()), *comments.find(content, elements))
    return Tree(
        text,
        Form.MARKDOWN,
        draft.data,
        draft.places,
        draft.values,
        draft.prose,
        (*front.comments, *told),
        (*front.problems, *sorter.problems, *([] if complete else [_cut_short(elements)])),
        _head(front, title),
    )


def _head(front: FrontMatter, title: Element | None) -> Span:
    return title.inner if title and not front.present else front.head


def _cut_short(elements: Sequence[Element]) -> Problem:
    last = elements[-1].span if elements else Span(0, 0)
    return Problem(
        INVALID,
        Span(last.end, last.end),
        "",
        f"the page has more than {prose.MOST_EVENTS:,} pieces of Markdown, and is read up to here",
        "Split the page, or take out the markup that repeats.",
    )


def _topics(front: FrontMatter, elements: Sequence[Element]) -> list[str]:
    """Return the names of the page's topic, as far as they are known before it is sorted."""
    given = front.data.get(TITLE)
    if isinstance(given, str):
        return [given]
    return [each.text for each in elements if each.level == _TOP][:1]


def _title(front: FrontMatter, elements: Sequence[Element], headings: Headings) -> Element | None:
    """Return the heading that is the page's title: the first H1, unless it opens a section."""
    tops = [each for each in elements if each.level and not each.depth]
    first = next((each for each in tops if each.level == _TOP), None)
    if first is None or not first.text or _opens(first, headings):
        return None
    known = next((each for each in tops if _opens(each, headings)), None)
    if known and known.span < first.span:
        return None
    given = front.data.get(TITLE)
    if isinstance(given, str) and known and known.level == _TOP and fold(given) != fold(first.text):
        return None
    return first


def _opens(heading: Element, headings: Headings) -> bool:
    return headings.key(heading.text) is not None


def _footnotes(elements: Sequence[Element]) -> dict[str, list[Element]]:
    """Return the footnotes that are sources: the text refers to them, or they name one."""
    notes: dict[str, list[Element]] = {}
    used: set[str] = set()
    for each in elements:
        if each.footnote:
            notes.setdefault(each.footnote, []).append(each)
        else:
            used.update(
                key
                for marker in each.markers
                if marker.style is MarkerStyle.FOOTNOTE
                for key in marker.keys
            )
    return {label: note for label, note in notes.items() if label in used or is_identified(note)}
