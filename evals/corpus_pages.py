"""Turn each text of the reference corpora into a page in memory.

Where each set comes from, and under which licence, stands beside it in ``shared/corpora``. None
of the text is kept here.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HEADINGS = {
    "information": "Overview",
    "treatment": "Benefits",
    "how effective is it": "Benefits",
    "how does it work": "How it works",
    "precautions": "Side effects",
    "dose": "Dosage",
}
"""What a MedQuAD question asks for, as the heading a monograph would give its answer."""
_BULLET = re.compile(r"(?<=[.:?)]) - (?=[A-Z])")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a set, as a page."""

    set: str
    id: str
    text: str


def documents(shared: Path, name: str) -> Iterator[Document]:
    """Yield the texts of the set ``name`` in the order of their files."""
    folder = shared / "corpora" / name
    for key, text in SETS[name](folder):
        yield Document(name, key, text)


def _markdown(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.md")):
        if path.name != "README.md":
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8-sig")


def _summaries(folder: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(folder / "pairs.jsonl"):
        yield row["doi"], f"# Summary\n\n## Overview\n\n{_plain(row['pls'])}\n"


def _answers(folder: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(folder / "docs.jsonl"):
        parts = [f"## {title}\n\n{text}" for title, text in _sections(row["qa"]).items()]
        if parts:
            yield row["file"], "\n\n".join([f"# {_plain(row['focus'])}", *parts, ""])


def _releases(folder: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(folder / "releases.jsonl"):
        yield row["id"], f"# {_plain(row['title'])}\n\n## Overview\n\n{_plain(row['text'])}\n"


def _sections(answers: list[dict[str, Any]]) -> dict[str, str]:
    """Return heading to text: a monograph's heading once, else the question, each once."""
    sections: dict[str, str] = {}
    for answer in answers:
        if text := answer.get("a"):
            question = _plain(answer["q"])
            heading = _HEADINGS.get(answer["type"], question)
            heading = question if heading in sections else heading
            sections[heading] = "\n\n".join(filter(None, (sections.get(heading), _listed(text))))
    return sections


def _listed(text: str) -> str:
    """Give each item that the set ran together with the text its own line."""
    return _BULLET.sub("\n\n- ", _plain(text))


def _plain(text: str) -> str:
    """Keep signs of plain text from being read as Markdown."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"[^\S\n]+", " ", text).strip())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


SETS: Mapping[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "freegym-wiki": _markdown,
    "cochrane-pls": _summaries,
    "medquad-nih": _answers,
    "ods-vitamin-a": _markdown,
    "openfda-labels": _markdown,
    "supplementscore": _markdown,
    "fakehealth-releases-sample": _releases,
}
"""Name of a set to what reads its folder."""
GOOD = ("freegym-wiki", "cochrane-pls", "medquad-nih", "ods-vitamin-a", "openfda-labels")
"""Careful text: what a rule says here at warning or error is a false alarm until read."""
