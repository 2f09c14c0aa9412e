"""Read the sets that tell whether a source addresses a claim: SciFact and CliniFact."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_STOP = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside a source, and whether the source addresses it."""

    claim: str
    title: str
    sentences: tuple[str, ...]
    addressed: bool


def scifact(data: Path, file: Path | None = None) -> Iterator[Pair]:
    """Yield a pair for each abstract a claim cites; without evidence, it is not addressed."""
    folder = data / "scifact"
    corpus = {}
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            corpus[row["doc_id"]] = (row["title"], tuple(row["abstract"]))
    claims = file or folder / "claims_train.jsonl"
    for line in claims.read_text("utf-8").splitlines():
        row = json.loads(line)
        for cited in row["cited_doc_ids"]:
            title, sentences = corpus[cited]
            yield Pair(row["claim"], title, sentences, str(cited) in row["evidence"])


def clinifact(data: Path, split: str = "train", file: Path | None = None) -> Iterator[Pair]:
    """Yield the pairs of one split; label 2, a background citation, does not address its claim."""
    path = file or data / "clinifact" / f"{split}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        sentences = tuple(filter(None, _STOP.split(row["abstract"])))
        yield Pair(row["claim"], row["title"], sentences, row["label"] != 2)  # noqa: PLR2004 - as documented
