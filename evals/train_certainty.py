"""Fit the weights of ``marrowlint.language.sureness`` and write them as data.

``python -m evals.train_certainty --data DIR`` reads the train split of
DIR/certainty/sentence-level-certainty.jsonl, prints Pearson's r over five folds, and rewrites the
model. Ridge regression with a small penalty on the sum of weights, by coordinate descent.
"""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.certainty import load, pearson
from marrowlint.language.sureness import MODEL, signs

HEAD = """title = "What makes a finding sound sure (1 to 6)"
source = "Certainty in science communication, train split (Pei and Jurgens 2021, \
github.com/Jiaxin-Pei/Certainty-in-Science-Communication @ 39a7863)"
licence = "MIT; weights fitted by evals/train_certainty.py"

# Added to "(bias)" where the sentence bears the sign; the signs are those of the lexicon sureness.
[weights]
"""
ABSOLUTE, SQUARED = 2.0, 4.0
"""Penalties on weights, in rows."""
LEAST_ROWS, SWEEPS, FOLDS = 5, 60, 5


def fit(found: Sequence[frozenset[str]], scores: Sequence[float]) -> dict[str, float]:
    """Return the weights, those that are not nought, and the bias."""
    counts = Counter(sign for each in found for sign in each)
    rows = {sign: [] for sign in sorted(counts) if counts[sign] >= LEAST_ROWS}  # type: dict[str, list[int]]
    for at, each in enumerate(found):
        for sign in each & rows.keys():
            rows[sign].append(at)
    bias, weights = 0.0, dict.fromkeys(rows, 0.0)
    left = list(scores)
    for _ in range(SWEEPS):
        mean = sum(left) / len(left)
        bias, left = bias + mean, [value - mean for value in left]
        for sign, ats in rows.items():
            pull = sum(left[at] for at in ats) + weights[sign] * len(ats)
            new = math.copysign(max(abs(pull) - ABSOLUTE, 0.0), pull) / (len(ats) + SQUARED)
            for at in ats:
                left[at] -= new - weights[sign]
            weights[sign] = new
    return {"(bias)": bias} | {sign: value for sign, value in weights.items() if value}


def told(weights: dict[str, float], found: frozenset[str]) -> float:
    """Return the score of one sentence."""
    return weights["(bias)"] + sum(weights.get(sign, 0.0) for sign in found)


def crossed(rows: list[dict[str, Any]]) -> float:
    """Return Pearson's r of scores told by weights that never saw the row."""
    found = [signs(row["finding"]) for row in rows]
    scores = [row["sentence-level-certainty"] for row in rows]
    order = list(range(len(rows)))
    random.Random(0).shuffle(order)  # noqa: S311 - folds, not secrets
    guesses = [0.0] * len(rows)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        seen = [at for at in order if at not in held]
        weights = fit([found[at] for at in seen], [scores[at] for at in seen])
        for at in held:
            guesses[at] = told(weights, found[at])
    return pearson(guesses, scores)


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    file = parser.parse_args().data / "certainty" / "sentence-level-certainty.jsonl"
    rows = load(file, "train")
    weights = fit(
        [signs(row["finding"]) for row in rows], [row["sentence-level-certainty"] for row in rows]
    )
    lines = [f"{json.dumps(sign)} = {weights[sign]:.3f}\n" for sign in sorted(weights)]
    MODEL.write_text(HEAD + "".join(lines), "utf-8")
    print(
        f"r over {FOLDS} folds {crossed(rows):.3f}, n={len(rows)}; {len(weights)} weights written"
    )


if __name__ == "__main__":
    main()
