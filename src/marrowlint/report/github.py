"""Render a report as GitHub workflow commands, which show as annotations on the changed lines.

A runner takes ten of each kind from a step and 4096 characters of each message; what goes
beyond is said in the last one of its kind. Source: actions/runner, ``ActionCommand.cs`` and
``ExecutionContext.cs``; the escapes are those of actions/toolkit, ``command.ts``.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from marrowlint.finding import Finding, Place, Report
from marrowlint.report.summary import sentence, summarize
from marrowlint.report.visible import Safe, joined, lines, mapped, part, say, visible
from marrowlint.severity import Severity

MOST = 10
"""Annotations of one kind that a step may have."""
LONGEST = 4096
"""Characters of an annotation's message, counted as escaped."""
_CUT = Safe("…")
_KINDS = {
    Severity.ERROR: Safe("error"),
    Severity.WARNING: Safe("warning"),
    Severity.INFO: Safe("notice"),
}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class _Annotation(Struct, frozen=True):
    kind: Safe
    title: Safe
    message: Safe
    path: Safe | None = None
    place: Place | None = None


def render(report: Report) -> str:
    """Return one command a line, the worst first, and the summary as a plain last line."""
    everything = [*_found(report.findings), *_incomplete(report)]
    commands: list[Safe] = []
    for kind in _KINDS.values():
        commands += _ten(kind, [each for each in everything if each.kind == kind])
    return lines([*commands, sentence(summarize(report))])


def _found(findings: Iterable[Finding]) -> Iterator[_Annotation]:
    for finding in findings:
        texts = [finding.message, finding.help] if finding.help else [finding.message]
        yield _Annotation(
            _KINDS[finding.severity],
            visible(finding.rule),
            joined(Safe("\n"), (visible(text.replace("\n", " ")) for text in texts)),
            visible(finding.path),
            finding.place,
        )


def _incomplete(report: Report) -> Iterator[_Annotation]:
    """Yield what kept the run from checking everything."""
    error = _KINDS[Severity.ERROR]
    for path in report.unread:
        title, message = Safe("file not read"), Safe("This file could not be read.")
        yield _Annotation(error, title, message, visible(path))
    for fault in report.faults:
        message = say("{step}: {detail}", step=visible(fault.step), detail=visible(fault.detail))
        yield _Annotation(error, Safe("fault of marrowlint"), message, visible(fault.path))


def _ten(kind: Safe, annotations: Sequence[_Annotation]) -> list[Safe]:
    if len(annotations) <= MOST:
        return [_command(each) for each in annotations]
    left = len(annotations) - MOST + 1
    message = say("{n} more of this kind; the text and JSON reports have all of them.", n=left)
    more = _Annotation(kind, Safe("marrowlint"), message)
    return [_command(each) for each in [*annotations[: MOST - 1], more]]


def _command(annotation: _Annotation) -> Safe:
    return say(
        "::{kind} {properties}::{message}",
        kind=annotation.kind,
        properties=joined(Safe(","), _properties(annotation)),
        message=_cut(mapped(annotation.message, _IN_DATA)),
    )


def _properties(annotation: _Annotation) -> Iterator[Safe]:
    if annotation.path:
        yield say("file={path}", path=mapped(annotation.path, _IN_PROPERTY))
    place = annotation.place
    if place:
        yield say("line={n}", n=place.start.line)
        yield say("endLine={n}", n=place.end.line)
        # A runner drops the columns where the lines differ.
        if place.start.line == place.end.line:
            yield say("col={n}", n=place.start.column)
            yield say("endColumn={n}", n=place.end.column)
    yield say("title={title}", title=mapped(annotation.title, _IN_PROPERTY))


def _cut(escaped: Safe) -> Safe:
    """Return what a runner would show, ended before an escape rather than within one."""
    if len(escaped) <= LONGEST:
        return escaped
    end = LONGEST - len(_CUT)
    start = escaped.rfind("%", end - 2, end)
    return say("{text}{cut}", text=part(escaped, 0, end if start < 0 else start), cut=_CUT)
