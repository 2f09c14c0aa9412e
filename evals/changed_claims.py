"""Score how many changed claims are told as conflicts, and how many true ones are.

``python -m evals.changed_claims --data DIR [--set scifact|healthver] [--split train] [--file F]
[--part all|tune|held] [--json]``. Every supported pair of claim and abstract gives the claim as
it stands, retold by rule (synonyms, another order), and changed by rule (number, unit, direction,
population, certainty, source swapped). The second arm does the same with the sentences of the
abstracts that hold a number, each retold first, so that a match of words cannot tell them apart.
Thresholds were chosen on the part ``tune`` (by abstract, three fifths of SciFact's train split).
"""

import argparse
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from evals.claim_changes import FALSE, TRUE, number, synonyms
from evals.claim_pairs import SUPPORT, Pair, pairs
from marrowlint.evidence.elsewhere import better
from marrowlint.evidence.links import Verdict
from marrowlint.evidence.passages import Material, material, weigh
from marrowlint.evidence.plain import mismatches
from marrowlint.evidence.support import decide

GOALS = {"number": 0.97, "unit": 0.97, "direction": 0.85, "population": 0.85}
FALSE_GOAL = 0.05
ROUNDS = 1000
SEED = 20261123
SOURCES = 5
"""Sources of an imagined page, of which a claim cites the wrong one."""
_LONGEST = 400
_SIZES = {"tune": (0, 3), "held": (3, 5), "all": (0, 5)}


@dataclass(slots=True)
class Tally:
    """What came of one kind of claim, abstract by abstract, so that the bootstrap can draw them."""

    flags: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, doc: str, *, flagged: bool) -> None:
        """Count one claim on ``doc``."""
        self.flags[doc].append(flagged)

    def row(self) -> dict[str, Any]:
        """Return n, the share flagged and its 95 % interval over abstracts."""
        groups = list(self.flags.values())
        every = [flag for group in groups for flag in group]
        low, high = _interval(groups)
        share = sum(every) / len(every) if every else 0.0
        return {"n": len(every), "flagged": round(share, 3), "interval": (low, high)}


def _interval(groups: list[list[bool]]) -> tuple[float, float]:
    dice = random.Random(SEED)  # noqa: S311 - resampling, not secrets
    if not groups:
        return 0.0, 0.0
    counts = [(sum(group), len(group)) for group in groups]
    shares = []
    for _ in range(ROUNDS):
        drawn = dice.choices(counts, k=len(counts))
        shares.append(sum(hit for hit, _ in drawn) / sum(size for _, size in drawn))
    shares.sort()
    return round(shares[int(0.025 * ROUNDS)], 3), round(shares[int(0.975 * ROUNDS)], 3)


def in_part(doc: str, part: str) -> bool:
    """Return whether an abstract belongs to ``part``."""
    low, high = _SIZES[part]
    return low <= zlib.crc32(doc.encode()) % 5 < high


@lru_cache(maxsize=8_192)
def known(pair: Pair) -> tuple[Material, Mapping[str, float]]:
    """Return the abstract of ``pair`` as the checker sees it."""
    told = material(pair.abstract, pair.title)
    return told, weigh([told])


def flagged(claim: str, pair: Pair) -> bool:
    """Return whether ``claim`` is told to conflict with the abstract of ``pair`` it cites."""
    told, weights = known(pair)
    if decide(claim, told, weights).verdict is Verdict.CONFLICT:
        return True
    return any(mismatches(claim, claim, [told], frozenset()))


def score(found: Iterable[Pair]) -> dict[str, Any]:
    """Return the share flagged of each kind of claim."""
    rows = [pair for pair in found if pair.label == SUPPORT]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for pair in rows:
        for kind, claim in claims(pair):
            tallies[kind].add(pair.doc, flagged=flagged(claim, pair))
        for kind, claim in sentences(pair):
            tallies[kind].add(pair.doc, flagged=flagged(claim, pair))
    for pair, hit in swapped(rows):
        tallies["claim: source swapped"].add(pair.doc, flagged=hit)
    return {kind: tally.row() for kind, tally in sorted(tallies.items())}


def claims(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield the claim of ``pair``, retold and changed."""
    yield "claim: true", pair.claim
    for name, change in {**TRUE, **FALSE}.items():
        told = change(pair.claim, _dice(pair.claim))
        if told is not None:
            true = name in TRUE
            yield f"claim: {'true, ' if true else ''}{name}{'' if true else ' changed'}", told
            if not true:
                yield f"claim: true, before {name} changed", pair.claim


def sentences(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield sentences of the abstract, retold, and retold and changed.

    Those with a number for amounts; those that readers chose as the evidence for the rest.
    """
    for at, sentence in enumerate(pair.abstract):
        told = synonyms(sentence, _dice(sentence)) or sentence
        if len(sentence) > _LONGEST:
            continue
        if number(sentence, _dice(sentence)) is not None:
            yield "sentence: true, with a number", told
            yield from _changed(told, ("number", "unit"))
        if at in pair.rationale:
            yield "sentence: true, evidence", told
            yield from _changed(told, ("direction", "population"))


def _changed(told: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        changed = FALSE[kind](told, _dice(told))
        if changed is not None:
            yield f"sentence: {kind} changed", changed


def swapped(rows: list[Pair]) -> Iterator[tuple[Pair, bool]]:
    """Yield each claim with whether it is told that another of five sources fits far better."""
    for at, pair in enumerate(rows):
        others = [rows[(at + step * 37) % len(rows)] for step in range(1, SOURCES)]
        told = [known(other)[0] for other in others if other.doc != pair.doc]
        if len(told) < SOURCES - 1:
            continue
        cited, rest = told[0], [known(pair)[0], *told[1:]]
        found = better(pair.claim, cited, rest, weigh([cited, *rest]))
        yield pair, found is not None and found.index == 0


def _dice(text: str) -> random.Random:
    return random.Random(text)  # noqa: S311 - the same change for the same claim


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of data sets")
    parser.add_argument("--set", choices=("scifact", "healthver"), default="scifact")
    parser.add_argument("--split", default="train")
    parser.add_argument("--file", type=Path, help="claims of the same shape, instead of a split")
    parser.add_argument("--part", choices=sorted(_SIZES), default="all")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    arguments = parser.parse_args()
    folder = arguments.data / arguments.set
    file = arguments.file or folder / f"claims_{arguments.split}.jsonl"
    rows = [pair for pair in pairs(folder, file) if in_part(pair.doc, arguments.part)]
    result = score(rows)
    if arguments.json:
        print(json.dumps({"set": arguments.set, "part": arguments.part, "kinds": result}, indent=2))
        return
    print(f"{arguments.set}, part {arguments.part}; goals {GOALS}, true claims <= {FALSE_GOAL}")
    for kind, row in result.items():
        print(f"{kind:42}{row['flagged']:7.3f}  n={row['n']:<5} {row['interval']}")


if __name__ == "__main__":
    main()
