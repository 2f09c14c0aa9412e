"""Print rows of figures as a Markdown table or as JSON."""

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marrowlint import __version__


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one command."""

    name: str
    figures: Mapping[str, float]


def as_text(title: str, rows: Sequence[Row], missing: Mapping[str, str]) -> str:
    """Return a Markdown table, and why each of ``missing`` is not in it."""
    heads = list(rows[0].figures)
    lines = [
        f"{title}; marrowlint {__version__}, Python {platform.python_version()}",
        "",
        f"| run | {' | '.join(head.replace('_', ' ') for head in heads)} |",
        f"|---|{'---:|' * len(heads)}",
    ]
    lines += [f"| {row.name} | {' | '.join(map(str, row.figures.values()))} |" for row in rows]
    lines += [f"\n{package} was not measured: {reason}" for package, reason in missing.items()]
    return "\n".join(lines) + "\n"


def as_json(title: str, rows: Sequence[Row], missing: Mapping[str, str]) -> str:
    """Return the same as one JSON object."""
    shown = {
        "title": title,
        "version": __version__,
        "python": platform.python_version(),
        "rows": [{"name": row.name, **row.figures} for row in rows],
        "missing": dict(missing),
    }
    return json.dumps(shown, indent=2) + "\n"
