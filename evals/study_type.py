"""Score what kind of study a title and an abstract describe.

``python -m evals.study_type --data DIR [--split val] [--file F] [--json]``. Three questions of
each row: animals or not, which of nine steps, systematic review or not. The rules are written by
hand; their numbers were set on the train split. Val served as a check, with one exception: its
animal errors were read once and the rules mended (animal F1 0.940 to 0.966, ladder 0.859 to
0.865), so that train is the more honest guess of a new split. The 14 labels fall into nine steps
as ``STEPS`` tells; a trial that gives no treatment is a trial here, and ``ladder_other_reading``
counts it as "other".

Baselines: the majority, and for each question a few words (``BASELINES``).
"""

import argparse
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from evals.labels import f1, interval, macro_f1, majority, precision, recall
from evals.shown import Row, rows_of, show
from marrowlint.evidence.kind import describe
from marrowlint.evidence.ladder import Step
from marrowlint.evidence.study import Origin

STEPS = {
    "Animal-drug-intervention": Step.ANIMAL,
    "Animal-non-drug-intervention": Step.ANIMAL,
    "Animal-other": Step.ANIMAL,
    "Animal-systematic-review": Step.SYNTHESIS,
    "Clinical-study-protocol": Step.PLAN,
    "Human-RCT-drug-intervention": Step.TRIAL,
    "Human-RCT-non-drug-intervention": Step.TRIAL,
    "Human-RCT-non-intervention": Step.TRIAL,
    "Human-case-report": Step.CASE,
    "Human-non-RCT-drug-intervention": Step.TREATED,
    "Human-non-RCT-non-drug-intervention": Step.TREATED,
    "Human-systematic-review": Step.SYNTHESIS,
    "In-vitro-study": Step.CELLS,
    "Non-systematic-review": Step.REVIEW,
    "Remaining": Step.OBSERVED,
}
"""The set's labels on the ladder."""
_UNTREATED = "Human-RCT-non-intervention"
_ANIMAL = Step.ANIMAL.value
_SYNTHESIS = Step.SYNTHESIS.value
_REST = "rest"
BASELINES = (
    (Step.PLAN, re.compile(r"\bprotocol\b")),
    (Step.SYNTHESIS, re.compile(r"systematic review|meta-?analysis")),
    (Step.ANIMAL, re.compile(r"\b(?:mouse|mice|murine|rats?|rodents?|rabbits?|monkeys?|pigs?)\b")),
    (Step.CELLS, re.compile(r"\b(?:in vitro|cell lines?|cultured)\b")),
    (Step.CASE, re.compile(r"case report|we report|year-old")),
    (Step.TRIAL, re.compile(r"randomi[sz]ed|placebo")),
    (Step.REVIEW, re.compile(r"\breview")),
    (Step.TREATED, re.compile(r"treatment|therapy|surgery|efficacy")),
)
"""A few words a step, the first that matches title or abstract wins: the regex to beat."""
Measure = Callable[[Sequence[str], Sequence[str]], float]


def ours(row: Row) -> str:
    """Return the step that the rules give."""
    found = describe(row["title"], row["abstract"], Origin.ABSTRACT).step
    return (found or Step.OBSERVED).value


def listed(row: Row) -> str:
    """Return the step that the few words give."""
    text = f"{row['title']} {row['abstract']}".lower()
    return next((step.value for step, words in BASELINES if words.search(text)), "other")


def score(rows: Sequence[Row], name: str) -> dict[str, Any]:
    """Return the scores of the three questions; raise ``KeyError`` for a label not in the set."""
    gold = [STEPS[row["label"]].value for row in rows]
    animals = [_ANIMAL if int(row["binary_label"]) else _REST for row in rows]
    told, words = [ours(row) for row in rows], [listed(row) for row in rows]
    other = [
        Step.OBSERVED.value if row["label"] == _UNTREATED else step
        for row, step in zip(rows, gold, strict=True)
    ]
    return {
        "set": name,
        "n": len(rows),
        "animal": _one(animals, told, words, _ANIMAL) | {"goal": "f1 0.955, precision 0.97"},
        "ladder": _ladder(gold, told, words) | {"goal": 0.86},
        "ladder_other_reading": round(macro_f1(other, told), 3),
        "systematic_review": _one(_only(gold, _SYNTHESIS), told, words, _SYNTHESIS),
    }


def _only(steps: Sequence[str], wanted: str) -> list[str]:
    return [step if step == wanted else _REST for step in steps]


def _one(
    gold: Sequence[str], told: Sequence[str], words: Sequence[str], step: str
) -> dict[str, Any]:
    """Return how well one step is told from the rest."""
    mine = _only(told, step)
    low, high = interval(gold, mine, partial(_f1_of, label=step))
    return {
        "positives": gold.count(step),
        "f1": round(f1(gold, mine, step), 3),
        "interval": [round(low, 3), round(high, 3)],
        "precision": round(precision(gold, mine, step), 3),
        "recall": round(recall(gold, mine, step), 3),
        "word_list": round(f1(gold, _only(words, step), step), 3),
        "majority": round(f1(gold, majority(gold), step), 3),
    }


def _f1_of(gold: Sequence[str], told: Sequence[str], label: str) -> float:
    return f1(gold, told, label)


def _ladder(gold: Sequence[str], told: Sequence[str], words: Sequence[str]) -> dict[str, Any]:
    low, high = interval(gold, told)
    return {
        "macro_f1": round(macro_f1(gold, told), 3),
        "interval": [round(low, 3), round(high, 3)],
        "word_list": round(macro_f1(gold, words), 3),
        "majority": round(macro_f1(gold, majority(gold)), 3),
        "by_step": {step: round(f1(gold, told, step), 3) for step in sorted(set(gold))},
    }


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds study_type/")
    parser.add_argument("--split", default="val", help="train or val")
    parser.add_argument("--file", type=Path, help="any file of the same shape")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.file is None and asked.data is None:
        parser.error("give --data or --file")
    file = asked.file or asked.data / "study_type" / f"{asked.split}.jsonl"
    show([score(rows_of(file), file.stem)], as_json=asked.json)


if __name__ == "__main__":
    main()
