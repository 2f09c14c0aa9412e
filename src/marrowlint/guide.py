"""Turn a rule into its page: what it flags and why, its limits, and its examples."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from inspect import cleandoc

from marrowlint.examples import Example
from marrowlint.finding import RuleInfo
from marrowlint.rule import AnyRule
from marrowlint.suppress import FIXED

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
        help=_body(rule),
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


def page(rule: AnyRule, examples: Iterable[Example] = ()) -> str:
    """Return the rule's page in Markdown, with a final line feed."""
    meta = rule.meta
    facts = f"{meta.severity.value} · confidence {meta.confidence.value} · family {meta.family}"
    blocks = [
        f"# {meta.id}",
        facts,
        _body(rule),
        f"**Source.** {meta.source}",
        *_shown(tuple(examples)),
        "## To silence it",
        *_silencing(meta.id),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _body(rule: AnyRule) -> str:
    told = parts(rule)
    paragraphs = [f"**{heading}.** {told[heading]}" for heading in HEADINGS if told.get(heading)]
    return "\n\n".join(filter(None, [summary(rule), *paragraphs]))


def _shown(examples: Sequence[Example]) -> list[str]:
    if not examples:
        return []
    return ["## Examples", *(block for example in examples for block in _example(example))]


def _silencing(rule: str) -> Iterable[str]:
    if rule in FIXED:
        yield "No comment silences this rule: mend what it reports."
        return
    yield "Right above the words it is about, with your reason:"
    yield f"    <!-- marrowlint: ignore {rule} -- why it does not apply here -->"
    yield "In YAML and front matter:"
    yield f"    # marrowlint: ignore {rule} -- why it does not apply here"


def _example(example: Example) -> Iterable[str]:
    yield f"### {example.name}"
    yield "\n".join(f"    {line}".rstrip() for line in example.written.rstrip().splitlines())
    words = ", ".join(f"“{word}”" for word in example.want)
    yield f"Flagged: {words}" if words else "Not flagged."
    if example.abstain:
        doubts = ", ".join(f"“{word}”" for word in example.abstain)
        yield f"Not judged: {doubts}"
