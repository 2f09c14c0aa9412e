"""Score ``marrowlint check`` on whole pages: careful ones and ones with planted defects.

``python -m evals.whole_pages [--json]`` prints, for each page of ``evals/pages``, the false alarms
at warning or error (clean pages) or the planted defects that were missed, recall per rule, and the
findings that lie on no planted defect (each is false, or a defect that its author did not label).
"""

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from marrowlint.finding import Finding
from marrowlint.run import check
from marrowlint.settings import Options
from marrowlint.severity import Severity

PAGES = Path(__file__).with_name("pages")
DEFECTS = ".defects.json"
_BARE = {"preclinical-as-clinical", "preclinical-qualifier-dropped"}
OPTIONS = Options(no_config=True, no_lock=True)


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted defect."""

    rule: str
    quote: str
    """The words of the page that hold it; ``""`` for a defect of the whole page."""
    also: tuple[str, ...] = ()
    """Other rules that name the same fault as well."""


@cache
def alarms(page: Path) -> list[Finding]:
    """Return the findings at warning or error on a page that should have none.

    That a page lists sources and cites none in its text is told once, and is right.
    """
    report = check([page], OPTIONS)
    return [
        found
        for found in report.findings
        if found.severity is not Severity.INFO and found.rule != "citation-markers-absent"
    ]


def planted(page: Path) -> list[Defect]:
    """Return the defects planted on ``page``."""
    rows = json.loads(page.with_name(page.stem + DEFECTS).read_text("utf-8"))
    return [Defect(row["rule"], row["quote"], tuple(row.get("also", ()))) for row in rows]


def missed(page: Path) -> list[Defect]:
    """Return the planted defects that no finding of their rule overlaps."""
    text = page.read_text("utf-8")
    findings = check([page], OPTIONS).findings
    return [
        defect
        for defect in planted(page)
        if not any(meets(found, defect, text) for found in findings)
    ]


def meets(found: Finding, defect: Defect, text: str) -> bool:
    """Return whether a finding is the defect: a rule that names it, words that overlap.

    A preclinical effect told bare has one fault and two rules; which speaks depends on whether
    the page tells it as preclinical elsewhere.
    """
    named = found.rule in {defect.rule, *defect.also}
    named |= {found.rule, defect.rule} == _BARE
    return named and (not defect.quote or touches(found, defect, text))


def touches(found: Finding, defect: Defect, text: str) -> bool:
    """Return whether a finding, of whatever rule, lies on the words of a defect."""
    if not defect.quote:
        return False
    quote = re.search(r"\s+".join(map(re.escape, defect.quote.split())), text)
    span = found.place.span
    return quote is not None and span.start < quote.end() and quote.start() < span.end


def stray(page: Path) -> list[Finding]:
    """Return the findings at warning or error on a planted page that no defect accounts for."""
    text, defects = page.read_text("utf-8"), planted(page)
    return [
        found
        for found in alarms(page)
        if not any(meets(found, one, text) or touches(found, one, text) for one in defects)
    ]


def pages(kind: str) -> list[Path]:
    """Return the pages of ``clean`` or ``planted``, sorted."""
    found = (PAGES / kind).iterdir()
    return sorted(path for path in found if not path.name.endswith(DEFECTS))


def score() -> dict[str, Any]:
    """Return false alarms, missed defects, and planted and found per rule."""
    false = {page.name: [_told(found) for found in alarms(page)] for page in pages("clean")}
    gone = {page.name: missed(page) for page in pages("planted")}
    told = [found for page in pages("planted") for found in alarms(page)]
    astray = [found for page in pages("planted") for found in stray(page)]
    wanted = Counter(defect.rule for page in pages("planted") for defect in planted(page))
    lost = Counter(defect.rule for page in gone.values() for defect in page)
    return {
        "clean_pages": len(false),
        "false_alarms": {name: told for name, told in false.items() if told},
        "planted": wanted.total(),
        "found": wanted.total() - lost.total(),
        "recall": round(1 - lost.total() / wanted.total(), 3),
        "told_on_planted": len(told),
        "stray": dict(Counter(found.rule for found in astray).most_common()),
        "missed": {
            name: [f"{defect.rule}: {defect.quote}" for defect in defects]
            for name, defects in gone.items()
        },
        "rules": {rule: [wanted[rule] - lost[rule], wanted[rule]] for rule in sorted(wanted)},
    }


def _told(found: Finding) -> str:
    return f"{found.rule}: {found.place.text}"


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    result = score()
    if parser.parse_args().json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
        return
    print(
        f"{result['clean_pages']} careful pages, false alarms: {result['false_alarms'] or 'none'}"
    )
    print(f"planted defects found: {result['found']} of {result['planted']}")
    print(
        f"findings at warning or error there: {result['told_on_planted']}, "
        f"on words where nothing was planted: {result['stray'] or 'none'}"
    )
    for name, defects in result["missed"].items():
        print(f"{name}:", *defects, sep="\n  missed ")
    for rule, (found, wanted) in result["rules"].items():
        print(f"{rule:34}{found:3} of {wanted}")


if __name__ == "__main__":
    main()
