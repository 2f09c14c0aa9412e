"""Render a report as JSON for other programs: the shape of ``schema/report.schema.json``.

Fields may be added within a version; a reader passes over those it does not know.
"""

from typing import Any

from msgspec.structs import asdict

from marrowlint.finding import (
    Abstention,
    Fault,
    Finding,
    Note,
    PageSummary,
    Place,
    Repair,
    Report,
    Standing,
    Suppressed,
)
from marrowlint.report.inert_json import data, dump, exact
from marrowlint.report.summary import summarize
from marrowlint.text import Span

VERSION = 1
"""Of the shape; it grows where a field changes its meaning or goes away."""


def render(report: Report) -> str:
    """Return the report as one JSON object, in ASCII, with a final line feed."""
    return dump(
        {
            "version": VERSION,
            "tool": {"name": "marrowlint", "version": report.version},
            "findings": [_finding(each) for each in report.findings],
            "abstentions": [_abstention(each) for each in report.abstentions],
            "suppressed": [_suppressed(each) for each in report.suppressed],
            "pages": [_page(each) for each in report.pages],
            "passed_over": [data(path) for path in report.passed_over],
            "unread": [data(path) for path in report.unread],
            "faults": [_fault(each) for each in report.faults],
            **_of_lock(report),
            "summary": _summary(report),
        }
    )


def _of_lock(report: Report) -> dict[str, Any]:
    """Return what is said of sources only where a lock is in use."""
    if not report.standings:
        return {}
    return {"sources": [_standing(each) for each in report.standings]}


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "path": data(standing.path),
        "source": data(standing.source),
        "key": data(standing.key),
        "standing": "unchecked" if standing.why else "lock",
        "verdict": standing.verdict or None,
        "on": standing.on or None,
        "why": data(standing.why or standing.note),
    }


def _summary(report: Report) -> dict[str, int]:
    counts: dict[str, int] = asdict(summarize(report))
    left_out = () if report.standings else ("sources_from_lock", "sources_unchecked")
    return {name: number for name, number in counts.items() if name not in left_out}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "path": data(finding.path),
        **_place(finding.place),
        "message": data(finding.message),
        "help": data(finding.help),
        "why": data(finding.why),
        "sources": [data(source) for source in finding.sources],
        "related": [_note(note) for note in finding.related],
        "fix": _repair(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "span": _span(place.span),
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "text": data(place.text),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _note(note: Note) -> dict[str, Any]:
    return {**_place(note.place), "message": data(note.message)}


def _repair(repair: Repair) -> dict[str, Any]:
    # What a tool will write into a file is never starred out.
    edits = [{"span": _span(edit.span), "new": exact(edit.new)} for edit in repair.edits]
    return {"title": data(repair.title), "safe": repair.safe, "edits": edits}


def _abstention(abstention: Abstention) -> dict[str, Any]:
    return {
        "rule": abstention.rule,
        "path": data(abstention.path),
        **_place(abstention.place),
        "reason": data(abstention.reason),
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    return {"reason": data(suppressed.reason), "finding": _finding(suppressed.finding)}


def _page(page: PageSummary) -> dict[str, Any]:
    return {
        "path": data(page.path),
        "form": page.form,
        "readable": page.readable,
        "sentences": page.sentences,
        "claims": page.claims,
        "sources": page.sources,
        "cited": page.cited,
        "matched": page.matched,
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"path": data(fault.path), "step": fault.step, "detail": data(fault.detail)}
