"""Render a report as SARIF 2.1.0, within the limits of GitHub code scanning.

Columns are code points. Addresses are relative and percent-encoded, byte by byte of the
file's name. What could not be judged goes with the run's notifications: it is no result.
Sources: OASIS SARIF 2.1.0; "SARIF support for code scanning" in GitHub's documentation.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from marrowlint.finding import Abstention, Fault, Finding, Note, Place, Repair, Report, Suppressed
from marrowlint.report.inert_json import data, dump, exact
from marrowlint.report.sarif_rules import LEVELS, rules_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_RESULTS = 25_000
"""Results that GitHub takes in one run; it refuses a file with more."""
MOST_RELATED = 20
_LINK = 80
"""Most characters of a link's words."""


def render(report: Report) -> str:
    """Return the report as one SARIF log, in ASCII, with a final line feed."""
    rules = rules_of(report)
    numbers = {rule: number for number, rule in enumerate(rules)}
    results = [_result(each, numbers) for each in _worst_first(report)]
    results += [_silenced(each, numbers) for each in report.suppressed]
    notifications = list(_notifications(report, len(results) - MOST_RESULTS))
    run = {
        "tool": {
            "driver": {
                "name": "marrowlint",
                "version": report.version,
                "rules": list(rules.values()),
            }
        },
        "invocations": [
            {
                "executionSuccessful": not (report.faults or report.unread),
                "toolExecutionNotifications": notifications,
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": results[:MOST_RESULTS],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _worst_first(report: Report) -> list[Finding]:
    """Return the findings in their order, or by severity where some must be left out."""
    if len(report.findings) <= MOST_RESULTS:
        return list(report.findings)
    return sorted(report.findings, key=lambda finding: finding.severity.rank)


def _result(finding: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    related = finding.related[:MOST_RELATED]
    result: dict[str, Any] = {
        "ruleId": data(finding.rule),
        "ruleIndex": numbers[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding, related)},
        "locations": [_location(finding.path, finding.place)],
    }
    prints = {
        "primaryLocationLineHash": finding.line_hash,
        "marrowlint/v1": finding.fingerprint,
    }
    result["partialFingerprints"] = {name: value for name, value in prints.items() if value}
    if related:
        result["relatedLocations"] = [
            _related(number, finding.path, note) for number, note in enumerate(related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.path, finding.fix)]
    return result


def _silenced(suppressed: Suppressed, numbers: dict[str, int]) -> dict[str, Any]:
    suppression = {"kind": "inSource"}
    if suppressed.reason:
        suppression["justification"] = data(suppressed.reason)
    return {**_result(suppressed.finding, numbers), "suppressions": [suppression]}


def _message(finding: Finding, related: tuple[Note, ...]) -> str:
    parts = [_plain(finding.message) or finding.rule]
    if finding.help:
        parts.append(_plain(finding.help))
    if related:
        links = (f"[{_linked(note)}]({number})" for number, note in enumerate(related, 1))
        parts.append(f"See {', '.join(links)}.")
    return " ".join(parts)


def _plain(text: str) -> str:
    """Return ``text`` without links: ``[words](address)`` would become one."""
    return data(text).replace("](", "] (")


def _linked(note: Note) -> str:
    words = data(note.message or note.place.text or "here")[:_LINK]
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(path: str, place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }
    if place.text:
        region["snippet"] = {"text": data(place.text)}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}


def _related(number: int, path: str, note: Note) -> dict[str, Any]:
    message = data(note.message or note.place.text or "here")
    return {"id": number, **_location(path, note.place), "message": {"text": message}}


def _fix(path: str, repair: Repair) -> dict[str, Any]:
    replacements = []
    for edit in repair.edits:
        start, length = edit.span.start, edit.span.end - edit.span.start
        replacement: dict[str, Any] = {
            "deletedRegion": {"charOffset": start, "charLength": length},
        }
        if edit.new:
            replacement["insertedContent"] = {"text": exact(edit.new)}
        replacements.append(replacement)
    change = {"artifactLocation": {"uri": uri(path)}, "replacements": replacements}
    return {
        "description": {"text": data(repair.title) or "repair"},
        "artifactChanges": [change],
        "properties": {"safe": repair.safe},
    }


def _notifications(report: Report, beyond: int) -> Iterator[dict[str, Any]]:
    if beyond > 0:
        yield _notification("warning", f"{beyond} more results were left out.")
    for path in report.unread:
        yield {**_notification("error", "This file could not be read."), **_file(path)}
    for fault in report.faults:
        yield {**_notification("error", _crash(fault)), **_file(fault.path)}
    for abstention in report.abstentions:
        yield _not_judged(abstention)


def _not_judged(abstention: Abstention) -> dict[str, Any]:
    return {
        **_notification("note", abstention.reason),
        "associatedRule": {"id": data(abstention.rule)},
        "locations": [_location(abstention.path, abstention.place)],
    }


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": data(text) or "no reason given"}}


def _file(path: str) -> dict[str, Any]:
    return {"locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}]}


def _crash(fault: Fault) -> str:
    return f"Fault of marrowlint in {fault.step}: {fault.detail}"


def uri(path: str) -> str:
    """Return ``path`` as a URI reference: relative, or a file's own where it is absolute."""
    try:
        encoded = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte of a name
        encoded = path.encode("utf-8", "replace")
    quoted = quote(encoded, safe="/") or "."
    return f"file://{quoted}" if path.startswith("/") else quoted
