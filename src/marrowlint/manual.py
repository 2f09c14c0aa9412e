"""Write the page of a rule: what it says of itself, its examples, and how to silence it."""

from collections.abc import Iterable, Sequence

from marrowlint.examples import Example
from marrowlint.guide import body
from marrowlint.report.visible import visible
from marrowlint.rule import AnyRule
from marrowlint.suppress import FIXED


def page(rule: AnyRule, examples: Iterable[Example] = ()) -> str:
    """Return the rule's page in Markdown, with a final line feed."""
    meta = rule.meta
    facts = f"{meta.severity.value} · confidence {meta.confidence.value} · family {meta.family}"
    blocks = [
        f"# {meta.id}",
        facts,
        body(rule),
        f"**Source.** {meta.source}",
        *_shown(tuple(examples)),
        "## To silence it",
        *_silencing(meta.id),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


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
    # A control character would make the page a binary file, and could harm a terminal.
    lines = map(visible, example.written.rstrip().splitlines())
    yield "\n".join(f"    {line}".rstrip() for line in lines)
    words = ", ".join(f"“{word}”" if word else "the file as a whole" for word in example.want)
    yield f"Flagged: {words}" if words else "Not flagged."
    if example.abstain:
        doubts = ", ".join(f"“{word}”" for word in example.abstain)
        yield f"Not judged: {doubts}"
