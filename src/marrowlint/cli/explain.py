"""``marrowlint explain``: show a rule's page."""

from collections.abc import Sequence

from marrowlint.cli.output import write
from marrowlint.cli.parser import Parser
from marrowlint.cli.terminal import width
from marrowlint.errors import UsageError
from marrowlint.examples import shown
from marrowlint.manual import page
from marrowlint.nearest import nearest
from marrowlint.report.cells import wrapped
from marrowlint.rule import AnyRule
from marrowlint.rules import ALL

MOST_CELLS = 100
EXAMPLES = "  marrowlint explain hype-word\n"


def run(argv: Sequence[str]) -> int:
    """Print the page of the rule that ``argv`` names; return the exit code."""
    parser = Parser("explain", "Show what a rule flags, why, its limits and examples.", EXAMPLES)
    parser.add_argument("rule", metavar="RULE", help="its id, as in a report")
    args = parser.read(argv)
    if args is not None:
        rule = _rule(args.rule)
        write(_wrapped(page(rule, shown(rule)), min(width(), MOST_CELLS)))
    return 0


def _rule(word: str) -> AnyRule:
    rules = {rule.meta.id: rule for rule in ALL}
    if word in rules:
        return rules[word]
    family = [rule.meta.id for rule in ALL if rule.meta.family == word]
    if family:
        fault = f"'{word}' is a family of rules, not a rule"
        raise UsageError(fault, f"Its rules: {', '.join(family)}.")
    near = nearest(word, rules)
    way = f"Did you mean `{near}`?" if near else "`marrowlint rules` lists all of them."
    fault = f"there is no rule '{word[:80]}'"
    raise UsageError(fault, way)


def _wrapped(markdown: str, room: int) -> str:
    """Return ``markdown`` with its paragraphs wrapped; headings and examples stay as they are."""
    lines: list[str] = []
    for line in markdown.splitlines():
        lines += [line] if line.startswith(("#", "    ")) else wrapped(line, room)
    return "".join(f"{line}\n" for line in lines)
