"""Score how sure a finding sounds against ratings from 1 to 6, by Pearson's r.

``python -m evals.certainty --data DIR [--split val] [--file F] [--json]``. The baseline counts
hedging words.
"""

import argparse
import json
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.labels import ROUNDS, SEED
from evals.shown import show
from marrowlint.language.sureness import sureness

HEDGES = (
    "may might could can would possible possibly potential potentially perhaps probably likely "
    "unlikely suggest suggests appear appears seem seems"
)


def load(file: Path, split: str | None) -> list[dict[str, Any]]:
    """Return the rows of a file, of one split if named and if the rows have any."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [row for row in rows if split is None or row.get("split", split) == split]


def pearson(ours: Sequence[float], gold: Sequence[float]) -> float:
    """Return Pearson's r; 0 where one side never varies."""
    mean, middle = sum(ours) / len(ours), sum(gold) / len(gold)
    both = sum((a - mean) * (b - middle) for a, b in zip(ours, gold, strict=True))
    spread = sum((a - mean) ** 2 for a in ours) * sum((b - middle) ** 2 for b in gold)
    return both / math.sqrt(spread) if spread else 0.0


def interval(ours: Sequence[float], gold: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of r over rows."""
    dice, ats, found = random.Random(SEED), range(len(gold)), []  # noqa: S311 - resampling
    for _ in range(ROUNDS):
        drawn = [dice.choice(ats) for _ in ats]
        found.append(pearson([ours[at] for at in drawn], [gold[at] for at in drawn]))
    found.sort()
    return found[int(0.025 * ROUNDS)], found[int(0.975 * ROUNDS)]


def hedges(text: str) -> float:
    """Return minus the number of hedging words: the simple baseline."""
    listed = set(HEDGES.split())
    return -float(sum(word.strip(".,;:()").lower() in listed for word in text.split()))


def score(file: Path, split: str | None) -> dict[str, Any]:
    """Return r of ours and of the baseline, with n and our interval."""
    rows = load(file, split)
    gold = [float(row["sentence-level-certainty"]) for row in rows]
    ours = [sureness(row["finding"]) for row in rows]
    low, high = interval(ours, gold)
    return {
        "set": "certainty",
        "split": split or "all",
        "n": len(rows),
        "measure": "Pearson r, how sure a finding sounds (1 to 6)",
        "ours": round(pearson(ours, gold), 3),
        "interval": [round(low, 3), round(high, 3)],
        "word_list": round(pearson([hedges(row["finding"]) for row in rows], gold), 3),
        "majority": 0.0,
        "goal": 0.72,
    }


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds certainty/")
    parser.add_argument("--split", default="val")
    parser.add_argument("--file", type=Path, help="any file of the same shape, all of its rows")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.file is None and asked.data is None:
        parser.error("give --data or --file")
    if asked.file:
        result = score(asked.file, None)
    else:
        result = score(asked.data / "certainty" / "sentence-level-certainty.jsonl", asked.split)
    show([result], as_json=asked.json)


if __name__ == "__main__":
    main()
