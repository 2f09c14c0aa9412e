"""Write evals/RESULTS.md: every score, beside its baselines, its interval and its goal.

``python -m evals.results --shared ../shared`` runs each scorer as anyone would from the command
line, with ``--json``, and sets what they print into tables. It takes some minutes.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("RESULTS.md")
NOTES = (Path(__file__).with_name("MISSES.md"), Path(__file__).with_name("NOTES.md"))
SCORERS = (
    ("study_type",),
    ("causal_language",),
    ("health_advice",),
    ("conclusions",),
    ("exaggeration",),
    ("certainty",),
    ("evidence_inference",),
    ("address",),
    ("citation_integrity",),
    ("scifact",),
    ("healthver",),
    ("changed_claims", "--set", "scifact", "--part", "held"),
    ("changed_claims", "--set", "healthver", "--split", "dev"),
)
"""What is run, with its own options; each is given ``--data`` and ``--json`` as well."""
OWN = (("wordings",), ("own_words",))
"""The same of text that lies in the repository, so that no ``--data`` is needed."""
HEAD = """# Results

Written by `python -m evals.results --shared ../shared`; do not edit. Intervals are 95 % bootstrap
intervals over rows. "Word list" and "majority" are the floors a score has to beat; what is not met
says so. Splits: what was read while the rules were written is called train or tune, what was kept
apart for checking is called val, dev, check or held. Of causal_language, health_advice, address and
changed_claims a part of that was read or looked at later: the last section says which, and why
these figures flatter.

"""


def told(scorer: tuple[str, ...], shared: Path) -> list[dict[str, Any]]:
    """Return what one scorer prints as JSON, as a list of results."""
    name, *options = scorer
    data = [] if scorer in OWN else ["--data", str(shared / "data")]
    command = [sys.executable, "-m", f"evals.{name}", *data, "--json"]
    done = subprocess.run([*command, *options], check=True, capture_output=True, text=True)  # noqa: S603 - our own modules
    found = json.loads(done.stdout)
    return found if isinstance(found, list) else [found]


def rows(result: dict[str, Any], above: str = "") -> Iterator[tuple[str, ...]]:
    """Yield table rows: what, n, score, floors, goal. Nested results are rows of their own."""
    name = " ".join(filter(None, (above, str(result.get("set", "")), str(result.get("part", "")))))
    score = next(
        (key for key in ("ours", "macro_f1", "f1", "flagged", "found") if key in result), None
    )
    if score is not None:
        yield (
            f"{name} {result.get('measure', '')}".strip(),
            str(result.get("n", result.get("positives", ""))),
            _score(result, score),
            _floors(result),
            str(result.get("goal", "")),
        )
    for key, value in result.items():
        if isinstance(value, dict) and key not in {"by_label", "by_step"}:
            yield from rows(value, f"{name} {key}".strip())


def _score(result: dict[str, Any], key: str) -> str:
    parts = [f"{key.replace('_', ' ')} {result[key]}"]
    if "interval" in result:
        low, high = result["interval"]
        parts.append(f"[{low}, {high}]")
    extra = (
        "precision",
        "recall",
        "false",
        "direct_precision",
        "direct_recall",
        "sure_precision",
        "sure_recall",
    )
    parts += [f"{name.replace('_', ' ')} {result[name]}" for name in extra if name in result]
    return ", ".join(parts)


def _floors(result: dict[str, Any]) -> str:
    known = ("word_list", "overlap", "lexical", "claim only", "majority")
    named = [f"{name.replace('_', ' ')} {result[name]}" for name in known if name in result]
    return ", ".join(named)


def table(found: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| what | n | score | floors | goal |"
    yield "|---|---|---|---|---|"
    for result in found:
        for row in rows(result):
            yield "| " + " | ".join(cell.replace("|", "/") for cell in row) + " |"
    yield ""


def pages(shared: Path) -> Iterator[str]:
    """Yield the scores on whole pages."""
    from evals import agreement, seed, whole_pages  # noqa: PLC0415 - they load the linter

    score = seed.score(shared)
    yield "## Whole pages"
    yield ""
    yield (
        f"- Seed page: {score['found']} of {score['wanted']} gold defects of tier M "
        f"({score['recall']:.1%}), precision by the gold {score['precision']:.1%} of "
        f"{score['findings']} findings, forbidden: {len(score['forbidden'])}."
    )
    whole = whole_pages.score()
    alarms = sum(map(len, whole["false_alarms"].values()))
    yield (
        f"- {whole['clean_pages']} careful pages: {alarms} findings at warning or error. "
        f"Planted defects: {whole['found']} of {whole['planted']} found; on those pages "
        f"{sum(whole['stray'].values())} of {whole['told_on_planted']} findings at warning or "
        f"error lie where nothing was planted."
    )
    twice = agreement.score()
    yield (
        f"- Labelled twice, {twice['pages']} pages: Cohen's kappa {twice['kappa']} over page and "
        f"rule; {twice['both']} defects named by both readers, {twice['first_alone']} by the first "
        f"alone, {twice['second_alone']} by the second alone."
    )
    yield ""


def main() -> None:
    """Run everything and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of data/ and seed/")
    shared = parser.parse_args().shared
    lines = [HEAD.rstrip(), "", *pages(shared)]
    for scorer in (*SCORERS, *OWN):
        lines += [f"## {' '.join(scorer)}", "", *table(told(scorer, shared))]
        print(" ".join(scorer), flush=True)
    for notes in filter(Path.is_file, NOTES):
        lines += [notes.read_text("utf-8").rstrip(), ""]
    RESULTS.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
