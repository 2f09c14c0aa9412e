"""Hold what a run found: findings, abstentions, and the report that carries them."""

from msgspec import Struct

from marrowlint.severity import Confidence, Severity
from marrowlint.text import Position, Span


class Place(Struct, frozen=True, gc=False):
    """A span of one file with all that reports need to show it."""

    span: Span
    """In code points of the file as it is on disk (after any byte order mark)."""
    start: Position
    end: Position
    """Just after the last code point."""
    utf16_columns: tuple[int, int]
    utf8_columns: tuple[int, int]
    text: str
    """The words underlined, as the author wrote them."""
    lines: tuple[str, ...]
    """The file's lines from the first to the last of the span, without line ends; at most three."""


class Note(Struct, frozen=True):
    """Another place that explains a finding."""

    place: Place
    message: str


class Edit(Struct, frozen=True):
    """Replace the text at ``span`` (as in ``Place.span``) by ``new``."""

    span: Span
    new: str


class Repair(Struct, frozen=True):
    """A way to mend a finding."""

    title: str
    """What it does, in the imperative: "write 0.5 mg"."""
    edits: tuple[Edit, ...]
    safe: bool
    """True where a tool may apply it unseen; False where a person must agree."""


class Finding(Struct, frozen=True):
    """A fault, stamped by the engine with rule, severity and place."""

    rule: str
    family: str
    severity: Severity
    confidence: Confidence
    path: str
    place: Place
    message: str
    """Quotes the author's words and says the fault, in one or two sentences."""
    help: str
    """The way out, in one sentence."""
    why: str
    """The standard behind the rule, as its ``Meta`` names it."""
    sources: tuple[str, ...] = ()
    """Ids (or URLs) of the page's sources the finding is about."""
    related: tuple[Note, ...] = ()
    fix: Repair | None = None
    fingerprint: str = ""
    """16 hex digits: stable while rule, file and underlined words stay as they are."""
    line_hash: str = ""
    """GitHub code scanning's ``primaryLocationLineHash``: ``hex:count``."""


class Abstention(Struct, frozen=True):
    """Something a rule looked at and could not judge: counted apart, never a pass."""

    rule: str
    path: str
    place: Place
    reason: str


class Suppressed(Struct, frozen=True):
    """A finding that a comment in the page silenced, and the reason it gives."""

    finding: Finding
    reason: str


class Fault(Struct, frozen=True):
    """A bug of ours: a rule or step that crashed on one page; the run went on, exit code 3."""

    path: str
    step: str
    """The rule id or the step's name."""
    detail: str
    """Exception type and message, one line."""


class PageSummary(Struct, frozen=True):
    """What was looked at on one page."""

    path: str
    form: str
    """``markdown``, ``yaml``, ``json`` or ``outline``; ``""`` where it could not be read."""
    readable: bool
    sentences: int = 0
    claims: int = 0
    sources: int = 0
    cited: int = 0
    """Claims bound to at least one source by a citation."""
    matched: int = 0
    """Claims bound to at least one source by content alone."""


class Standing(Struct, frozen=True):
    """How much is known from outside of one source of a page, and since when."""

    path: str
    """Of the page."""
    source: str
    """Its id there."""
    key: str
    """What it is known by, ``scheme:value``; ``""`` where it gives nothing to know it by."""
    verdict: str = ""
    """``alive``, ``dead`` or ``unknown``; ``""`` where nothing that is known can be used."""
    on: str = ""
    """The day on which it was asked about, ``2026-11-23``; of several records the oldest."""
    why: str = ""
    """Why nothing is known, or nothing that can be used: then it is unchecked."""
    note: str = ""
    """What else is to be said of what is known, such as which revision it is from."""


class RuleInfo(Struct, frozen=True):
    """What a report needs to know of a rule."""

    id: str
    family: str
    severity: Severity
    """As shipped, before any configuration."""
    confidence: Confidence
    summary: str
    """The first line of its documentation."""
    help: str
    """Its whole documentation, Markdown."""
    why: str
    """The standard it quotes, with an address where it has one."""


class Report(Struct, frozen=True):
    """Everything one run has to say; the only input of every output format."""

    version: str
    """Of marrowlint itself."""
    findings: tuple[Finding, ...]
    """By path; inside a page the worst first, then by rule order and place."""
    abstentions: tuple[Abstention, ...]
    suppressed: tuple[Suppressed, ...]
    pages: tuple[PageSummary, ...]
    passed_over: tuple[str, ...]
    """Files met while walking that hold no monograph."""
    unread: tuple[str, ...]
    """Files that could not be opened at all: the run is incomplete."""
    faults: tuple[Fault, ...]
    rules: tuple[RuleInfo, ...]
    """Every rule that ran, in the order of running."""
    standings: tuple[Standing, ...] = ()
    """Each source of the pages that have a lock; by path and place in the page."""
