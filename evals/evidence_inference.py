"""Score "significant difference or not", given the passage, on Evidence Inference 2.0.

``python -m evals.evidence_inference --data DIR [--split val] [--file F] [--json]``. The baseline
looks for a P value below 0.05 or the word "significant" without "not".
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from evals.labels import interval, macro_f1, majority
from evals.shown import show
from marrowlint.language.significance import difference

_NOT = re.compile(r"\b(?:not|no|non-?)\s?(?:statistically\s)?signific|no differen", re.IGNORECASE)
_YES = re.compile(r"[pP]\s?[<=]\s?0?\.0[0-4]|\bsignific", re.IGNORECASE)


def simple(text: str) -> str:
    """Return what a word list says."""
    return "difference" if _YES.search(text) and not _NOT.search(text) else "none"


def score(file: Path) -> dict[str, Any]:
    """Return macro-F1 of ours and of two baselines, with n and our interval."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    gold = ["none" if row["label"] == "no_difference" else "difference" for row in rows]
    ours = ["difference" if difference(row["evidence"]) >= 0.5 else "none" for row in rows]  # noqa: PLR2004 - even odds
    listed = [simple(row["evidence"]) for row in rows]
    low, high = interval(gold, ours)
    return {
        "set": "evidence_inference_v2",
        "n": len(rows),
        "measure": "macro-F1, significant difference or not",
        "ours": round(macro_f1(gold, ours), 3),
        "interval": [round(low, 3), round(high, 3)],
        "word_list": round(macro_f1(gold, listed), 3),
        "majority": round(macro_f1(gold, majority(gold)), 3),
        "goal": 0.88,
    }


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds evidence_inference_v2/")
    parser.add_argument("--split", default="val")
    parser.add_argument("--file", type=Path, help="any file of the same shape")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.file is None and asked.data is None:
        parser.error("give --data or --file")
    file = asked.file or asked.data / "evidence_inference_v2" / f"{asked.split}.jsonl"
    show([score(file)], as_json=asked.json)


if __name__ == "__main__":
    main()
