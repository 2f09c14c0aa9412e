"""Score wording rules on single statements, faulty ones and near misses, set in a page.

``python -m evals.wordings [--part NAME] [--misses] [--rule R] [--json]``. ``wordings/NAME.jsonl``
holds ``rule``, ``fault``, ``topic``, ``section``, ``text`` and, where the text cites, ``source``.
Each statement stands alone on a page of its topic, in its section; only the rule it was written for
is asked. Recall counts faulty ones found, "false" the near misses flagged.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evals.shown import Row, rows_of, show
from marrowlint.run import check_text
from marrowlint.settings import Options

BANK = Path(__file__).with_name("wordings")
_HEADINGS = {
    "overview": "Overview",
    "benefits": "Benefits",
    "mechanism": "How it works",
    "side effects": "Side effects",
    "dosage": "Dosage",
    "faq": "FAQs",
}


def parts() -> dict[str, list[Row]]:
    """Return the statements of each part."""
    return {file.stem: rows_of(file) for file in sorted(BANK.glob("*.jsonl"))}


def page(row: Row) -> str:
    """Return a page in Markdown that says little but the statement."""
    text, section = row["text"], row["section"]
    if section == "faq":
        question, _, answer = text.partition("? ")
        text = f"### {question}?\n\n{answer}"
    source = row.get("source") or "Example A 2020. A paper on another subject."
    return (
        f"# {row['topic'].capitalize()}\n\n## {_HEADINGS[section]}\n\n{text}\n\n"
        f"## Research sources\n\n1. {source}\n"
    )


def flagged(row: Row) -> bool:
    """Return whether the rule that a statement was written for fires on its page."""
    options = Options(no_config=True, no_lock=True, select=(row["rule"],))
    found = check_text(page(row), "page.md", options).findings
    return any(one.rule == row["rule"] for one in found)


def score(rows: Iterable[Row], part: str) -> list[dict[str, Any]]:
    """Return, for each rule and for all, how many are found and how many flagged falsely."""
    told = [(row["rule"], row["fault"], flagged(row)) for row in rows]
    rules = sorted({rule for rule, _, _ in told})
    return [_result(told, rules, part), *(_result(told, (rule,), part) for rule in rules)]


def _result(
    told: Sequence[tuple[str, bool, bool]], rules: Sequence[str], part: str
) -> dict[str, Any]:
    bad = [hit for rule, fault, hit in told if fault and rule in rules]
    fine = [hit for rule, fault, hit in told if not fault and rule in rules]
    flags = sum(bad) + sum(fine)
    return {
        "set": part,
        "measure": rules[0] if len(rules) == 1 else "every rule",
        "n": len(bad),
        "found": round(sum(bad) / len(bad), 3) if bad else 0.0,
        "near_misses": len(fine),
        "false": round(sum(fine) / len(fine), 3) if fine else 0.0,
        "precision": round(sum(bad) / flags, 3) if flags else 0.0,
    }


def _missed(rows: Iterable[Row]) -> None:
    for row in rows:
        if flagged(row) != row["fault"]:
            kind = "missed" if row["fault"] else "false"
            print(f"{kind:7}{row['rule']} ({row['topic']}, {row['section']}): {row['text']}")


def main() -> None:
    """Print the scores, or the statements that were judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", help="the name of one file")
    parser.add_argument("--rule", help="one rule alone")
    parser.add_argument("--misses", action="store_true", help="print what was judged wrongly")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    results: list[dict[str, Any]] = []
    for name, rows in parts().items():
        chosen = [row for row in rows if asked.rule in {None, row["rule"]}]
        if asked.part in {None, name} and asked.misses:
            _missed(chosen)
        elif asked.part in {None, name}:
            results += score(chosen, name)
    if results:
        show(results, as_json=asked.json)


if __name__ == "__main__":
    main()
