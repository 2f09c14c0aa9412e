"""Read the cases that stand beside a rule, and pick those that its page shows."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml
from msgspec import Struct

from marrowlint.rule import AnyRule


class Example(Struct, frozen=True):
    """A case as a reader sees it."""

    name: str
    written: str
    """The page or paragraph, and the sources it comes with."""
    want: tuple[str, ...]
    """The words that are flagged; none where the rule stays silent."""
    abstain: tuple[str, ...] = ()
    """The words that the rule could not judge."""


def cases(rule: AnyRule) -> list[dict[str, Any]]:
    """Return the cases in the YAML file beside the rule's module, none if there is no file."""
    package, _, stem = rule.check.__module__.rpartition(".")
    file = files(package or stem) / f"{stem}.yaml"
    if not package or not file.is_file():
        return []
    data = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) or {}
    return [case for case in data.get("cases") or [] if isinstance(case, dict)]


def shown(rule: AnyRule) -> tuple[Example, ...]:
    """Return the cases marked ``show: true``."""
    return tuple(
        Example(
            name=str(case.get("name", "example")),
            written=_written(case),
            want=_words(case.get("want")),
            abstain=_words(case.get("abstain")),
        )
        for case in cases(rule)
        if case.get("show")
    )


def _written(case: dict[str, Any]) -> str:
    if "page" in case:
        return str(case["page"])
    parts = [str(case.get("text", ""))]
    if case.get("section"):
        parts[0] = f"(section: {case['section']})\n{parts[0]}"
    if case.get("sources"):
        parts.append("sources:")
        parts += (line for source in case["sources"] for line in _source(source))
    return "\n".join(parts)


def _source(source: object) -> Iterator[str]:
    if not isinstance(source, dict):
        yield f"- {source}"
        return
    for at, (key, value) in enumerate(source.items()):
        yield f"{'  ' if at else '- '}{key}: {value}"


def _words(value: object) -> tuple[str, ...]:
    """Return the words of a case, of which each is text or a mapping with its ``text``."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(
        str(item.get("text", item)) if isinstance(item, dict) else str(item) for item in items
    )
