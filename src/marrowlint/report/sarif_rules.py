"""Describe the rules of a run as SARIF does, so that code scanning can show their help."""

from collections.abc import Iterable
from typing import Any

from marrowlint.finding import Finding, Report, RuleInfo
from marrowlint.report.inert_json import data
from marrowlint.severity import Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
LONGEST = 1024
"""Characters of a description that code scanning takes."""
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}


def rules_of(report: Report) -> dict[str, dict[str, Any]]:
    """Return a SARIF rule for each id, in order: all that ran, then any other that spoke."""
    rules = {info.id: _rule(info) for info in report.rules}
    for finding in everything(report):
        if finding.rule not in rules:
            rules[finding.rule] = _unlisted(finding)
    return rules


def everything(report: Report) -> Iterable[Finding]:
    """Return the findings and those that a comment silenced."""
    return [*report.findings, *(each.finding for each in report.suppressed)]


def _rule(info: RuleInfo) -> dict[str, Any]:
    short = info.summary or info.id
    help_text = info.help or short
    return {
        "id": data(info.id),
        "shortDescription": {"text": _limited(short)},
        "fullDescription": {"text": _limited(info.why or short)},
        "help": {"text": data(help_text), "markdown": data(help_text)},
        "defaultConfiguration": {"level": LEVELS[info.severity]},
        "properties": {
            "tags": [data(info.family)] if info.family else ["content"],
            "precision": info.confidence.value,
            "problem.severity": _PROBLEMS[info.severity],
        },
    }


def _unlisted(finding: Finding) -> dict[str, Any]:
    why = finding.why or finding.rule
    info = RuleInfo(
        id=finding.rule,
        family=finding.family,
        severity=finding.severity,
        confidence=finding.confidence,
        summary=finding.rule,
        help=why,
        why=why,
    )
    return _rule(info)


def _limited(text: str) -> str:
    text = data(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
