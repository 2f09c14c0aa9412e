"""Count what the rules say of good text that nobody here wrote.

``python -m evals.corpora --shared ../shared`` prints, for each set and rule, the findings per
1,000 sentences and per article. ``--sample N`` prints N findings in their sentences, drawn with
``--seed``, to be read by a person; nothing is written to disk. ``--verdicts`` prints the precision
of each rule by the verdicts on file; ``--verdicts field`` those on pages found in the field.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.corpus_pages import GOOD, SETS, Document, documents
from evals.corpus_verdicts import FILE, digest, load, table
from marrowlint.finding import Finding, Report
from marrowlint.run import check_text
from marrowlint.settings import Options

LEFT_OUT = {
    "section-missing": "these texts were not written to the seven sections of a monograph",
    "review-date-missing": "the sets leave out dates and authors",
    "citation-markers-absent": "plain text has lost its markers, if it had any",
    "dose-missing": "a summary or an answer has no dosage section of its own",
    "safety-section-unsourced": "plain text has lost its references",
    "schema-violation": "front matter, if any, is another site's",
    "field-unknown": "front matter, if any, is another site's",
    "front-matter-invalid": "front matter, if any, is another site's",
    "source-unused": "reference lists of other sites hold further reading",
    "suppression-unused": "no text holds a suppression",
}
"""Rules that make no sense on these texts, each with the reason."""
_OPTIONS = Options(no_config=True, no_lock=True, ignore=tuple(LEFT_OUT))
_AROUND = 160


@dataclass(slots=True)
class Tally:
    """What came of one set."""

    articles: int = 0
    sentences: int = 0
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Severity and rule to findings."""


@dataclass(frozen=True, slots=True)
class Case:
    """One finding with the words around it."""

    document: Document
    finding: Finding

    @property
    def sha(self) -> str:
        """Return what stands for its sentence in the file of verdicts."""
        before, words, after = self.parts()
        start = max(before.rfind(stop) for stop in ("\n", ". ", "? ")) + 1
        stops = [at for stop in ("\n", ". ", "? ") if (at := after.find(stop)) >= 0]
        return digest(before[start:] + words + after[: min(stops, default=len(after))])

    def parts(self) -> tuple[str, str, str]:
        """Return the text before the words underlined, the words, and the text after."""
        text, span = self.document.text, self.finding.place.span
        return text[: span.start], text[span.start : span.end], text[span.end :]


def drawn(shared: Path, name: str, articles: int, seed: int) -> Iterator[Document]:
    """Yield ``articles`` documents of a set, drawn at random; all of them for 0."""
    found = list(documents(shared, name))
    if 0 < articles < len(found):
        chosen = sorted(random.Random(seed).sample(range(len(found)), articles))  # noqa: S311 - a sample to read
        found = [found[index] for index in chosen]
    yield from found


def run(found: Iterable[Document]) -> Iterator[tuple[Document, Report]]:
    """Yield each document with the report on it."""
    for document in found:
        yield document, check_text(document.text, f"{document.set}.md", _OPTIONS)


def count(tally: Tally, report: Report) -> None:
    """Add one report to ``tally``."""
    tally.articles += 1
    tally.sentences += sum(page.sentences for page in report.pages)
    for finding in report.findings:
        tally.rules[finding.severity.value, finding.rule] += 1


def rows(tallies: dict[str, Tally]) -> list[dict[str, Any]]:
    """Return a row for each set, severity and rule, and one for each severity as a whole."""
    found = []
    for name, tally in tallies.items():
        whole = Counter[tuple[str, str]]()
        for (severity, _), number in tally.rules.items():
            whole[severity, "all"] += number
        for (severity, rule), number in sorted((tally.rules + whole).items()):
            found.append(
                {
                    "set": name,
                    "articles": tally.articles,
                    "severity": severity,
                    "rule": rule,
                    "findings": number,
                    "per_1000_sentences": round(1000 * number / max(1, tally.sentences), 2),
                    "per_article": round(number / max(1, tally.articles), 2),
                }
            )
    return found


def show(case: Case) -> str:
    """Return a finding in its context, the words underlined in brackets."""
    before, words, after = case.parts()
    context = f"{before[-_AROUND:]}⟦{words}⟧{after[:_AROUND]}".replace("\n", " ")
    finding = case.finding
    return (
        f"{case.document.set} | {case.document.id} | {finding.severity.value} {finding.rule} | "
        f"{case.sha}\n    …{context}…\n    {finding.message}"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder that holds corpora/")
    parser.add_argument("--set", action="append", choices=sorted(SETS), help="only this set")
    parser.add_argument("--rule", action="append", help="only this rule")
    parser.add_argument("--severity", action="append", help="only this severity")
    parser.add_argument("--articles", type=int, default=150, help="articles a set; 0 for all")
    parser.add_argument("--sample", type=int, default=0, help="findings to print in context")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--verdicts",
        nargs="?",
        const="corpora",
        choices=("corpora", "field"),
        help="precision by verdicts on file: on the corpora, or on pages found in the field",
    )
    parser.add_argument("--json", action="store_true", help="print JSON only")
    arguments = parser.parse_args()
    if not arguments.verdicts and arguments.shared is None:
        parser.error("--shared is needed")
    return arguments


def _print(found: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for row in found:
        print("  ".join(f"{key}={value}" for key, value in row.items()))


def main() -> None:
    """Print the counts, a sample, or the precision on file."""
    arguments = _arguments()
    if arguments.verdicts:
        _print(table(load(FILE.with_name(f"{arguments.verdicts}.jsonl"))), as_json=arguments.json)
        return
    tallies: dict[str, Tally] = {}
    cases: list[Case] = []
    for name in arguments.set or GOOD:
        tallies[name] = Tally()
        found = drawn(arguments.shared, name, arguments.articles, arguments.seed)
        for document, report in run(found):
            count(tallies[name], report)
            cases += [Case(document, finding) for finding in report.findings]
    wanted = [
        case
        for case in cases
        if (not arguments.rule or case.finding.rule in arguments.rule)
        and (not arguments.severity or case.finding.severity.value in arguments.severity)
    ]
    if arguments.sample:
        draw = random.Random(arguments.seed).sample(wanted, min(arguments.sample, len(wanted)))  # noqa: S311 - as above
        print(*(show(case) for case in draw), sep="\n")
        return
    _print(rows(tallies), as_json=arguments.json)


if __name__ == "__main__":
    main()
