"""Score links and advice on conclusions that were labelled for this, from sets one may learn from.

``python -m evals.conclusions --data DIR [--json]``. 4,200 sentences from the ends of abstracts in
``clinifact``, ``evidence_inference_v2`` and ``scifact`` and from findings in ``certainty``, each
labelled once, by a language model that helps to build marrowlint, after the classes of Yu 2019
and Li 2021. ``conclusions/labels.tsv`` holds set, hash of the sentence, part and both labels, and
no text. Errors of the part ``open`` were read while the grammar was mended, those of ``kept``
were only counted. On 180 and 160 rows of the sets with gold labels the same reader reached
macro-F1 0.88 for links and 0.87 for advice, so a score here cannot mean more than that.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evals.causal_language import listed as listed_link
from evals.causal_language import ours as our_link
from evals.health_advice import listed as listed_advice
from evals.health_advice import ours as our_advice
from evals.shown import Row, scored, show

LABELS = Path(__file__).with_name("conclusions") / "labels.tsv"
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"(])")
_HEADING = re.compile(
    r"\b(?:CONCLUSIONS?|Conclusions?|INTERPRETATION|Interpretation)\s*(?:AND [A-Z ]+)?[:.]"
)
_PART = re.compile(r"ABSTRACT\.?(?:CONCLUSIONS?|INTERPRETATION|DISCUSSION)[^:]*:", re.IGNORECASE)
_LEAST = 25
_LAST, _MOST = 2, 3


def sentences(data: Path) -> Iterator[str]:
    """Yield the sentences that may have been labelled."""
    for name in ("train", "val"):
        for row in _rows(data / "clinifact" / f"{name}.jsonl"):
            yield from _ends(row["abstract"] or "", _HEADING)
    for row in _rows(data / "evidence_inference_v2" / "abstracts.jsonl.gz"):
        yield from _ends(row["abstract"], _PART)
    for row in _rows(data / "scifact" / "corpus.jsonl.gz"):
        yield from row["abstract"][-_LAST:]
    for row in _rows(data / "certainty" / "sentence-level-certainty.jsonl"):
        yield row["finding"]


def _ends(abstract: str, heading: re.Pattern[str]) -> list[str]:
    """Return the first sentences under a heading for conclusions, else the last of all."""
    pieces = heading.split(abstract)
    body = pieces[-1] if len(pieces) > 1 else abstract
    if len(pieces) > 1 and heading is _PART:
        body = body.split("ABSTRACT.")[0]
    found = [piece.strip() for piece in _END.split(body.strip()) if len(piece.strip()) > _LEAST]
    return found[:_MOST] if len(pieces) > 1 else found[-_LAST:]


def _rows(file: Path) -> Iterable[Row]:
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]


def digest(sentence: str) -> str:
    """Return what stands for a sentence in the file of labels."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:16]


def labelled(data: Path) -> list[Row]:
    """Return the labelled sentences: ``text``, ``part``, ``link`` and ``advice``."""
    texts = {digest(text): " ".join(text.split()) for text in sentences(data)}
    rows = [line.split("\t") for line in LABELS.read_text("utf-8").splitlines()]
    return [
        {"text": texts[sha], "part": part, "link": link, "advice": advice}
        for _, sha, part, link, advice in rows
        if sha in texts
    ]


def score(rows: list[Row], part: str) -> list[dict[str, Any]]:
    """Return macro-F1 of links and of advice in one part, beside word list and majority."""
    inside = [row for row in rows if row["part"] == part]
    questions = (("link", our_link, listed_link), ("advice", our_advice, listed_advice))
    return [
        {
            "set": f"{name}, {part}",
            "measure": f"macro-F1, {name}",
            **scored([{**row, "label": row[name]} for row in inside], ours, listed),
        }
        for name, ours, listed in questions
    ]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of data sets")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = labelled(asked.data)
    show([one for part in ("open", "kept") for one in score(rows, part)], as_json=asked.json)


if __name__ == "__main__":
    main()
