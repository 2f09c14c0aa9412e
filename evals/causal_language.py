"""Score what link between cause and effect a sentence states, in four classes.

``python -m evals.causal_language --data DIR [--file F] [--json]``. ``tune`` rows were read while
the rules were first written, and of the ``check`` rows about half when they were mended (see
MISSES.md); eurekalert is a set of press releases. A file
given by ``--file`` is scored whole. "Sure" counts as directly causal only what reaches the
threshold of ``language.directness`` (goal: precision 0.85 at recall 0.50). The baseline is a word
list: "may" with a verb of effect, "associated", a verb of effect.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.labels import precision, recall
from evals.shown import Row, parts_of, rows_of, scored, show
from marrowlint.language.analysis import Strength
from marrowlint.language.directness import sure
from marrowlint.language.strength import strength

LABELS = {
    Strength.NONE: "none",
    Strength.CORRELATIONAL: "correlational",
    Strength.CONDITIONAL: "conditional_causal",
    Strength.CAUSAL: "direct_causal",
}
_LINK = re.compile(r"associat|correlat|predict|risk factor|linked|related to|more likely|than\b")
_CAUSE = re.compile(r"\b(?:increas|decreas|reduc|improv|prevent|caus|lead|led|effect|benefi)")
_MAY = re.compile(r"\b(?:may|might|could|potential)")


def ours(text: str) -> str:
    """Return the label that the rules give."""
    return LABELS[strength(text)]


def listed(text: str) -> str:
    """Return the label that a word list gives."""
    lower = text.lower()
    if _LINK.search(lower):
        return "correlational"
    if _CAUSE.search(lower):
        return "conditional_causal" if _MAY.search(lower) else "direct_causal"
    return "none"


def score(rows: Sequence[Row], name: str) -> dict[str, Any]:
    """Return macro-F1 beside the baselines, and how well direct causes are told."""
    gold, told = [row["label"] for row in rows], [ours(row["text"]) for row in rows]
    direct = LABELS[Strength.CAUSAL]
    certain = [direct if sure(row["text"]) else "" for row in rows]
    return {
        "set": name,
        "measure": "macro-F1, four kinds of link",
        **scored(rows, ours, listed),
        "direct_precision": round(precision(gold, told, direct), 3),
        "direct_recall": round(recall(gold, told, direct), 3),
        "sure_precision": round(precision(gold, certain, direct), 3),
        "sure_recall": round(recall(gold, certain, direct), 3),
        "goal": 0.80,
    }


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds causal_language/")
    parser.add_argument("--file", type=Path, help="any file of the same shape")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.file is None and asked.data is None:
        parser.error("give --data or --file")
    if asked.file:
        results = [score(rows_of(asked.file), asked.file.stem)]
    else:
        results = [
            score(rows, f"{name}, {part}")
            for name in ("pubmed", "eureka")
            for part, rows in parts_of(
                rows_of(asked.data / "causal_language" / f"{name}.jsonl")
            ).items()
        ]
    show(results, as_json=asked.json)


if __name__ == "__main__":
    main()
