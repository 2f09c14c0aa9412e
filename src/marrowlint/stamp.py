"""Turn a rule's answers into findings: place, message, severity, the words around."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from msgspec import Struct

from marrowlint.finding import Abstention, Edit, Finding, Note, Place, Repair
from marrowlint.language.analysis import Sentence
from marrowlint.page import At, Page, Words
from marrowlint.read.tree import Problem
from marrowlint.rule import Abstain, AnyRule, Fix, Hit
from marrowlint.severity import Severity
from marrowlint.text import LineIndex, Span

LONGEST = 80
"""Code points of the author's words that a message quotes."""
LONGEST_DETAIL = 600
"""The same for problems of the file: their values are whole clauses of ours."""
MOST_LINES = 3


class Stamped(Struct, frozen=True):
    """A finding, and what is needed to tell it from others."""

    finding: Finding
    around: str
    """The sentence it stands in; outside prose its line and the values of its message."""
    in_prose: bool


class Stamper:
    """Knows one page: where its lines and sentences are."""

    __slots__ = ("_lines", "_page", "_places", "_sentences", "_shown")

    def __init__(self, page: Page, sentences: Iterable[Sentence]) -> None:
        """Index the lines of the file and the sentences of each block."""
        self._page = page
        self._lines = LineIndex(page.tree.text.content)
        self._places: dict[Span, Place] = {}
        self._shown: dict[int, str] = {}
        self._sentences: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            # By identity: a block's hash would run over all of its text.
            self._sentences.setdefault(id(sentence.block), []).append(sentence)

    @property
    def path(self) -> str:
        """Return the page's path as reported."""
        return self._page.path

    def finding(self, rule: AnyRule, severity: Severity, hit: Hit) -> Stamped:
        """Return ``hit`` as a finding, without fingerprint and line hash.

        Raises whatever a template that does not fit its values raises.
        """
        meta = rule.meta
        values = shortened(hit.values, LONGEST_DETAIL if meta.on is Problem else LONGEST)
        place = self.place(hit.at)
        finding = Finding(
            rule=meta.id,
            family=meta.family,
            severity=severity,
            confidence=meta.confidence,
            path=self._page.path,
            place=place,
            message=_filled(meta.message, values),
            help=_filled(meta.help, values),
            why=meta.source,
            sources=tuple(dict.fromkeys(source.id for source in hit.sources)),
            related=tuple(Note(self.place(one.at), one.message) for one in hit.related),
            fix=self._repair(hit.fix) if hit.fix else None,
        )
        sentence = self._sentence(hit.at)
        if sentence is not None:
            return Stamped(finding, sentence.text, in_prose=True)
        values_told = "\0".join(f"{name}={value}" for name, value in sorted(hit.values.items()))
        return Stamped(finding, f"{''.join(place.lines)}\0{values_told}", in_prose=False)

    def abstention(self, rule: AnyRule, answer: Abstain) -> Abstention:
        """Return ``answer`` with its rule and place."""
        return Abstention(rule.meta.id, self._page.path, self.place(answer.at), answer.reason)

    def place(self, at: At) -> Place:
        """Return where ``at`` stands in the file, with its lines, three at most."""
        span = _inside(self._page.locate(at), len(self._page.tree.text.content))
        # Many answers are about the same words: one place serves them all.
        known = self._places.get(span)
        if known is None:
            known = self._places[span] = self._place(span)
        return known

    def _place(self, span: Span) -> Place:
        text, lines = self._page.tree.text, self._lines
        start, end = lines.position(span.start), lines.position(span.end)
        wide, narrow = zip(lines.columns(start), lines.columns(end), strict=True)
        last = min(end.line, start.line + MOST_LINES - 1)
        shown = tuple(self._line(line) for line in range(start.line, last + 1))
        return Place(
            span=text.raw(span),
            start=start,
            end=end,
            utf16_columns=wide,
            utf8_columns=wide if narrow == wide else narrow,  # one for both saves memory
            text=text.content[span.start : span.end],
            lines=shown,
        )

    def _line(self, number: int) -> str:
        return self._shown.setdefault(number, self._lines.line_text(number))

    def _repair(self, fix: Fix) -> Repair:
        text = self._page.tree.text
        span = text.raw(_inside(self._page.locate(fix.at), len(text.content)))
        return Repair(fix.title, (Edit(span, fix.new),), fix.safe)

    def _sentence(self, at: At) -> Sentence | None:
        if not isinstance(at, Words):
            return None
        sentences = self._sentences.get(id(at.block), [])
        number = bisect_right(sentences, at.start, key=lambda one: one.start) - 1
        return sentences[number] if number >= 0 else None


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return ``template`` with its values; one that wants none is kept once for all findings."""
    return template.format_map(values) if "{" in template or "}" in template else template


def shortened(values: Mapping[str, str], longest: int) -> dict[str, str]:
    """Return ``values`` on one line each, the middle of long ones cut to ``…``."""
    return {name: _shorten(value.replace("\n", " "), longest) for name, value in values.items()}


def _shorten(value: str, longest: int) -> str:
    if len(value) <= longest:
        return value
    head = (longest - 1) // 2
    tail = longest - 1 - head
    return f"{value[:head].rstrip()}…{value[-tail:].lstrip()}"


def _inside(span: Span, size: int) -> Span:
    start = min(span.start, size)
    return Span(start, max(start, min(span.end, size)))
