"""Score the three verdicts on pairs of claim and abstract, beside three baselines.

Found is read as support, conflict as refutation, not found and unchecked as neither. The tool
never says "supported": this reading only shows how far its three states are from a reader's.
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.changed_claims import known
from evals.claim_pairs import NOTHING, REFUTE, SUPPORT, Pair, pairs
from evals.claim_words import learn
from evals.labels import f1, interval, macro_f1, majority
from marrowlint.evidence.address import addressed
from marrowlint.evidence.links import Verdict
from marrowlint.evidence.passages import material, stems
from marrowlint.evidence.support import decide

_FOLDS = 5
_LEXICAL = 0.5
_EVEN = 0.5
_LEARNT_FROM = frozenset({"scifact"})
"""Sets whose train split the model of ``by_model`` has seen: it is scored on other files alone."""


def ours(pair: Pair) -> str:
    """Return what the checker says."""
    verdict = decide(pair.claim, *known(pair)).verdict
    return {Verdict.FOUND: SUPPORT, Verdict.CONFLICT: REFUTE}.get(verdict, NOTHING)


def lexical(pair: Pair) -> str:
    """Return what plain word overlap says: addressed from half of the claim's words on."""
    own = stems(pair.claim)
    text = stems(" ".join((pair.title, *pair.abstract)))
    return SUPPORT if own and len(own & text) / len(own) >= _LEXICAL else NOTHING


def claim_only(rows: Sequence[Pair]) -> list[str]:
    """Return what naive Bayes over the claim's words says in five folds: it sees no source."""
    told = [""] * len(rows)
    folds = [zlib.crc32(row.claim.encode()) % _FOLDS for row in rows]
    for fold in set(folds):
        train = [row for row, own in zip(rows, folds, strict=True) if own != fold]
        guess = learn([row.claim for row in train], [row.label for row in train])
        for at, row in enumerate(rows):
            if folds[at] == fold:
                told[at] = guess(row.claim)
    return told


def score(rows: Sequence[Pair]) -> dict[str, Any]:
    """Return macro-F1 of ours and the baselines, on three labels and on "addressed or not"."""
    gold = [row.label for row in rows]
    told = {
        "majority": majority(gold),
        "claim only": claim_only(rows),
        "lexical": [lexical(row) for row in rows],
        "ours": [ours(row) for row in rows],
    }
    speaks = [str(label != NOTHING) for label in gold]
    low, high = interval(gold, told["ours"])
    address = {name: [str(label != NOTHING) for label in labels] for name, labels in told.items()}
    return {
        "n": len(rows),
        "labels": dict(Counter(gold)),
        "three labels": {name: round(macro_f1(gold, labels), 3) for name, labels in told.items()},
        "interval": [round(low, 3), round(high, 3)],
        "refute F1": round(f1(gold, told["ours"], REFUTE), 3),
        "addressed": {name: round(macro_f1(speaks, labels), 3) for name, labels in address.items()},
        "addressed interval": [round(part, 3) for part in interval(speaks, address["ours"])],
    }


def by_model(rows: Sequence[Pair]) -> dict[str, Any]:
    """Return macro-F1 of the learnt model (``evidence.address``) on "addressed or not"."""
    gold = [str(row.label != NOTHING) for row in rows]
    chances = [addressed(row.claim, material(row.abstract, row.title)) for row in rows]
    told = [str(chance >= _EVEN) for chance in chances]
    low, high = interval(gold, told)
    model = {"n": len(rows), "ours": round(macro_f1(gold, told), 3)}
    return {"addressed, learnt model": {**model, "interval": [round(low, 3), round(high, 3)]}}


def run(name: str, description: str) -> None:
    """Read the arguments of one set's script, and print its scores."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder of data sets")
    parser.add_argument("--split", default="train")
    parser.add_argument("--file", type=Path, help="claims of the same shape, instead of a split")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    arguments = parser.parse_args()
    folder = arguments.data / name
    file = arguments.file or folder / f"claims_{arguments.split}.jsonl"
    rows = list(pairs(folder, file))
    result = {"set": name, **score(rows)}
    if arguments.file or name not in _LEARNT_FROM:
        result |= by_model(rows)
    if arguments.json:
        print(json.dumps(result, indent=2))
        return
    for key, value in result.items():
        print(f"{key}: {value}")
