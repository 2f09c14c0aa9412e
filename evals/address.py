"""Score "does the source address the claim?" on CliniFact (val) or files of either set's shape.

``python -m evals.address --data DIR [--set clinifact|scifact] [--split val] [--file F] [--json]``.
SciFact's train split was learnt from: score other claims of it with ``--file``; five folds over
the train claims are printed by ``evals.train_address``. The baseline is the share of the claim's
words that the text holds, cut at 0.5.
"""

import argparse
from pathlib import Path
from typing import Any

from evals.address_sets import Pair, clinifact, scifact
from evals.labels import interval, macro_f1, majority
from evals.shown import show
from marrowlint.evidence.address import addressed
from marrowlint.evidence.passages import material
from marrowlint.language.words import content

GOALS = {"clinifact": 0.84, "scifact": 0.82}
EVEN = 0.5


def simple(pair: Pair) -> bool:
    """Return what plain word overlap says."""
    claim = content(pair.claim)
    text = content(" ".join((pair.title, *pair.sentences)))
    return bool(claim) and len(claim & text) / len(claim) >= EVEN


def score(name: str, pairs: list[Pair]) -> dict[str, Any]:
    """Return macro-F1 of ours and of two baselines, with n and our interval."""
    gold = [str(pair.addressed) for pair in pairs]
    ours = [str(addressed(p.claim, material(p.sentences, p.title)) >= EVEN) for p in pairs]
    low, high = interval(gold, ours)
    return {
        "set": name,
        "n": len(pairs),
        "measure": "macro-F1, source addresses the claim or not",
        "ours": round(macro_f1(gold, ours), 3),
        "interval": [round(low, 3), round(high, 3)],
        "overlap": round(macro_f1(gold, [str(simple(pair)) for pair in pairs]), 3),
        "majority": round(macro_f1(gold, majority(gold)), 3),
        "goal": GOALS[name],
    }


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--set", choices=sorted(GOALS), default="clinifact")
    parser.add_argument("--split", default="val")
    parser.add_argument("--file", type=Path, help="any file of the same shape")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.set == "clinifact":
        pairs = list(clinifact(asked.data, asked.split, asked.file))
    else:
        pairs = list(scifact(asked.data, asked.file))
    show([score(asked.set, pairs)], as_json=asked.json)


if __name__ == "__main__":
    main()
