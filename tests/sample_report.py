"""One report with all that is hard to render, shared by the tests of every format."""

from pathlib import Path

from marrowlint.finding import (
    Abstention,
    Edit,
    Fault,
    Finding,
    Note,
    PageSummary,
    Place,
    Repair,
    Report,
    RuleInfo,
    Suppressed,
)
from marrowlint.severity import Confidence, Severity
from marrowlint.text import LineIndex, Span, Text

GOLDEN = Path(__file__).parent / "golden" / "report"

HOSTILE_NAME = "notes/a b#%\n::error::x\x1b]0;\udcff.md"
"""Not UTF-8, with a line feed, a workflow command and a terminal escape."""

_PAGE = """\
---
title: Bone broth
dose: .5 mg a day
---
Bone broth is simmered for many hours, strained and cooled, and people have drunk it for as long \
as there have been pots; today it is sold for joints, skin and sleep, and its primary applications \
are said to include bone regeneration, treatment of ischemic stroke, and hematopoietic support, \
which the page states as if it were known from trials in people rather than from one rat study.

😀é Broth 🩺 is a miracle for the knee.
骨のスープ is always safe
for everyone.
Rats were given the broth after a stroke.
"""


def text_of(content: str, *, path: str, crlf: bool) -> Text:
    """Return a text whose line ends were all of one kind."""
    ends = [at for at, code_point in enumerate(content) if code_point == "\n"] if crlf else []
    return Text(path, content, tuple(ends))


def place_of(text: Text, words: str) -> Place:
    """Return the place of the first ``words`` in ``text``, as the engine would."""
    start = text.content.index(words)
    span = Span(start, start + len(words))
    index = LineIndex(text.content)
    first, last = index.position(span.start), index.position(span.end)
    return Place(
        span=text.raw(span),
        start=first,
        end=last,
        utf16_columns=(index.utf16_column(span.start), index.utf16_column(span.end)),
        utf8_columns=(index.utf8_column(span.start), index.utf8_column(span.end)),
        text=words,
        lines=tuple(index.line_text(n) for n in range(first.line, last.line + 1))[:3],
    )


def finding_of(text: Text, words: str, **changes: object) -> Finding:
    """Return a finding on ``words`` with ``changes``."""
    given: dict[str, object] = {
        "rule": "hype-word",
        "family": "wording",
        "severity": Severity.WARNING,
        "confidence": Confidence.HIGH,
        "path": text.path,
        "place": place_of(text, words),
        "message": f"'{words}' promises more than any study shows.",
        "help": "Say what was measured, and in whom.",
        "why": "Words such as 'miracle' mislead readers (house decision, 2026).",
        "fingerprint": "00112233445566aa",
        "line_hash": "271789c17abda88f:1",
    }
    return Finding(**{**given, **changes})  # type: ignore[arg-type]


PAGE = text_of(_PAGE, path="monographs/bone broth.md", crlf=True)
NOTES = text_of(
    "The \x1b[31mcure\x1b[0m \u202eof all\u202c ##[error]ills\n", path=HOSTILE_NAME, crlf=False
)

STROKE = finding_of(
    PAGE,
    "treatment of ischemic stroke",
    rule="preclinical-qualifier-dropped",
    family="evidence",
    severity=Severity.ERROR,
    message="'treatment of ischemic stroke' is told as if it were known in people; its only "
    "source is a study in rats.",
    help="Say 'in rats', or cite a trial in people.",
    why="A claim may not be worded above the level of its weakest study "
    "(https://doi.org/10.1136/bmj.g7015).",
    sources=("broth2019", "https://user:hunter2@example.org/paper?api_key=S3CR3T&page=2"),
    related=(Note(place_of(PAGE, "Rats"), "the source [1] speaks of rats"),),
)
DOSE = finding_of(
    PAGE,
    ".5 mg",
    rule="naked-decimal",
    family="dose",
    severity=Severity.ERROR,
    message="'.5 mg' can be read as 5 mg.",
    help="Write a zero before the point.",
    why="ISMP, list of error-prone abbreviations.",
    fix=Repair("write 0.5 mg", (Edit(PAGE.raw(Span(32, 32)), "0"),), safe=True),
    fingerprint="00112233445566bb",
)
HYPE = finding_of(PAGE, "miracle", fingerprint="00112233445566cc", line_hash="54703d4cd895b18:1")
SAFETY = finding_of(
    PAGE,
    "always safe\nfor everyone",
    rule="safety-blanket",
    family="safety",
    message="'always safe for everyone' leaves no room for harm.",
    help="Name the people it was tested in.",
    why="CONSORT Harms 2022.",
    fingerprint="00112233445566dd",
)
CURE = finding_of(
    NOTES,
    "\x1b[31mcure\x1b[0m",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="'\x1b[31mcure\x1b[0m' \u202epromises more\u202c than any study shows.\n::error::pwned",
    fingerprint="00112233445566ee",
)


def _rule(finding: Finding) -> RuleInfo:
    return RuleInfo(
        id=finding.rule,
        family=finding.family,
        severity=finding.severity,
        confidence=finding.confidence,
        summary=f"Flag what {finding.rule} is about.",
        help=f"# {finding.rule}\n\nFlags: a *listed* cue.\n",
        why=finding.why,
    )


def _page(path: str, form: str, *counts: int) -> PageSummary:
    return PageSummary(path, form, True, *counts)  # noqa: FBT003 - the field's place is fixed


def _abstention(words: str, reason: str) -> Abstention:
    return Abstention("number-not-in-source", PAGE.path, place_of(PAGE, words), reason)


SAMPLE = Report(
    version="0.1.0",
    findings=(STROKE, DOSE, HYPE, SAFETY, CURE),
    abstentions=(
        _abstention("bone regeneration", "the source has no summary"),
        _abstention("skin and sleep", "no source is cited"),
        _abstention("hematopoietic support", "the source has no summary"),
    ),
    suppressed=(Suppressed(finding_of(PAGE, "Broth"), "quoted from a label"),),
    pages=(
        _page(PAGE.path, "markdown", 6, 5, 2, 2, 1),
        _page(HOSTILE_NAME, "outline", 1, 1, 0, 0, 0),
    ),
    passed_over=("README.md",),
    unread=("monographs/locked.md",),
    faults=(Fault(PAGE.path, "dose-missing", "KeyError: 'unit'"),),
    rules=tuple(_rule(each) for each in (STROKE, DOSE, HYPE, SAFETY)),
)
EMPTY = Report("0.1.0", (), (), (), (), (), (), (), ())
CLEAN = Report(
    "0.1.0",
    (),
    (),
    (),
    (_page("a.md", "markdown", 9, 4, 3, 4, 0),),
    (),
    (),
    (),
    (),
)
