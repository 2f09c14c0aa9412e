"""Score ``marrowlint check`` on the seed page against its gold labels.

``python -m evals.seed --shared ../shared [--json]`` prints, for the rules that exist, how many
gold defects of tier M are found (right rule, overlapping words), which are missed, and which
``must_not_fire`` pairs fire.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marrowlint.finding import Finding
from marrowlint.rules import ALL
from marrowlint.run import check
from marrowlint.settings import Options

SEED = Path("seed") / "red-bone-marrow.txt"
GOLD = Path("seed") / "red-bone-marrow.gold.json"
RULES = frozenset(rule.meta.id for rule in ALL)


@dataclass(frozen=True, slots=True)
class Defect:
    """One gold label."""

    rule: str
    unit: str
    start: int
    end: int
    """Equal to ``start`` for a defect of the whole page."""
    quote: str
    tier: str
    section: str = ""
    """The heading it stands under: a finding on that heading speaks of the whole section."""


def defects(gold: dict[str, Any]) -> Iterator[Defect]:
    """Yield every gold label, those of the whole page with an empty span."""
    for row in gold["document"]:
        yield Defect(row["rule"], "*", 0, 0, row["note"], row["tier"])
    for unit in gold["units"]:
        for row in unit["defects"]:
            place = (unit["id"], row["start"], row["end"])
            yield Defect(row["rule"], *place, row["quote"], row["tier"], unit["section"])


def meets(finding: Finding, defect: Defect) -> bool:
    """Return whether a finding is the defect: right rule, words that overlap or the heading."""
    if finding.rule != defect.rule:
        return False
    span = finding.place.span
    over = span.start < defect.end and defect.start < span.end
    return defect.unit == "*" or over or finding.place.text == defect.section


def forbidden(findings: tuple[Finding, ...], gold: dict[str, Any]) -> list[str]:
    """Return ``rule@unit`` for each finding that the gold labels rule out."""
    units = {unit["id"]: unit for unit in gold["units"]}
    fired = []
    for row in gold["must_not_fire"]:
        unit = units.get(row["unit"])
        for finding in findings:
            span = finding.place.span
            inside = unit is None or (span.start < unit["end"] and unit["start"] < span.end)
            if finding.rule == row["rule"] and inside:
                fired.append(f"{row['rule']}@{row['unit']}")
    return fired


def score(shared: Path) -> dict[str, Any]:
    """Return the numbers of one run: found, missed, forbidden, and precision by the gold."""
    gold = json.loads((shared / GOLD).read_text("utf-8"))
    report = check([shared / SEED], Options(no_lock=True))
    labels = list(defects(gold))
    wanted = [label for label in labels if label.tier == "M" and label.rule in RULES]
    missed = [
        label for label in wanted if not any(meets(found, label) for found in report.findings)
    ]
    unlabelled = [
        found for found in report.findings if not any(meets(found, label) for label in labels)
    ]
    return {
        "wanted": len(wanted),
        "found": len(wanted) - len(missed),
        "recall": round(1 - len(missed) / len(wanted), 3),
        "missed": [f"{label.rule}@{label.unit}: {label.quote}" for label in missed],
        "forbidden": forbidden(report.findings, gold),
        "findings": len(report.findings),
        "precision": round(1 - len(unlabelled) / len(report.findings), 3),
        "unlabelled": [f"{found.rule}: {found.place.text}" for found in unlabelled],
        "top": report.findings[0].rule,
    }


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds seed/")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    arguments = parser.parse_args()
    result = score(arguments.shared)
    if arguments.json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
        return
    print(f"found {result['found']} of {result['wanted']} ({result['recall']:.1%})")
    print(f"precision by the gold {result['precision']:.1%} of {result['findings']} findings")
    for name in ("missed", "forbidden", "unlabelled"):
        print(f"{name}:", *result[name] or ["none"], sep="\n  ")


if __name__ == "__main__":
    main()
