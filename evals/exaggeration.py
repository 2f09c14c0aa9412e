"""Score whether a press release claims a stronger link than its paper's conclusion.

``python -m evals.exaggeration --data DIR [--file F] [--json]``. All rows of train were read while
the rules were written: only a file that was not is a fair measure. The baseline compares what two
word lists say of the two sentences.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.causal_language import LABELS, listed
from evals.labels import f1, interval, macro_f1, majority
from evals.shown import Row, rows_of, show
from marrowlint.language.exaggeration import exaggeration

_WEAKEST_FIRST = tuple(LABELS.values())


def by_list(row: Row) -> str:
    """Return what the word list says of a pair."""
    told = _WEAKEST_FIRST.index(listed(row["press_release_conclusion"]))
    known = _WEAKEST_FIRST.index(listed(row["abstract_conclusion"]))
    return "same" if told == known else "exaggerates" if told > known else "downplays"


def score(rows: Sequence[Row], name: str) -> dict[str, Any]:
    """Return macro-F1 beside the baselines, with n and our interval."""
    gold = [row["exaggeration_label"] for row in rows]
    told = [
        exaggeration(row["press_release_conclusion"], row["abstract_conclusion"]).value
        for row in rows
    ]
    low, high = interval(gold, told)
    return {
        "set": name,
        "measure": "macro-F1, a stronger, the same or a weaker link than the paper's",
        "n": len(rows),
        "ours": round(macro_f1(gold, told), 3),
        "interval": [round(low, 3), round(high, 3)],
        "word_list": round(macro_f1(gold, [by_list(row) for row in rows]), 3),
        "majority": round(macro_f1(gold, majority(gold)), 3),
        "by_label": {label: round(f1(gold, told, label), 3) for label in sorted(set(gold))},
        "goal": 0.55,
    }


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds exaggeration/")
    parser.add_argument("--file", type=Path, help="any file of the same shape")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.file is None and asked.data is None:
        parser.error("give --data or --file")
    file = asked.file or asked.data / "exaggeration" / "train.jsonl"
    name = file.stem if asked.file else "exaggeration, tune"
    show([score(rows_of(file), name)], as_json=asked.json)


if __name__ == "__main__":
    main()
