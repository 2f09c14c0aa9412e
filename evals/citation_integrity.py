"""Score "does a citing sentence misstate its source?": accurate, misstated, not there.

``python -m evals.citation_integrity --data DIR [--split dev] [--file F] [--json]``. ``F`` holds
claims of the same shape; the sentences of the sources are read from DIR/citation_integrity. The
weights were learnt from the train split, and dev was kept apart. Elsewhere, on this version of the
set's test rows: MultiVerS 0.44, DeBERTa 0.47. Baselines: the share of the citing words in the
text, cut at a half and a quarter; naive Bayes over the words of the claim alone, learnt from
train.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.citation_sets import Cited, cited
from evals.claim_words import learn
from evals.labels import f1, interval, macro_f1, majority, precision, recall
from evals.shown import show
from marrowlint.evidence.misstated import ACCURATE, ELSEWHERE, MISSTATED, likely
from marrowlint.language.words import content

GOAL = 0.47
_MOST, _SOME = 0.5, 0.25


def ours(row: Cited) -> str:
    """Return the likeliest label."""
    chances = likely(row.citing, row.source)
    return max(chances, key=chances.__getitem__)


def overlapping(row: Cited) -> str:
    """Return what plain word overlap says."""
    claim, text = content(row.citing.text), content(" ".join(row.source))
    share = len(claim & text) / len(claim) if claim else 0.0
    if share >= _MOST:
        return ACCURATE
    return MISSTATED if share >= _SOME else ELSEWHERE


def score(rows: Sequence[Cited], train: Sequence[Cited]) -> dict[str, Any]:
    """Return macro-F1 of ours and of the baselines, with n and our interval."""
    gold = [row.label for row in rows]
    told = [ours(row) for row in rows]
    guess = learn([row.sentence for row in train], [row.label for row in train])
    alone = [guess(row.sentence) for row in rows]
    low, high = interval(gold, told)
    return {
        "set": "citation_integrity",
        "n": len(rows),
        "labels": dict(Counter(gold)),
        "measure": "macro-F1, citation accurate, misstated or not in the source",
        "ours": round(macro_f1(gold, told), 3),
        "interval": [round(low, 3), round(high, 3)],
        "overlap": round(macro_f1(gold, [overlapping(row) for row in rows]), 3),
        "claim only": round(macro_f1(gold, alone), 3),
        "majority": round(macro_f1(gold, majority(gold)), 3),
        "by_label": {label: round(f1(gold, told, label), 3) for label in sorted(set(gold))},
        "precision": round(precision(gold, told, MISSTATED), 3),
        "recall": round(recall(gold, told, MISSTATED), 3),
        "goal": GOAL,
    }


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--file", type=Path, help="any file of the same shape")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = list(cited(asked.data, asked.split, asked.file))
    show([score(rows, list(cited(asked.data, "train")))], as_json=asked.json)


if __name__ == "__main__":
    main()
