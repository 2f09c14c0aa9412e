"""Print scores, as JSON or one line a number, and hold out rows by hash."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals.labels import f1, interval, macro_f1, majority

Row = dict[str, Any]
_TUNED_OF_TEN = 6


def rows_of(file: Path) -> list[Row]:
    """Return the rows of a file, one JSON object a line."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def tuned(key: str) -> bool:
    """Tell whether a row was open to those who wrote the rules: 60 %, by the hash of its id."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10 < _TUNED_OF_TEN


def parts_of(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows that were open while the rules were first written, and the others."""
    held = {tuned(str(row["id"])): [] for row in rows}  # type: dict[bool, list[Row]]
    for row in rows:
        held[tuned(str(row["id"]))].append(row)
    names = {True: "tune", False: "check"}
    return {names[open_]: kept for open_, kept in sorted(held.items(), reverse=True)}


def scored(
    rows: Sequence[Row], ours: Callable[[str], str], listed: Callable[[str], str]
) -> dict[str, Any]:
    """Return macro-F1 of ours, of a word list and of the majority, with n and our interval."""
    gold = [row["label"] for row in rows]
    told = [ours(row["text"]) for row in rows]
    low, high = interval(gold, told)
    return {
        "n": len(rows),
        "ours": round(macro_f1(gold, told), 3),
        "interval": [round(low, 3), round(high, 3)],
        "word_list": round(macro_f1(gold, [listed(row["text"]) for row in rows]), 3),
        "majority": round(macro_f1(gold, majority(gold)), 3),
        "by_label": {label: round(f1(gold, told, label), 3) for label in sorted(set(gold))},
    }


def show(results: Sequence[dict[str, Any]], *, as_json: bool) -> None:
    """Print the results: one as an object, several as a list."""
    if as_json:
        print(json.dumps(results[0] if len(results) == 1 else list(results), indent=2))
        return
    blocks = ["\n".join(f"{name}: {value}" for name, value in one.items()) for one in results]
    print("\n\n".join(blocks))
