"""Part questions from answers."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from marrowlint.patterns import lazy
from marrowlint.read.draft import Draft, dedented, raw, within
from marrowlint.read.elements import Element, part, to_blocks
from marrowlint.read.sections import FAQS
from marrowlint.read.tree import BlockKind, Place
from marrowlint.text import Mapped, Span, identity

_ENDED = lazy(r"[.!?:] ")
_LONGEST_QUESTION = 400
_QUOTES = " \t\"'”’»"


class _Pair(Struct):
    question: Element
    answer: list[Element] = field(default_factory=list)


def put(
    draft: Draft, content: str, elements: Sequence[Element], end: int, holes: Sequence[Span] = ()
) -> list[Element]:
    """Add the questions and answers of a section; return what stands before the first.

    A question is a heading, a paragraph all in bold, bold words or a line that end in a
    question mark; what follows, up to ``end`` or the next question and without ``holes``, is
    its answer.
    """
    lead, pairs = _pairs(elements)
    starts = [_start(content, pair.question) for pair in pairs]
    for pair, stop in zip(pairs, [*starts, end][1:], strict=True):
        _put_pair(draft, content, pair, stop, holes)
    return lead


def asks(element: Element) -> bool:
    """Say whether a question begins in ``element``."""
    return any(question for _, question in _pieces(element))


def _put_pair(draft: Draft, content: str, pair: _Pair, stop: int, holes: Sequence[Span]) -> None:
    index = draft.count(FAQS)
    question, begin = _question(content, pair.question)
    answer = identity("", begin)
    if pair.answer:
        first = pair.answer[0]
        begin = max(begin, min(first.inner.start, _start(content, first)))
        answer = dedented(content, Span(begin, max(begin, stop)), within(holes, begin, stop))
    whole = answer.span(0, len(answer.text))
    asked = question.span(0, len(question.text))
    draft.hold((FAQS, index), {}, Place(None, Span(asked.start, max(asked.end, whole.end))))
    for name, value, parts in (
        ("question", question, [pair.question]),
        ("answer", answer, pair.answer),
    ):
        steps = (FAQS, index, name)
        place = Place(None, value.span(0, len(value.text)))
        draft.put(steps, value, place, to_blocks(parts, f"/{FAQS}/{index}/{name}"))


def _question(content: str, element: Element) -> tuple[Mapped, int]:
    """Return the words of a question as written, and where they and their marks end."""
    span = element.inner
    if element.all_bold and element.bold:
        return raw(content, element.bold), max(span.end, element.bold.end)
    return raw(content, span), max(span.end, element.span.end if element.level else span.end)


def _start(content: str, element: Element) -> int:
    """Return where the line of ``element`` starts, or itself where words stand before it."""
    at = element.inner.start
    line = content.rfind("\n", 0, at) + 1
    before = content[line:at]
    return at if any(char.isalnum() and not char.isdigit() for char in before) else line


def _pairs(elements: Iterable[Element]) -> tuple[list[Element], list[_Pair]]:
    lead: list[Element] = []
    pairs: list[_Pair] = []
    for element in elements:
        for piece, asks in _pieces(element):
            if asks:
                pairs.append(_Pair(piece))
            else:
                (pairs[-1].answer if pairs else lead).append(piece)
    return lead, pairs


def _pieces(element: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the parts of ``element`` and whether each is a question."""
    text = element.text
    if element.level or element.all_bold:
        yield element, bool(text)
    elif text[: element.strong].rstrip(_QUOTES).endswith("?"):
        yield part(element, 0, element.strong), True
        yield part(element, element.strong, len(text)), False
    elif element.kind in {None, BlockKind.CELL} or "?" not in text:
        yield element, False
    else:
        yield from _rows(element)


def _rows(element: Element) -> Iterator[tuple[Element, bool]]:
    """Look for rows that ask, inside a paragraph whose rows may be wrapped."""
    text, kept, start = element.text, 0, 0
    for end in (*element.breaks, len(text)):
        if text.endswith("?", start, end):
            begin = _begins(text, kept, start, end)
            if begin is not None:
                if kept < begin:
                    yield part(element, kept, begin), False
                yield part(element, begin, end), True
                kept = end
        start = end
    if kept < len(text):
        yield part(element, kept, len(text)), False


def _begins(text: str, kept: int, start: int, end: int) -> int | None:
    """Return where the question begins whose last row is ``text[start:end]``, if it is one."""
    if end - start > _LONGEST_QUESTION:
        return None
    if end - kept <= _LONGEST_QUESTION and not _ENDED.search(text, kept, end - 1):
        return kept
    return start if kept == start or text[start - 1] in ".!:" else None
