"""Read what a rule's docstring says: its summary, its parts, and its limits."""

from collections.abc import Mapping
from functools import cache
from inspect import cleandoc

from marrowlint.finding import RuleInfo
from marrowlint.rule import AnyRule

HEADINGS = ("Flags", "Why", "Abstains", "Misses", "Overflags", "Span")
"""Parts of a rule's docstring after its first sentence, each a paragraph on its page."""


@cache
def info(rule: AnyRule) -> RuleInfo:
    """Return what a report needs to know of ``rule``."""
    meta = rule.meta
    return RuleInfo(
        id=meta.id,
        family=meta.family,
        severity=meta.severity,
        confidence=meta.confidence,
        summary=summary(rule),
        help=body(rule),
        why=meta.source,
    )


def summary(rule: AnyRule) -> str:
    """Return the first sentence of the rule's documentation."""
    return cleandoc(rule.docs).partition("\n")[0]


def parts(rule: AnyRule) -> Mapping[str, str]:
    """Return heading to text, unwrapped, for each of ``HEADINGS`` the rule's docstring has."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in cleandoc(rule.docs).splitlines()[1:]:
        heading, colon, rest = line.partition(":")
        if colon and heading in HEADINGS:
            current = found.setdefault(heading, [])
            line = rest  # noqa: PLW2901 - what is left of the line
        current.append(line.strip())
    return {heading: " ".join(filter(None, lines)) for heading, lines in found.items()}


def body(rule: AnyRule) -> str:
    """Return the whole documentation in Markdown: the summary, then a paragraph a part."""
    told = parts(rule)
    paragraphs = [f"**{heading}.** {told[heading]}" for heading in HEADINGS if told.get(heading)]
    return "\n\n".join(filter(None, [summary(rule), *paragraphs]))
