"""Score whether a sentence gives health advice, and how firmly: none, weak, strong.

``python -m evals.health_advice --data DIR [--file F] [--json]``. ``tune`` rows were read while the
rules were first written and mended, and a third of the ``check`` rows when they were mended once;
discussion and unstructured abstracts are other kinds of text. A sentence beside a reference counts
as told of others' work. A file given by ``--file`` is scored whole. The baseline is a word list.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.shown import Row, parts_of, rows_of, scored, show
from marrowlint.language.advice import Advice, advice

SETS = ("structured_abstract", "discussion", "unstructured_abstract")
LABELS = {Advice.NONE: "none", Advice.WEAK: "weak_advice", Advice.STRONG: "strong_advice"}
_STUDY = re.compile(r"\b(?:studies|research|trials?|investigat)")
_STRONG = re.compile(r"\b(?:should|must|recommend|need|necessary|required|warranted)")
_WEAK = re.compile(r"\b(?:may be|can be|could be|useful|option|alternative|suggests?)\b")


def ours(text: str) -> str:
    """Return the label that the rules give."""
    return LABELS[advice(text, cited_is_told=True)]


def listed(text: str) -> str:
    """Return the label that a word list gives."""
    lower = text.lower()
    if _STRONG.search(lower):
        return "none" if _STUDY.search(lower) else "strong_advice"
    return "weak_advice" if _WEAK.search(lower) else "none"


def score(rows: Sequence[Row], name: str) -> dict[str, Any]:
    """Return macro-F1 beside the baselines."""
    return {
        "set": name,
        "measure": "macro-F1, no, weak or strong health advice",
        **scored(rows, ours, listed),
        "goal": 0.87,
    }


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds health_advice/")
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
            for name in SETS
            for part, rows in parts_of(
                rows_of(asked.data / "health_advice" / f"{name}.jsonl")
            ).items()
        ]
    show(results, as_json=asked.json)


if __name__ == "__main__":
    main()
