"""Read Citation Integrity: citing sentences, five sentences of the source, and readers' labels."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marrowlint.evidence.misstated import ACCURATE, ELSEWHERE, MISSTATED, Citing

LABELS = {"SUPPORT": ACCURATE, "REFUTE": MISSTATED, "CONTRADICT": MISSTATED}
"""The set calls every kind of inaccurate citation REFUTE; without evidence it is not there."""
_MARKER = re.compile(r"<\|(?P<kind>multi_cit|cit|other_cit)\|>")
_WORD = re.compile(r"[A-Za-z]{3,}")
_CLAUSE = 4
"""Words from which on what stands between two citations is a statement of its own."""
_SHORT = 6
"""Words below which what stands before a citation is its subject: what follows is told of it."""
_OPENING = 60
_REFERENCES = 1000


@dataclass(frozen=True, slots=True)
class Cited:
    """One citing sentence beside the sentences known of its source."""

    id: str
    work: int
    """The number of the cited article: several sentences cite each."""
    sentence: str
    citing: Citing
    source: tuple[str, ...]
    label: str


def cited(data: Path, split: str = "dev", file: Path | None = None) -> Iterator[Cited]:
    """Yield the rows of a split, or of a file of the same shape."""
    folder = data / "citation_integrity"
    lines = (folder / "evidence.jsonl").read_text("utf-8").splitlines()
    texts = {row["doc_id"]: tuple(row["abstract"]) for row in map(json.loads, lines)}
    path = file or folder / f"claims_{split}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for doc in row["cited_doc_ids"]:
            yield _row(row, doc, texts[doc])


def _row(row: Mapping[str, Any], doc: int, source: tuple[str, ...]) -> Cited:
    found = row["evidence"].get(str(doc), [])
    label = LABELS[found[0]["label"]] if found else ELSEWHERE
    sentence = row["claim"]
    return Cited(str(row["id"]), doc // _REFERENCES, sentence, citing(sentence), source, label)


def citing(sentence: str) -> Citing:
    """Return the words that the marker of the source covers: back to the citation before it."""
    markers = list(_MARKER.finditer(sentence))
    own = next((one for one in markers if one["kind"] != "other_cit"), None)
    whole = plain(sentence)
    if own is None:
        return Citing(whole)
    start = 0
    for other in markers:
        between = sentence[other.end() : own.start()]
        if other.end() < own.start() and len(_WORD.findall(between)) >= _CLAUSE:
            start = other.end()
    told = sentence[start : own.start()]
    if len(_WORD.findall(told)) < _SHORT:
        told = f"{told} {_MARKER.split(sentence[own.end() :])[0]}"
    text = plain(told) or whole
    return Citing(
        text=text,
        shared=any(one["kind"] == "multi_cit" for one in markers),
        others=sum(one["kind"] == "other_cit" for one in markers),
        opening=markers[0].start() <= _OPENING,
        part=len(text) / max(1, len(whole)),
    )


def plain(sentence: str) -> str:
    """Return a sentence without its markers."""
    return " ".join(_MARKER.sub(" ", sentence).split())
