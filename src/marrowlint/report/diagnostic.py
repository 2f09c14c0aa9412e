"""Show one finding: what is wrong, where, the words underlined, why, and the way out."""

from collections.abc import Iterator

from msgspec import Struct

from marrowlint.finding import Finding, Note
from marrowlint.report.cells import wrapped
from marrowlint.report.pen import Ink, Pen
from marrowlint.report.snippet import snippet
from marrowlint.report.visible import Safe, say, visible
from marrowlint.severity import Severity

INKS = {Severity.ERROR: Ink.RED, Severity.WARNING: Ink.YELLOW, Severity.INFO: Ink.CYAN}
_WORDS = 60
"""Most characters of another place's words that a note repeats."""


class Diagnostic(Struct, frozen=True):
    """One finding and how it is to look."""

    finding: Finding
    pen: Pen
    width: int
    """In cells."""
    explain: bool
    """Whether to say why the rule exists."""

    def lines(self) -> Iterator[Safe]:
        """Yield the lines, without line ends."""
        yield self._title()
        yield self._address()
        if self.finding.place.lines:
            yield from self._source()
        for label, text in self._remarks():
            yield from self._remark(label, text)

    @property
    def _gutter(self) -> int:
        return len(str(self.finding.place.start.line))

    def _title(self) -> Safe:
        finding = self.finding
        name = say("{a}[{b}]", a=visible(finding.severity.value), b=visible(finding.rule))
        message = say(": {text}", text=visible(finding.message.replace("\n", " ")))
        return say(
            "{name}{message}",
            name=self.pen.write(INKS[finding.severity], name),
            message=self.pen.write(Ink.BOLD, message),
        )

    def _address(self) -> Safe:
        place = self.finding.place
        return say(
            "{arrow} {path}:{line}:{column}",
            arrow=self._blue(say("{a:>{n}}", a=Safe("-->"), n=self._gutter + 3)),
            path=visible(self.finding.path),
            line=place.start.line,
            column=place.start.column,
        )

    def _source(self) -> Iterator[Safe]:
        place = self.finding.place
        shown = snippet(place, self.width - self._gutter - len(" | "))
        bar = self._blue(say("{a:>{n}}", a=Safe("|"), n=self._gutter + 2))
        number = self._blue(say("{line} |", line=place.start.line))
        carets = self.pen.write(INKS[self.finding.severity], shown.carets)
        if place.end.line > place.start.line:
            carets = say("{carets} … to line {line}", carets=carets, line=place.end.line)
        yield bar
        yield say("{number} {source}", number=number, source=shown.source)
        yield say("{bar} {a:<{n}}{carets}", bar=bar, a=Safe(""), n=shown.indent, carets=carets)

    def _remarks(self) -> Iterator[tuple[Safe, str]]:
        finding = self.finding
        if self.explain and finding.why:
            yield Safe("why"), finding.why
        if finding.help:
            yield Safe("help"), finding.help
        for note in finding.related:
            yield Safe("note"), _noted(note)
        if finding.sources:
            yield Safe("sources"), ", ".join(finding.sources)
        if finding.fix:
            yield Safe("fix"), finding.fix.title

    def _remark(self, label: Safe, text: str) -> Iterator[Safe]:
        """Break before escaping: each line is made harmless as a line of its own."""
        head = say("{a:>{n}} {label}:", a=Safe("="), n=self._gutter + 2, label=label)
        pieces = wrapped(text.replace("\n", " "), self.width - len(head) - 1)
        yield say("{head} {text}", head=self._blue(head), text=visible(pieces[0]))
        for piece in pieces[1:]:
            yield say("{a:<{n}}{text}", a=Safe(""), n=len(head) + 1, text=visible(piece))

    def _blue(self, text: Safe) -> Safe:
        return self.pen.write(Ink.BLUE, text)


def _noted(note: Note) -> str:
    start, words = note.place.start, note.place.text
    if len(words) > _WORDS:
        words = f"{words[:_WORDS]}…"
    at = f"{start.line}:{start.column}"
    return f"{note.message} ({at} '{words}')" if words else f"{note.message} ({at})"
