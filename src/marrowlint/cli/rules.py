"""``marrowlint rules``: list all rules."""

from collections.abc import Iterator, Sequence

from marrowlint.cli.output import write
from marrowlint.cli.parser import Parser
from marrowlint.cli.terminal import width
from marrowlint.finding import RuleInfo
from marrowlint.guide import info
from marrowlint.report.cells import wrapped
from marrowlint.report.inert_json import dump
from marrowlint.rules import ALL

VERSION = 1
"""Of the shape of the JSON."""
LEAST_ROOM = 30
"""Cells for the summary, however narrow the terminal."""
EXAMPLES = "  marrowlint rules\n  marrowlint rules --format json\n"


def run(argv: Sequence[str]) -> int:
    """Print the table of rules; return the exit code."""
    parser = Parser("rules", "List all rules, in the order in which they run.", EXAMPLES)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the list")
    args = parser.read(argv)
    if args is not None:
        rules = [info(rule) for rule in ALL]
        write(_json(rules) if args.format == "json" else _text(rules, width()))
    return 0


def _text(rules: Sequence[RuleInfo], cells: int) -> str:
    lines: list[str] = []
    for family in dict.fromkeys(rule.family for rule in rules):
        lines += ["", family] if lines else [family]
        for rule in rules:
            if rule.family == family:
                lines += _rows(rule, max(len(each.id) for each in rules), cells)
    lines += ["", "Columns: rule, severity, confidence, what it flags. More on one rule:"]
    lines.append("marrowlint explain RULE")
    return "".join(f"{line}\n" for line in lines)


def _rows(rule: RuleInfo, longest: int, cells: int) -> Iterator[str]:
    head = f"  {rule.id:<{longest}}  {rule.severity.value:<7}  {rule.confidence.value:<6}  "
    summary = wrapped(rule.summary, max(LEAST_ROOM, cells - len(head)))
    yield head + summary[0]
    for line in summary[1:]:
        yield " " * len(head) + line


def _json(rules: Sequence[RuleInfo]) -> str:
    rows = [
        {
            "id": rule.id,
            "family": rule.family,
            "severity": rule.severity.value,
            "confidence": rule.confidence.value,
            "summary": rule.summary,
            "why": rule.why,
        }
        for rule in rules
    ]
    return dump({"version": VERSION, "rules": rows})
