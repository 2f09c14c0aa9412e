"""Read claims with their sources from ``scifact`` and ``healthver``."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUPPORT, REFUTE, NOTHING = "support", "refute", "nothing"
_LABELS = {"SUPPORT": SUPPORT, "CONTRADICT": REFUTE, "REFUTE": REFUTE}


@dataclass(frozen=True, slots=True)
class Pair:
    """One claim and one abstract, with what readers said of them."""

    id: str
    claim: str
    doc: str
    title: str
    abstract: tuple[str, ...]
    label: str
    rationale: tuple[int, ...] = ()
    """Sentences of the abstract that decide."""


def pairs(folder: Path, file: Path) -> Iterator[Pair]:
    """Yield a pair for each claim and abstract of ``file``; ``folder`` holds the abstracts."""
    documents = corpus(folder)
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        named = row.get("cited_doc_ids") or row.get("doc_ids") or []
        for doc in dict.fromkeys([*map(str, named), *row["evidence"]]):
            if doc in documents:
                yield _pair(row, doc, documents[doc])


def corpus(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the abstracts of ``folder`` by their id."""
    packed = folder / "corpus.jsonl.gz"
    if packed.exists():
        text = gzip.decompress(packed.read_bytes()).decode("utf-8")
    else:
        text = (folder / "corpus.jsonl").read_text("utf-8")
    return {str(row["doc_id"]): row for row in map(json.loads, text.splitlines())}


def _pair(row: dict[str, Any], doc: str, document: dict[str, Any]) -> Pair:
    found = row["evidence"].get(doc, [])
    label = _LABELS[found[0]["label"]] if found else NOTHING
    sentences = sorted({number for part in found for number in part["sentences"]})
    return Pair(
        id=str(row["id"]),
        claim=row["claim"].strip(),
        doc=doc,
        title=document["title"],
        abstract=tuple(document["abstract"]),
        label=label,
        rationale=tuple(sentences),
    )
