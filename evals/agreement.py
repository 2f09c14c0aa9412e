"""Tell how far two readers agree on the defects of whole pages.

``python -m evals.agreement [--json] [--write]``. The first labels are those of the pages' authors
(``pages/planted/*.defects.json``; careful pages have none), the second lie in ``pages/second``:
one reader who had the pages and the list of rules, and saw neither the first labels nor what
marrowlint says. Cohen's kappa is over cells of page and rule, for every rule that either reader
named anywhere. A defect is one that both name where the rule is the same and the quoted words
overlap, or where each names that rule once on the page. ``--write`` records each defect that one
reader alone names.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.shown import show

PAGES = Path(__file__).with_name("pages")
SECOND = PAGES / "second"
DISAGREEMENTS = PAGES / "disagreements.json"
_NEAR = 40
"""Characters between two quotes of one sentence that still mean the same defect."""


@dataclass(frozen=True, slots=True)
class Label:
    """One defect as a reader gave it."""

    page: str
    rule: str
    quote: str
    """Words of the page; ``""`` for a defect of the whole page."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A defect that one reader names and the other does not."""

    label: Label
    reader: str


def second() -> list[Label]:
    """Return the second reader's labels."""
    found = []
    for file in sorted(SECOND.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        found += [Label(data["page"], row["rule"], row["quote"]) for row in data["defects"]]
    return found


def pages() -> list[str]:
    """Return the pages that both readers labelled."""
    return [json.loads(one.read_text("utf-8"))["page"] for one in sorted(SECOND.glob("*.json"))]


def first(names: Sequence[str]) -> list[Label]:
    """Return the authors' labels of these pages."""
    found = []
    for name in names:
        page = PAGES / name
        labels = page.with_name(f"{page.stem}.defects.json")
        rows = json.loads(labels.read_text("utf-8")) if labels.exists() else []
        found += [Label(name, row["rule"], row["quote"]) for row in rows]
    return found


def same(one: Label, other: Label) -> bool:
    """Tell whether two labels mean one defect."""
    if (one.page, one.rule) != (other.page, other.rule):
        return False
    if not one.quote or not other.quote:
        return True
    text = (PAGES / one.page).read_text("utf-8")
    return any(
        left <= there + len(other.quote) + _NEAR and there <= left + len(one.quote) + _NEAR
        for left in _places(text, one.quote)
        for there in _places(text, other.quote)
    )


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def alone(ours: Sequence[Label], theirs: Sequence[Label]) -> list[Label]:
    """Return the labels of ``ours`` that nobody of ``theirs`` gives."""
    return [
        label
        for label in ours
        if not any(same(label, other) for other in theirs)
        and not (_times(label, ours) == _times(label, theirs) == 1)
    ]


def _times(label: Label, labels: Sequence[Label]) -> int:
    return sum((one.page, one.rule) == (label.page, label.rule) for one in labels)


def kappa(ours: Sequence[Label], theirs: Sequence[Label], names: Sequence[str]) -> float:
    """Return Cohen's kappa over cells of page and rule."""
    here, there = ({(one.page, one.rule) for one in labels} for labels in (ours, theirs))
    rules = {rule for _, rule in here | there}
    cells = [(page, rule) for page in names for rule in rules]
    agreed = sum((cell in here) == (cell in there) for cell in cells) / len(cells)
    left, right = len(here) / len(cells), len(there) / len(cells)
    chance = left * right + (1 - left) * (1 - right)
    return (agreed - chance) / (1 - chance)


def disagreements() -> list[Alone]:
    """Return what one reader alone names, page by page."""
    names = pages()
    ours, theirs = first(names), second()
    found = [Alone(label, "first") for label in alone(ours, theirs)]
    found += [Alone(label, "second") for label in alone(theirs, ours)]
    return sorted(found, key=lambda one: (one.label.page, one.label.rule, one.reader))


def score() -> dict[str, Any]:
    """Return the agreement, and how the disagreements were settled."""
    names = pages()
    ours, theirs = first(names), second()
    apart = disagreements()
    shared = len(ours) - sum(one.reader == "first" for one in apart)
    settled = [row["settled"] for row in json.loads(DISAGREEMENTS.read_text("utf-8"))]
    return {
        "pages": len(names),
        "kappa": round(kappa(ours, theirs, names), 3),
        "first": len(ours),
        "second": len(theirs),
        "both": shared,
        "first_alone": sum(one.reader == "first" for one in apart),
        "second_alone": sum(one.reader == "second" for one in apart),
        "settled": {name: settled.count(name) for name in sorted(set(settled))},
    }


def write() -> None:
    """Record the disagreements; what was settled before stays."""
    old = json.loads(DISAGREEMENTS.read_text("utf-8")) if DISAGREEMENTS.exists() else []
    known = {(row["page"], row["rule"], row["quote"], row["reader"]): row for row in old}
    rows = []
    for one in disagreements():
        key = (one.label.page, one.label.rule, one.label.quote, one.reader)
        page, rule, quote, reader = key
        fresh = {"page": page, "rule": rule, "quote": quote, "reader": reader, "settled": "open"}
        rows.append(known.get(key, fresh))
    lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    DISAGREEMENTS.write_text(f"[\n{lines}\n]\n", "utf-8")


def main() -> None:
    """Print the agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="record the disagreements anew")
    asked = parser.parse_args()
    if asked.write:
        write()
    show([score()], as_json=asked.json)


if __name__ == "__main__":
    main()
