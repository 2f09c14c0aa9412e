"""Score claims in an editor's own words against the summary of the source that they cite.

``python -m evals.own_words [--misses] [--json]``. ``own_words/*.jsonl`` holds sources (invented),
each with claims that are true to it and claims with one fault of a kind. A page cites the source
for one claim; any finding of a rule that holds claims against sources counts, at whatever severity,
if it lies on the claim. "False" is the share of true claims that draw one.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.shown import Row, rows_of, show
from marrowlint.run import check_text
from marrowlint.settings import Options

CLAIMS = Path(__file__).with_name("own_words")
FAMILIES = ("evidence", "citation", "dose", "consistency")
OPTIONS = Options(no_config=True, no_lock=True, select=FAMILIES)
_APART = frozenset({
    "source-unused", "outcome-unspecified", "significant-ambiguous", "outcome-selective",
    "relative-without-absolute",
})  # fmt: skip
"""Rules on other things than what a claim makes of its source."""


def page(row: Row, claim: str) -> str:
    """Return a page in Markdown that makes one claim, citing the source of ``row``."""
    source = row["source"]
    entry = "{authors} ({year}). {title}. *{journal}*. {summary}".format(**source)
    return (
        f"# {row['topic'].capitalize()}\n\n## Benefits\n\n{claim}\n\n"
        f"## Research sources\n\n1. {entry}\n"
    )


def told(row: Row, claim: str) -> list[str]:
    """Return the rules that find something on the claim."""
    text = page(row, claim)
    start = text.index("## Benefits")
    stop = text.index("## Research")
    found = check_text(text, "page.md", OPTIONS).findings
    return [
        one.rule for one in found if start <= one.place.span.start < stop and one.rule not in _APART
    ]


def cases() -> Iterator[tuple[str, str, Row, str]]:
    """Yield the file's name, kind (``true`` or a kind of fault), source and claim."""
    for file in sorted(CLAIMS.glob("*.jsonl")):
        for row in rows_of(file):
            yield from ((file.stem, "true", row, claim) for claim in row["true"])
            yield from ((file.stem, each["kind"], row, each["text"]) for each in row["faulty"])


def score() -> list[dict[str, Any]]:
    """Return, for each file and kind of claim, how many draw a finding."""
    hits: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for name, kind, row, claim in cases():
        hits[name][kind].append(bool(told(row, claim)))
    return [row for name, kinds in hits.items() for row in _rows(name, kinds)]


def _rows(name: str, kinds: dict[str, list[bool]]) -> Iterator[dict[str, Any]]:
    """Yield the true claims of a file, all faulty ones, and each kind of fault."""
    faults = {kind: each for kind, each in sorted(kinds.items()) if kind != "true"}
    every = [hit for each in faults.values() for hit in each]
    parts = {"true": kinds["true"], "every fault": every, **faults}
    for kind, each in parts.items() if every else (("true", kinds["true"]),):
        flagged = round(sum(each) / len(each), 3)
        yield {"set": name, "part": kind, "measure": "claims", "n": len(each), "flagged": flagged}


def main() -> None:
    """Print the scores, or the claims that were judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was judged wrongly")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if not asked.misses:
        show(score(), as_json=asked.json)
        return
    for _, kind, row, claim in cases():
        found = told(row, claim)
        if bool(found) == (kind == "true"):
            print(f"{kind} {found or 'missed'}: {claim}\n    {row['source']['summary']}")


if __name__ == "__main__":
    main()
