"""Keep what a person said of findings on the corpora, without their text."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "verdicts" / "corpora.jsonl"
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader decided of one finding."""

    set: str
    doc: str
    rule: str
    sha: str
    """The first 16 hex digits of the SHA-256 of the sentence underlined."""
    alarm: bool
    """True where a careful editor would want the finding."""
    reason: str


def digest(sentence: str) -> str:
    """Return what stands for ``sentence`` in the file of verdicts; white space is folded."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:16]


def load(path: Path = FILE) -> Iterator[Verdict]:
    """Yield the verdicts on file."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        alarm = row["verdict"] == "true"
        yield Verdict(row["set"], row["doc"], row["rule"], row["sha"], alarm, row["reason"])


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927); ``(0, 1)`` for none of none."""
    if not total:
        return 0.0, 1.0
    share, square = hits / total, _Z * _Z
    middle = share + square / (2 * total)
    spread = _Z * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def table(verdicts: Iterable[Verdict]) -> list[dict[str, object]]:
    """Return a row a rule: verdicts, true alarms, precision with its interval."""
    by_rule: dict[str, list[bool]] = {}
    for verdict in verdicts:
        by_rule.setdefault(verdict.rule, []).append(verdict.alarm)
    rows: list[dict[str, object]] = []
    for rule, alarms in sorted(by_rule.items()):
        low, high = wilson(sum(alarms), len(alarms))
        rows.append(
            {
                "rule": rule,
                "n": len(alarms),
                "true": sum(alarms),
                "precision": round(sum(alarms) / len(alarms), 3),
                "low": round(low, 3),
                "high": round(high, 3),
            }
        )
    return rows
