"""Count how many abstracts hold each word, and write the table of ``marrowlint.evidence.rarity``.

``python -m evals.train_rarity --data DIR`` reads the corpus of SciFact; it is fast and needs
nothing beside the package.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from math import log
from pathlib import Path
from textwrap import fill

from marrowlint.evidence.overlap import ordered
from marrowlint.evidence.rarity import MODEL

HEAD = """title = "How rare a word's stem is in medical abstracts"
source = "Corpus of SciFact: {total} abstracts (Wadden 2020); stems that {least} or more hold"
licence = "Abstracts ODC-By 1.0 (S2ORC); counts by evals/train_rarity.py"

# log(abstracts / abstracts that hold the stem), to the nearest half.
rarest = {rarest}

[common]
"""
LEAST = 10
STEP = 0.5
RARER = 0.7
"""What a word that is not in the table weighs beyond the rarest that is."""


def grade(total: int, held: int) -> float:
    """Return how rare a stem is that ``held`` of ``total`` abstracts hold."""
    return round(log((total + 1) / (held + 0.5)) / STEP) * STEP


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds scifact/")
    file = parser.parse_args().data / "scifact" / "corpus.jsonl.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = [" ".join((row["title"], *row["abstract"])) for row in map(json.loads, lines)]
    counts = Counter(stem for text in texts for stem in set(ordered(text)))
    grades = defaultdict(list)
    for stem, held in counts.items():
        if held >= LEAST:
            grades[grade(len(texts), held)].append(stem)
    rarest = round(log((len(texts) + 1) / (LEAST - 0.5)) + RARER, 1)
    head = HEAD.format(total=len(texts), least=LEAST, rarest=rarest)
    rows = [
        f'"{at}" = """\n{fill(" ".join(sorted(grades[at])), 100)}"""\n' for at in sorted(grades)
    ]
    MODEL.write_text(head + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
